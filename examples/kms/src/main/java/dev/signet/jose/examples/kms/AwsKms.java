package dev.signet.jose.examples.kms;

import dev.signet.jose.examples.kms.AwsSdk.EncryptionAlgorithmSpec;
import dev.signet.jose.examples.kms.AwsSdk.InvalidCiphertextException;
import dev.signet.jose.examples.kms.AwsSdk.KeyAgreementAlgorithmSpec;
import dev.signet.jose.examples.kms.AwsSdk.KmsClient;
import dev.signet.jose.examples.kms.AwsSdk.MessageType;
import dev.signet.jose.examples.kms.AwsSdk.SdkBytes;
import dev.signet.jose.examples.kms.AwsSdk.SigningAlgorithmSpec;
import dev.signet.jose.jwe.ExternalKeyAgreement;
import dev.signet.jose.jwe.ExternalUnwrapper;
import dev.signet.jose.jws.Ecdsa;
import dev.signet.jose.jws.ExternalSigner;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;

/** Keys in AWS KMS. ECDSA signatures come in DER. Thread-safe, as the client is. */
final class AwsKms {

    private AwsKms() {}

    /** A key of spec ECC_NIST_P256, usage SIGN_VERIFY. */
    static ExternalSigner es256(KmsClient kms, String keyId) {
        return signingInput -> Ecdsa.ES256.fromDer(sign(kms, keyId, signingInput, SigningAlgorithmSpec.ECDSA_SHA_256));
    }

    /** A key of spec RSA_2048 or longer, usage SIGN_VERIFY. */
    static ExternalSigner ps256(KmsClient kms, String keyId) {
        return signingInput -> sign(kms, keyId, signingInput, SigningAlgorithmSpec.RSASSA_PSS_SHA_256);
    }

    /** A whole message may have 4,096 octets, which a token easily has; a digest is always short enough. */
    private static byte[] sign(KmsClient kms, String keyId, byte[] signingInput, SigningAlgorithmSpec algorithm)
            throws GeneralSecurityException {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(signingInput);
        return kms.sign(request -> request.keyId(keyId)
                        .message(SdkBytes.fromByteArray(digest))
                        .messageType(MessageType.DIGEST)
                        .signingAlgorithm(algorithm))
                .signature()
                .asByteArray();
    }

    /** A key of spec RSA_2048 or longer, usage ENCRYPT_DECRYPT. */
    static ExternalUnwrapper rsaOaep256(KmsClient kms, String keyId) {
        return encryptedKey -> {
            try {
                return kms.decrypt(request -> request.keyId(keyId)
                                .ciphertextBlob(SdkBytes.fromByteArray(encryptedKey))
                                .encryptionAlgorithm(EncryptionAlgorithmSpec.RSAES_OAEP_SHA_256))
                        .plaintext()
                        .asByteArray();
            } catch (InvalidCiphertextException e) {
                throw new GeneralSecurityException("AWS KMS refuses this encrypted key", e);
            }
        };
    }

    /** A key of spec ECC_NIST_P256, P384 or P521, usage KEY_AGREEMENT. What comes is Z itself, nothing is derived yet. */
    static ExternalKeyAgreement ecdh(KmsClient kms, String keyId) {
        return ephemeral -> kms.deriveSharedSecret(request -> request.keyId(keyId)
                        .publicKey(SdkBytes.fromByteArray(ephemeral.getEncoded()))
                        .keyAgreementAlgorithm(KeyAgreementAlgorithmSpec.ECDH))
                .sharedSecret()
                .asByteArray();
    }
}
