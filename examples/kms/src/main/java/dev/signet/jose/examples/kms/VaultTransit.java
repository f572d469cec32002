package dev.signet.jose.examples.kms;

import dev.signet.jose.examples.kms.VaultSdk.HttpClientErrorException;
import dev.signet.jose.examples.kms.VaultSdk.VaultException;
import dev.signet.jose.examples.kms.VaultSdk.VaultOperations;
import dev.signet.jose.jwe.ExternalUnwrapper;
import dev.signet.jose.jws.ExternalSigner;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Keys in the Transit engine of HashiCorp Vault. ECDSA signatures come in DER unless {@code marshaling_algorithm} is
 * {@code jws}. Thread-safe, as the client is.
 */
final class VaultTransit {

    private VaultTransit() {}

    /** A key of type ecdsa-p256. The answer is {@code vault:v1:} and R || S in base64url. */
    static ExternalSigner es256(VaultOperations vault, String key, int version) {
        return signingInput -> {
            Map<String, Object> answer = vault.write(
                            "transit/sign/" + key + "/sha2-256",
                            Map.of(
                                    "input",
                                    Base64.getEncoder().encodeToString(signingInput),
                                    "key_version",
                                    version,
                                    "marshaling_algorithm",
                                    "jws"))
                    .getRequiredData();
            return Base64.getUrlDecoder().decode(stripped(answer.get("signature"), version));
        };
    }

    /** A key of type rsa-2048 or longer. Vault's own salt is as long as possible, that of PS256 as long as the hash. */
    static ExternalSigner ps256(VaultOperations vault, String key, int version) {
        return signingInput -> {
            Map<String, Object> answer = vault.write(
                            "transit/sign/" + key + "/sha2-256",
                            Map.of(
                                    "input",
                                    Base64.getEncoder().encodeToString(signingInput),
                                    "key_version",
                                    version,
                                    "signature_algorithm",
                                    "pss",
                                    "salt_length",
                                    "hash"))
                    .getRequiredData();
            return Base64.getDecoder().decode(stripped(answer.get("signature"), version));
        };
    }

    /** A key of type rsa-2048 or longer: RSA-OAEP with SHA-256. */
    static ExternalUnwrapper rsaOaep256(VaultOperations vault, String key, int version) {
        return encryptedKey -> {
            String ciphertext = "vault:v" + version + ":" + Base64.getEncoder().encodeToString(encryptedKey);
            try {
                Map<String, Object> answer = vault.write("transit/decrypt/" + key, Map.of("ciphertext", ciphertext))
                        .getRequiredData();
                return Base64.getDecoder().decode((String) answer.get("plaintext"));
            } catch (VaultException e) {
                if (e.getCause() instanceof HttpClientErrorException.BadRequest) {
                    throw new GeneralSecurityException("Vault refuses this encrypted key", e);
                }
                throw e;
            }
        };
    }

    /** A signature by another version would be one by another key than the kid says. */
    private static String stripped(@Nullable Object answer, int version) {
        String prefix = "vault:v" + version + ":";
        if (answer instanceof String text && text.startsWith(prefix)) {
            return text.substring(prefix.length());
        }
        throw new IllegalStateException("expected a signature that begins with " + prefix);
    }
}
