package dev.signet.jose.testsupport;

import java.io.IOException;

/** A real server on a loopback port of its own, which tests end and start again. For one thread. */
public interface LoopbackServer extends AutoCloseable {

    /** Returns the port on 127.0.0.1. */
    int port();

    /** Ends the server and all its connections at once, as a power cut or a crash would. */
    void kill();

    /**
     * Starts the server again, on the same port and with what it kept.
     *
     * @throws IOException if it does not start
     */
    void restart() throws IOException;

    @Override
    void close() throws IOException;
}
