package dev.signet.jose.examples.kms;

import java.util.function.Consumer;

/** As much of {@code software.amazon.awssdk:kms} (2.x) as {@link AwsKms} needs, in the same shape. */
interface AwsSdk {

    interface KmsClient {
        SignResponse sign(Consumer<SignRequest.Builder> request);

        DecryptResponse decrypt(Consumer<DecryptRequest.Builder> request);

        DeriveSharedSecretResponse deriveSharedSecret(Consumer<DeriveSharedSecretRequest.Builder> request);
    }

    interface SignRequest {
        interface Builder {
            Builder keyId(String keyId);

            Builder message(SdkBytes message);

            Builder messageType(MessageType type);

            Builder signingAlgorithm(SigningAlgorithmSpec algorithm);
        }
    }

    interface DecryptRequest {
        interface Builder {
            Builder keyId(String keyId);

            Builder ciphertextBlob(SdkBytes ciphertext);

            Builder encryptionAlgorithm(EncryptionAlgorithmSpec algorithm);
        }
    }

    interface DeriveSharedSecretRequest {
        interface Builder {
            Builder keyId(String keyId);

            Builder publicKey(SdkBytes subjectPublicKeyInfo);

            Builder keyAgreementAlgorithm(KeyAgreementAlgorithmSpec algorithm);
        }
    }

    record SignResponse(SdkBytes signature) {}

    record DecryptResponse(SdkBytes plaintext) {}

    record DeriveSharedSecretResponse(SdkBytes sharedSecret) {}

    enum MessageType {
        RAW,
        DIGEST
    }

    enum SigningAlgorithmSpec {
        ECDSA_SHA_256,
        RSASSA_PSS_SHA_256
    }

    enum EncryptionAlgorithmSpec {
        RSAES_OAEP_SHA_256
    }

    enum KeyAgreementAlgorithmSpec {
        ECDH
    }

    final class SdkBytes {
        private final byte[] octets;

        private SdkBytes(byte[] octets) {
            this.octets = octets;
        }

        static SdkBytes fromByteArray(byte[] octets) {
            return new SdkBytes(octets.clone());
        }

        byte[] asByteArray() {
            return octets.clone();
        }
    }

    class KmsException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        KmsException(String message) {
            super(message);
        }
    }

    final class InvalidCiphertextException extends KmsException {
        private static final long serialVersionUID = 1L;

        InvalidCiphertextException(String message) {
            super(message);
        }
    }
}
