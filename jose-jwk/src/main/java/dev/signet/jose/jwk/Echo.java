package dev.signet.jose.jwk;

import java.security.SecureRandom;

/**
 * "Random" octets that are all known: what a key generator makes of them is the key pair that they determine. For one
 * thread.
 */
final class Echo extends SecureRandom {

    private static final long serialVersionUID = 1;

    private final byte[] octets;
    private boolean used;

    Echo(byte[] octets) {
        this.octets = octets.clone();
    }

    /** Returns whether the octets were asked for: some generators have randomness of their own. */
    boolean isUsed() {
        return used;
    }

    @Override
    public void nextBytes(byte[] bytes) {
        if (bytes.length != octets.length) {
            throw new IllegalStateException("asked for " + bytes.length + " octets");
        }
        System.arraycopy(octets, 0, bytes, 0, octets.length);
        used = true;
    }
}
