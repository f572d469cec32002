package dev.signet.jose.examples.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * An HTTP server on 127.0.0.1, until closed. A real service is behind TLS.
 *
 * <p>Requests with a body have threads of their own: a client that announces a body and sends none holds one of those,
 * and never keeps a request without a body, such as that for the key set, from being answered.
 */
final class LoopbackServer implements AutoCloseable {

    private static final int THREADS = 4;
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private final ExecutorService threadsForBodies = Executors.newFixedThreadPool(THREADS);

    /** @param port 0 for one that is free */
    LoopbackServer(int port) throws IOException {
        server = HttpServer.create(new InetSocketAddress(LOOPBACK, port), 0);
        server.setExecutor(threads);
    }

    void start(Endpoint... endpoints) {
        for (Endpoint endpoint : endpoints) {
            server.createContext(endpoint.path(), exchange -> {
                if (hasBody(exchange)) {
                    threadsForBodies.execute(() -> endpoint.handle(exchange));
                } else {
                    endpoint.handle(exchange);
                }
            });
        }
        server.start();
    }

    private static boolean hasBody(HttpExchange exchange) {
        String length = exchange.getRequestHeaders().getFirst("Content-Length");
        return exchange.getRequestHeaders().containsKey("Transfer-Encoding") || (length != null && !length.equals("0"));
    }

    /** Returns for example {@code http://127.0.0.1:8701}. */
    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdown();
        threadsForBodies.shutdown();
    }
}
