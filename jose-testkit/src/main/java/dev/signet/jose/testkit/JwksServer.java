package dev.signet.jose.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.signet.jose.core.JsonObject;
import dev.signet.jose.jwk.JwkSet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/**
 * A server of a key set on this machine, over plain http on a free port, for the tests of a service. It can rotate its
 * keys, fail and stall, and counts the requests.
 *
 * <pre>{@code
 * try (JwksServer server = JwksServer.serving(issuer.keys())) {
 *     RemoteJwkSet keys = RemoteJwkSet.builder().allowingLoopbackHttp().at(server.uri());
 *     // ... the service accepts tokens of the issuer
 *     TestIssuer rotated = issuer.withNewKey();
 *     server.serve(rotated.keys());
 *     // ... and those of the new key
 *     server.fail(503);
 *     // ... also while the issuer is down
 * }
 * }</pre>
 *
 * <p>The answers have no {@code Cache-Control}: the settings of the client determine how long it uses the set. The
 * server also has the metadata of the issuer {@link #issuer()} where OpenID Connect Discovery 1.0 and RFC 8414 place
 * them; while the key set fails or stalls, so do they. Thread-safe.
 */
public final class JwksServer implements AutoCloseable {

    private static final String KEY_SET = "/.well-known/jwks.json";
    private static final String OPENID = "/.well-known/openid-configuration";
    private static final String OAUTH = "/.well-known/oauth-authorization-server";
    private static final int OK = 200;
    private static final int NO_BODY = -1;
    private static final long LONGEST_STALL_SECONDS = 60;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool(JwksServer::daemon);
    private final AtomicInteger requests = new AtomicInteger();

    /** Not complete while requests stall. Written under the lock, read by the threads that answer. */
    private volatile CompletableFuture<Answer> answer;

    /** A status, and the key set as JSON if it is a success. */
    private record Answer(int status, String keySet) {}

    private JwksServer(HttpServer server, Answer first) {
        this.server = server;
        this.answer = CompletableFuture.completedFuture(first);
    }

    /**
     * Returns a server that publishes keys.
     *
     * @param keys the keys, of which the public half is served
     * @return a started server, to be closed
     * @throws IllegalStateException if a key is symmetric, which cannot be published
     * @throws UncheckedIOException if no port can be listened on
     */
    public static JwksServer serving(JwkSet keys) {
        Answer first = success(keys);
        try {
            InetAddress host = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
            JwksServer started = new JwksServer(HttpServer.create(new InetSocketAddress(host, 0), 0), first);
            started.start();
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Returns the address of the key set.
     *
     * @return for example {@code http://127.0.0.1:40001/.well-known/jwks.json}
     */
    public URI uri() {
        return URI.create(issuer() + KEY_SET);
    }

    /**
     * Returns the issuer that the metadata are about, for clients that find the key set by its issuer, as {@code
     * RemoteJwkSet.ofIssuer(..)} does.
     *
     * @return for example {@code http://127.0.0.1:40001}
     */
    public String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /**
     * Publishes other keys from now on, and answers the requests that stall.
     *
     * @param keys the keys, of which the public half is served
     * @throws IllegalStateException if a key is symmetric, which cannot be published
     */
    public void serve(JwkSet keys) {
        answerWith(success(keys));
    }

    /**
     * Answers each request with an error from now on, those that stall included.
     *
     * @param status the HTTP status, from 400 to 599
     * @throws IllegalArgumentException if the status is not that of an error
     */
    public void fail(int status) {
        if (status < 400 || status > 599) {
            throw new IllegalArgumentException("expected a status from 400 to 599");
        }
        answerWith(new Answer(status, ""));
    }

    /**
     * Lets each request wait from now on, until {@link #serve}, {@link #fail} or {@link #close} is called. After a
     * minute its connection is closed without an answer.
     */
    public synchronized void stall() {
        if (answer.isDone()) {
            answer = new CompletableFuture<>();
        }
    }

    /**
     * Returns how often the key set was requested.
     *
     * @return the number of requests since the start, those that failed or stall included
     */
    public int requests() {
        return requests.get();
    }

    /** Closes all connections and stops listening: from now on the server is down. Has no effect a second time. */
    @Override
    public void close() {
        synchronized (this) {
            answer.cancel(false);
        }
        server.stop(0);
        threads.shutdownNow();
    }

    /** Returns the address of the key set. */
    @Override
    public String toString() {
        return "JwksServer[" + uri() + "]";
    }

    private void start() {
        server.createContext(KEY_SET, exchange -> {
            requests.incrementAndGet();
            send(exchange, keySet -> keySet);
        });
        String metadata = JsonObject.empty()
                .with("issuer", issuer())
                .with("jwks_uri", uri().toString())
                .toJson();
        server.createContext(OPENID, exchange -> send(exchange, keySet -> metadata));
        server.createContext(OAUTH, exchange -> send(exchange, keySet -> metadata));
        server.setExecutor(threads);
        server.start();
    }

    /** Replaces the answer, also for the requests that stall; a complete future keeps the answer that it has. */
    private synchronized void answerWith(Answer next) {
        answer.complete(next);
        answer = CompletableFuture.completedFuture(next);
    }

    private void send(HttpExchange exchange, UnaryOperator<String> body) throws IOException {
        try (exchange) {
            Answer now = answer.get(LONGEST_STALL_SECONDS, TimeUnit.SECONDS);
            if (now.status() != OK) {
                exchange.sendResponseHeaders(now.status(), NO_BODY);
                return;
            }
            byte[] octets = body.apply(now.keySet()).getBytes(UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(OK, octets.length);
            exchange.getResponseBody().write(octets);
        } catch (CancellationException | ExecutionException | TimeoutException e) {
            // The server was closed, or the wait is over: the connection is closed without an answer.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Answer success(JwkSet keys) {
        return new Answer(OK, keys.toJson());
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "jwks-server");
        thread.setDaemon(true);
        return thread;
    }
}
