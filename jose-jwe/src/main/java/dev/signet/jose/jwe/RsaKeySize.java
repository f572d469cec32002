package dev.signet.jose.jwe;

import dev.signet.jose.core.internal.RsaLimit;
import dev.signet.jose.core.internal.RsaSize;
import java.security.Key;
import java.security.interfaces.RSAKey;

/** RFC 7518 section 4.3: RSA keys of 2048 bits or more, whatever the hash; and no key that is an attack by its size. */
final class RsaKeySize {

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
        RsaSize.require(algorithm, bits);
        return bits;
    }
}
