package dev.signet.jose.interop;

import java.util.Random;

/** Octets to sign and to encrypt: the same at every run, and no text, so that they are not taken for claims. */
final class Payload {
    private Payload() {}

    static byte[] ofOctets(int count) {
        byte[] octets = new byte[count];
        new Random(7515).nextBytes(octets);
        return octets;
    }
}
