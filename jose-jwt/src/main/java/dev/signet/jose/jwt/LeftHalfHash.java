package dev.signet.jose.jwt;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.signet.jose.core.Base64Url;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Optional;

/** The left half of a hash, by which an ID token names what was issued with it (OpenID Connect Core, section 3.1.3.6). */
final class LeftHalfHash {

    private LeftHalfHash() {}

    /**
     * Returns the half of the hash that belongs to the fully-specified algorithm of the ID token, or empty if none is
     * defined for it.
     */
    static Optional<String> of(String value, String alg) {
        return hash(alg).map(name -> {
            // ASCII by the standard; UTF-8 keeps what is not from being taken for a question mark.
            byte[] whole = digest(name, value.getBytes(UTF_8));
            return Base64Url.encode(Arrays.copyOf(whole, whole.length / 2));
        });
    }

    private static Optional<String> hash(String alg) {
        return switch (alg) {
            case "HS256", "RS256", "PS256", "ES256", "ES256K" -> Optional.of("SHA-256");
            case "HS384", "RS384", "PS384", "ES384" -> Optional.of("SHA-384");
            // Ed25519 hashes with SHA-512 (RFC 8032 section 5.1).
            case "HS512", "RS512", "PS512", "ES512", "Ed25519" -> Optional.of("SHA-512");
            default -> Optional.empty();
        };
    }

    private static byte[] digest(String name, byte[] octets) {
        try {
            return MessageDigest.getInstance(name).digest(octets);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has " + name, e);
        }
    }
}
