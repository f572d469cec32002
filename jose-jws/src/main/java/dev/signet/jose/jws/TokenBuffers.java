package dev.signet.jose.jws;

import dev.signet.jose.core.internal.IdleInstances;
import java.util.Arrays;
import java.util.function.Supplier;

/**
 * What one signer puts tokens together in and signs them with, so that a token costs little beside its {@link String}.
 * The arrays hold claims and signatures, so they are overwritten before they wait for the next token. Thread-safe.
 */
final class TokenBuffers {

    /** Nearly every token is shorter; a longer one gets an array of its own, which is not kept. */
    static final int OCTETS = 4096;

    private final IdleInstances<Buffer> idle = new IdleInstances<>();
    private final Supplier<SigningPrimitive.PrefixedSigning> signing;

    /** @param signing returns a signing function for one thread */
    TokenBuffers(Supplier<SigningPrimitive.PrefixedSigning> signing) {
        this.signing = signing;
    }

    /** What one token needs. For one thread. */
    record Buffer(byte[] octets, SigningPrimitive.PrefixedSigning signing) {

        /** Shows nothing. */
        @Override
        public String toString() {
            return "Buffer";
        }
    }

    /** Returns a buffer for the caller alone, with room for at least so many octets and zeros in all of them. */
    Buffer take(int octets) {
        Buffer waiting = octets > OCTETS ? null : idle.take();
        return waiting == null ? new Buffer(new byte[Math.max(octets, OCTETS)], signing.get()) : waiting;
    }

    /** Keeps a buffer, which nothing else uses any more and of which only the first octets were written. */
    void giveBack(Buffer buffer, int written) {
        if (buffer.octets.length == OCTETS) {
            Arrays.fill(buffer.octets, 0, Math.min(written, OCTETS), (byte) 0);
            idle.giveBack(buffer);
        }
    }
}
