package dev.signet.jose.examples.kms;

/** As much of {@code com.azure:azure-security-keyvault-keys} (4.x) as {@link AzureKeyVault} needs, in the same shape. */
interface AzureSdk {

    interface CryptographyClient {
        SignResult signData(SignatureAlgorithm algorithm, byte[] data);

        UnwrapResult unwrapKey(KeyWrapAlgorithm algorithm, byte[] encryptedKey);
    }

    interface SignResult {
        byte[] getSignature();
    }

    interface UnwrapResult {
        byte[] getKey();
    }

    enum SignatureAlgorithm {
        ES256,
        PS256
    }

    enum KeyWrapAlgorithm {
        RSA_OAEP_256
    }

    interface HttpResponse {
        int getStatusCode();
    }

    final class HttpResponseException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final int status;

        HttpResponseException(int status) {
            super("Status code " + status);
            this.status = status;
        }

        HttpResponse getResponse() {
            return () -> status;
        }
    }
}
