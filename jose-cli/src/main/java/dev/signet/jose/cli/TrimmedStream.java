package dev.signet.jose.cli;

import java.io.IOException;
import java.io.InputStream;

/** A token from a stream, less the white space after it. Only reads; closing is its owner's. For one thread. */
final class TrimmedStream extends InputStream {

    private final InputStream in;
    private final byte[] chunk = new byte[1 << 16];
    private int from;
    private int to;

    /** Where the octets that were read end; those after {@link #to} are white space, perhaps the last. */
    private int end;

    TrimmedStream(InputStream in) {
        this.in = in;
    }

    @Override
    public int read() throws IOException {
        return fill() ? chunk[from++] & 0xff : -1;
    }

    @Override
    public int read(byte[] target, int at, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int count = Math.min(length, to - from);
        System.arraycopy(chunk, from, target, at, count);
        from += count;
        return count;
    }

    /** Returns the first octet without taking it, or -1. */
    int peek() throws IOException {
        return fill() ? chunk[from] & 0xff : -1;
    }

    private boolean fill() throws IOException {
        while (from == to) {
            int held = end - to;
            System.arraycopy(chunk, to, chunk, 0, held);
            int count = in.read(chunk, held, chunk.length - held);
            if (count < 0) {
                from = 0;
                to = 0;
                end = held;
                return false;
            }
            from = 0;
            end = held + count;
            to = end;
            while (to > 0 && " \t\r\n".indexOf(chunk[to - 1]) >= 0) {
                to--;
            }
            if (to == 0 && end == chunk.length) {
                // No token ends like that: the reader refuses it.
                to = end;
            }
        }
        return true;
    }
}
