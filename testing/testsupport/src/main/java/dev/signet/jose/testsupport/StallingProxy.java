package dev.signet.jose.testsupport;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * A way to a server on the loopback that can be made to stand still: connections stay open, and nothing goes through.
 * Stalled and released by one thread.
 */
public final class StallingProxy implements AutoCloseable {

    private final ReadWriteLock gate = new ReentrantReadWriteLock(true);
    private final ServerSocket listening;
    private final int target;

    private StallingProxy(ServerSocket listening, int target) {
        this.listening = listening;
        this.target = target;
    }

    /**
     * Starts a proxy.
     *
     * @param target the port of the server on 127.0.0.1
     * @throws IOException if no port is free
     */
    public static StallingProxy to(int target) throws IOException {
        StallingProxy proxy = new StallingProxy(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), target);
        inBackground(proxy::accept);
        return proxy;
    }

    /** Returns the port on 127.0.0.1. */
    public int port() {
        return listening.getLocalPort();
    }

    /** Lets nothing through from now on. */
    public void stall() {
        gate.writeLock().lock();
    }

    /** Lets all through that was held up. */
    public void release() {
        gate.writeLock().unlock();
    }

    /** Takes no further connections; those that are open end with the server or the client. */
    @Override
    public void close() throws IOException {
        listening.close();
    }

    private void accept() throws IOException {
        while (!listening.isClosed()) {
            Socket client = listening.accept();
            Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
            inBackground(() -> copy(client, server));
            inBackground(() -> copy(server, client));
        }
    }

    private void copy(Socket from, Socket to) throws IOException {
        byte[] buffer = new byte[8192];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                gate.readLock().lock();
                try {
                    out.write(buffer, 0, read);
                } finally {
                    gate.readLock().unlock();
                }
            }
        }
    }

    private static void inBackground(Copying work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException e) {
                // One side has closed its socket, which ends the other's.
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    /** Work that ends when a socket is closed. */
    private interface Copying {
        void run() throws IOException;
    }
}
