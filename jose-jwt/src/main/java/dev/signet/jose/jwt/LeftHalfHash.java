package dev.signet.jose.jwt;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.signet.jose.core.Base64Url;
import dev.signet.jose.core.internal.AlgorithmSpec;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Optional;

/**
 * The left half of a hash, which ties an ID token to what was issued with it (OpenID Connect Core, section 3.1.3.6).
 */
final class LeftHalfHash {

    private LeftHalfHash() {}

    /**
     * Returns the half of the hash that belongs to the fully-specified algorithm of the ID token, or empty if none is
     * defined for it.
     */
    static Optional<String> of(String value, String alg) {
        return AlgorithmSpec.named(alg).flatMap(AlgorithmSpec::hash).map(name -> {
            // ASCII by the standard; in UTF-8 other characters do not all become question marks.
            byte[] whole = digest(name, value.getBytes(UTF_8));
            return Base64Url.encode(Arrays.copyOf(whole, whole.length / 2));
        });
    }

    private static byte[] digest(String name, byte[] octets) {
        try {
            return MessageDigest.getInstance(name).digest(octets);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has " + name, e);
        }
    }
}
