package dev.signet.jose.jwe;

import dev.signet.jose.jwk.Jwk;
import dev.signet.jose.jwk.KeyOperation;
import java.security.Provider;
import java.util.Arrays;
import java.util.concurrent.Callable;

/** What a JWK says about itself, {@code alg}, {@code use} and {@code key_ops}, taken at its word (RFC 7517 section 4). */
final class JwkRules {

    private JwkRules() {}

    /**
     * Returns the key, if it may be used so.
     *
     * @param operations of which one is enough
     * @throws IllegalArgumentException if the JWK is for another algorithm or does not permit any of the operations
     */
    static <K extends Jwk> K permitting(K jwk, String algorithm, KeyOperation... operations) {
        if (jwk.algorithm().filter(alg -> !alg.equals(algorithm)).isPresent()) {
            throw new IllegalArgumentException(algorithm + ": this JWK is for another \"alg\"");
        }
        if (Arrays.stream(operations).noneMatch(jwk::permits)) {
            throw new IllegalArgumentException(algorithm + ": this JWK's \"use\" or \"key_ops\" do not permit \""
                    + operations[0].jwkName() + "\"");
        }
        return jwk;
    }

    /** The complaint about a JWK that has only a public key where a private one is needed. */
    static IllegalArgumentException notPrivate(String algorithm) {
        return new IllegalArgumentException(algorithm + " decrypts with a private key, this JWK is public");
    }

    /**
     * Refuses a key that a provider does not take, when the key is joined with the provider and not with the first token.
     * What the provider says is not repeated: it may depend on the key.
     *
     * @param use begins an operation with the key
     */
    static void requireTaken(String algorithm, Provider provider, Callable<?> use) {
        try {
            use.call();
        } catch (Exception e) {
            throw new IllegalArgumentException(
                    algorithm + ": the provider " + provider.getName() + " does not take this key");
        }
    }

    /** Puts a JWK's key ID into the header of an encrypter. */
    static JweEncrypter named(JweEncrypter encrypter, Jwk jwk) {
        return jwk.keyId().map(encrypter::withKeyId).orElse(encrypter);
    }
}
