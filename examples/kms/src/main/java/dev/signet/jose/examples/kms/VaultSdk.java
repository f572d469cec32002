package dev.signet.jose.examples.kms;

import java.util.Map;

/** As much of {@code org.springframework.vault:spring-vault-core} (3.x) as {@link VaultTransit} needs, in the same shape. */
interface VaultSdk {

    interface VaultOperations {
        VaultResponse write(String path, Object body);
    }

    interface VaultResponse {
        Map<String, Object> getRequiredData();
    }

    final class VaultException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        VaultException(String message, Throwable cause) {
            super(message, cause);
        }
    }

    class HttpClientErrorException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        HttpClientErrorException(String message) {
            super(message);
        }

        static final class BadRequest extends HttpClientErrorException {
            private static final long serialVersionUID = 1L;

            BadRequest(String message) {
                super(message);
            }
        }
    }
}
