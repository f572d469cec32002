package dev.signet.jose.jwe;

import dev.signet.jose.core.internal.RsaLimit;
import java.security.Key;
import java.security.interfaces.RSAKey;

/** RFC 7518 section 4.3: RSA keys of 2048 bits or more, whatever the hash; and no key that is an attack by its size. */
final class RsaKeySize {

    private static final int LEAST_BITS = 2048;
    private static final int MOST_BITS = 16384;

    private RsaKeySize() {}

    /**
     * Returns the length of the modulus, k, which is the length of each encrypted key.
     *
     * @return octets
     * @throws IllegalArgumentException if the key is too small, too large, or limited to RSASSA-PSS
     */
    static <K extends Key & RSAKey> int modulusOctets(K key, String algorithm) {
        RsaLimit.of(key).requirePermits(algorithm);
        return (requireBits(key, algorithm) + Byte.SIZE - 1) / Byte.SIZE;
    }

    /**
     * Returns the length of the modulus.
     *
     * @return bits
     * @throws IllegalArgumentException if the key is too small or too large
     */
    static int requireBits(RSAKey key, String algorithm) {
        int bits = key.getModulus().bitLength();
        if (bits < LEAST_BITS || bits > MOST_BITS) {
            throw new IllegalArgumentException(algorithm + " needs an RSA key of " + LEAST_BITS + " to " + MOST_BITS
                    + " bits, this one has " + bits);
        }
        return bits;
    }
}
