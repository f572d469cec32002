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
        return octets(key, algorithm);
    }

    /**
     * Returns the length of the modulus of a key that is not limited to RSASSA-PSS.
     *
     * @return octets
     * @throws IllegalArgumentException if the key is too small or too large
     */
    static int octets(RSAKey key, String algorithm) {
        int bits = key.getModulus().bitLength();
        RsaSize.require(algorithm, bits);
        return (bits + Byte.SIZE - 1) / Byte.SIZE;
    }
}
