package dev.signet.jose.binding.internal;

import java.io.ByteArrayOutputStream;

/** Output with a limit on its length. Not thread-safe. */
public final class BoundedOctets extends ByteArrayOutputStream {

    private final int most;

    /**
     * Constructs an empty output.
     *
     * @param most the number of octets that it takes
     */
    public BoundedOctets(int most) {
        this.most = most;
    }

    @Override
    public synchronized void write(int octet) {
        require(1);
        super.write(octet);
    }

    @Override
    public synchronized void write(byte[] octets, int from, int length) {
        require(length);
        super.write(octets, from, length);
    }

    private void require(int more) {
        if (more > most - count) {
            throw new IllegalArgumentException("expected at most " + most + " octets");
        }
    }
}
