package dev.signet.jose.jwe;

import dev.signet.jose.jwk.Jwk;
import dev.signet.jose.jwk.OctJwk;
import java.util.Optional;
import javax.crypto.SecretKey;

/** The octets of symmetric keys, whose length is the one thing that can be checked about them. */
final class SecretOctets {

    private SecretOctets() {}

    /** Returns the octets of a JWK that an algorithm for symmetric keys takes. */
    static byte[] of(Jwk key) {
        return ((OctJwk) key).key().getEncoded();
    }

    /**
     * Returns the octets of a key.
     *
     * @param algorithm for the message
     * @throws IllegalArgumentException if the key does not show its octets, or has not exactly so many
     */
    static byte[] of(SecretKey key, String algorithm, int expected) {
        byte[] octets = key.getEncoded();
        if (octets == null) {
            throw new IllegalArgumentException(algorithm + " needs a key that shows its octets");
        }
        mismatch(octets, algorithm, expected).ifPresent(mismatch -> {
            throw new IllegalArgumentException(mismatch);
        });
        return octets;
    }

    /** Returns why a key has the wrong length; empty if it has not. */
    static Optional<String> mismatch(byte[] octets, String algorithm, int expected) {
        return octets.length == expected
                ? Optional.empty()
                : Optional.of(algorithm + " needs a key of " + expected + " octets, this one has " + octets.length);
    }
}
