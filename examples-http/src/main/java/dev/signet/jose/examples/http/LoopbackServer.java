package dev.signet.jose.examples.http;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Endpoints on 127.0.0.1, until closed. A real service stands behind TLS. */
final class LoopbackServer implements AutoCloseable {

    private static final int THREADS = 4;
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

    /** @param port 0 for one that is free */
    LoopbackServer(int port) throws IOException {
        server = HttpServer.create(new InetSocketAddress(LOOPBACK, port), 0);
        server.setExecutor(threads);
    }

    void start(Endpoint... endpoints) {
        for (Endpoint endpoint : endpoints) {
            server.createContext(endpoint.path(), endpoint);
        }
        server.start();
    }

    /** Returns for example {@code http://127.0.0.1:8701}. */
    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdown();
    }
}
