package dev.signet.jose.examples.kms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.signet.jose.core.KeySourceException;
import dev.signet.jose.examples.kms.VaultSdk.HttpClientErrorException;
import dev.signet.jose.examples.kms.VaultSdk.VaultException;
import dev.signet.jose.examples.kms.VaultSdk.VaultOperations;
import dev.signet.jose.examples.kms.VaultSdk.VaultResponse;
import dev.signet.jose.jwe.ExternalUnwrapper;
import dev.signet.jose.jws.Ecdsa;
import dev.signet.jose.jws.ExternalSigner;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class VaultTransitTest extends RecipeContract {

    private final InMemoryVault vault = new InMemoryVault();

    @Override
    ExternalSigner es256() {
        return VaultTransit.es256(vault, "ec", 1);
    }

    @Override
    ExternalSigner ps256() {
        return VaultTransit.ps256(vault, "rsa", 1);
    }

    @Override
    ExternalUnwrapper rsaOaep256() {
        return VaultTransit.rsaOaep256(vault, "rsa", 1);
    }

    @Override
    void goAway() {
        vault.away = true;
    }

    @Test
    void der_as_it_comes_without_jws_is_refused() {
        ExternalSigner asn1 = signingInput -> {
            Object signature = vault.write(
                            "transit/sign/ec/sha2-256",
                            Map.of("input", Base64.getEncoder().encodeToString(signingInput), "key_version", 1))
                    .getRequiredData()
                    .get("signature");
            return Base64.getDecoder().decode(((String) signature).substring("vault:v1:".length()));
        };

        assertThatIllegalStateException()
                .isThrownBy(() -> Ecdsa.ES256.signer(asn1).sign(new byte[] {1, 2, 3}))
                .withMessageContaining("R || S of 64");
    }

    @Test
    void a_signature_by_another_version_is_not_used() {
        vault.answers = 2;

        assertThatExceptionOfType(KeySourceException.class)
                .isThrownBy(() -> Ecdsa.ES256.signer(es256()).sign(new byte[] {1, 2, 3}))
                .havingCause()
                .withMessage("expected a signature that begins with vault:v1:");
    }

    private static final class InMemoryVault implements VaultOperations {

        private boolean away;
        private int answers = 1;

        @Override
        public VaultResponse write(String path, Object body) {
            if (away) {
                throw new VaultException("Status 503 Service Unavailable", new IllegalStateException("sealed"));
            }
            try {
                Map<?, ?> request = (Map<?, ?>) body;
                return path.startsWith("transit/decrypt/") ? decrypted(request) : signed(path, request);
            } catch (GeneralSecurityException e) {
                throw new VaultException("Status 400 Bad Request", new HttpClientErrorException.BadRequest("crypto"));
            }
        }

        private static VaultResponse decrypted(Map<?, ?> request) throws GeneralSecurityException {
            String ciphertext = (String) request.get("ciphertext");
            assertThat(ciphertext).startsWith("vault:v1:");
            byte[] plaintext =
                    InMemoryKeys.oaep(Base64.getDecoder().decode(ciphertext.substring("vault:v1:".length())));
            return () -> Map.of("plaintext", Base64.getEncoder().encodeToString(plaintext));
        }

        private VaultResponse signed(String path, Map<?, ?> request) throws GeneralSecurityException {
            byte[] input = Base64.getDecoder().decode((String) request.get("input"));
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(input);
            assertThat(request.get("key_version")).isEqualTo(1);
            String signature;
            if (path.equals("transit/sign/ec/sha2-256")) {
                signature = "jws".equals(request.get("marshaling_algorithm"))
                        ? Base64.getUrlEncoder().withoutPadding().encodeToString(InMemoryKeys.ecdsaAsRAndS(input))
                        : Base64.getEncoder().encodeToString(InMemoryKeys.ecdsaInDer(digest));
            } else {
                assertThat(path).isEqualTo("transit/sign/rsa/sha2-256");
                int salt = "hash".equals(request.get("salt_length")) ? 32 : 222;
                signature = Base64.getEncoder().encodeToString(InMemoryKeys.pss(digest, salt));
            }
            return () -> Map.of("signature", "vault:v" + answers + ":" + signature);
        }
    }
}
