package dev.signet.jose.examples.kms;

/** As much of {@code com.google.cloud:google-cloud-kms} (2.x) as {@link GoogleCloudKms} needs, in the same shape. */
interface GoogleSdk {

    interface KeyManagementServiceClient {
        AsymmetricSignResponse asymmetricSign(String name, Digest digest);

        AsymmetricDecryptResponse asymmetricDecrypt(String name, ByteString ciphertext);
    }

    interface AsymmetricSignResponse {
        ByteString getSignature();
    }

    interface AsymmetricDecryptResponse {
        ByteString getPlaintext();
    }

    final class Digest {
        private final ByteString sha256;

        private Digest(ByteString sha256) {
            this.sha256 = sha256;
        }

        static Builder newBuilder() {
            return new Builder();
        }

        ByteString getSha256() {
            return sha256;
        }

        static final class Builder {
            private ByteString sha256 = ByteString.copyFrom(new byte[0]);

            Builder setSha256(ByteString digest) {
                this.sha256 = digest;
                return this;
            }

            Digest build() {
                return new Digest(sha256);
            }
        }
    }

    final class ByteString {
        private final byte[] octets;

        private ByteString(byte[] octets) {
            this.octets = octets;
        }

        static ByteString copyFrom(byte[] octets) {
            return new ByteString(octets.clone());
        }

        byte[] toByteArray() {
            return octets.clone();
        }
    }

    class ApiException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        ApiException(String message) {
            super(message);
        }
    }

    final class InvalidArgumentException extends ApiException {
        private static final long serialVersionUID = 1L;

        InvalidArgumentException(String message) {
            super(message);
        }
    }
}
