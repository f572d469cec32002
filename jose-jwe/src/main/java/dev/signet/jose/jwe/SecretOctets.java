package dev.signet.jose.jwe;

import javax.crypto.SecretKey;

/** The octets of symmetric keys, whose length is the one thing that can be checked about them. */
final class SecretOctets {

    private SecretOctets() {}

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
        if (octets.length != expected) {
            throw new IllegalArgumentException(
                    algorithm + " needs a key of " + expected + " octets, this one has " + octets.length);
        }
        return octets;
    }
}
