package dev.signet.jose.jws;

import dev.signet.jose.core.internal.IdleInstances;
import java.util.Arrays;

/**
 * Arrays in which one signer puts tokens together, so that a token costs no array beside its {@link String}. They hold
 * claims and signatures, so they are overwritten before they wait for the next token. Thread-safe.
 */
final class TokenBuffers {

    /** Nearly every token is shorter; a longer one gets an array of its own, which is not kept. */
    static final int OCTETS = 4096;

    private final IdleInstances<byte[]> idle = new IdleInstances<>();

    /** Returns an array for the caller alone, with room for at least so many octets and zeros in all of them. */
    byte[] take(int octets) {
        if (octets > OCTETS) {
            return new byte[octets];
        }
        byte[] waiting = idle.take();
        return waiting == null ? new byte[OCTETS] : waiting;
    }

    /** Keeps an array, which nothing else uses any more and of which only the first octets were written. */
    void giveBack(byte[] buffer, int written) {
        if (buffer.length == OCTETS) {
            Arrays.fill(buffer, 0, written, (byte) 0);
            idle.giveBack(buffer);
        }
    }
}
