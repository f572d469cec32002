package dev.signet.jose.jws;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.IllegalBlockingModeException;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SelectableChannel;
import java.util.function.Function;

/**
 * A payload of any length, read once from its beginning to its end. For one thread.
 *
 * <p>Its {@link IOException}s travel unchecked through code that also serves arrays, and come out again in
 * {@link #reading}.
 */
interface PayloadSource {

    /** Fills an array as far as it can. Returns how many octets it wrote; fewer than asked for only at the end. */
    int read(byte[] chunk);

    /** Returns how many octets are left at most, as far as that is known before they are read. */
    default int left() {
        return Integer.MAX_VALUE;
    }

    static PayloadSource of(ByteBuffer buffer) {
        ByteBuffer own = buffer.duplicate();
        return new PayloadSource() {

            @Override
            public int read(byte[] chunk) {
                int length = Math.min(chunk.length, own.remaining());
                own.get(chunk, 0, length);
                return length;
            }

            @Override
            public int left() {
                return own.remaining();
            }
        };
    }

    /** Returns what is made of a stream, which stays open. */
    static <T> T reading(InputStream in, Function<PayloadSource, T> use) throws IOException {
        return unwrapped(use, chunk -> {
            try {
                int filled = 0;
                // Not readNBytes: subclasses that override read alone inherit versions of it that give up early.
                for (int more = 0; filled < chunk.length && more >= 0; filled += Math.max(more, 0)) {
                    more = in.read(chunk, filled, chunk.length - filled);
                }
                return filled;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /**
     * Returns what is made of a channel, which stays open.
     *
     * @throws IllegalBlockingModeException if the channel is in non-blocking mode, in which it may give nothing for
     *     ever
     */
    static <T> T reading(ReadableByteChannel channel, Function<PayloadSource, T> use) throws IOException {
        if (channel instanceof SelectableChannel selectable && !selectable.isBlocking()) {
            throw new IllegalBlockingModeException();
        }
        return unwrapped(use, chunk -> {
            try {
                ByteBuffer room = ByteBuffer.wrap(chunk);
                while (room.hasRemaining() && channel.read(room) >= 0) {
                    // A channel may give less than there is room for before its end.
                }
                return room.position();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static <T> T unwrapped(Function<PayloadSource, T> use, PayloadSource source) throws IOException {
        try {
            return use.apply(source);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
