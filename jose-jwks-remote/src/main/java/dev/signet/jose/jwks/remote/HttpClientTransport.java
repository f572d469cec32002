package dev.signet.jose.jwks.remote;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Transport over the JDK's {@link HttpClient}, with limits on time and octets. A client that was created here is
 * discarded after a failure and when this transport is closed, with its connections if the JDK can close them; a client
 * of the application is left as it is. Thread-safe.
 */
final class HttpClientTransport implements JwksTransport, AutoCloseable {

    /** {@code HttpClient.shutdownNow}, since JDK 21. Before, nothing closes the connections of a client. */
    private static final Optional<MethodHandle> SHUTDOWN_NOW = shutdownNow();

    private final Optional<HttpClient> callers;
    private final Supplier<HttpClient> maker;

    // The client that was created here, by the first request, since a client starts threads when it is created.
    private final AtomicReference<@Nullable HttpClient> made = new AtomicReference<>();

    private HttpClientTransport(Optional<HttpClient> callers, Supplier<HttpClient> maker) {
        this.callers = callers;
        this.maker = maker;
    }

    static HttpClientTransport standard(Duration connectTimeout) {
        return new HttpClientTransport(
                Optional.empty(),
                () -> HttpClient.newBuilder()
                        .connectTimeout(connectTimeout)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        // One small document in minutes: HTTP/2 would add attack surface and no benefit.
                        .version(HttpClient.Version.HTTP_1_1)
                        .build());
    }

    static HttpClientTransport over(HttpClient client) {
        if (client.followRedirects() != HttpClient.Redirect.NEVER) {
            throw new IllegalArgumentException("expected a client that follows no redirects (Redirect.NEVER)");
        }
        return new HttpClientTransport(Optional.of(client), () -> client);
    }

    @Override
    public CompletionStage<Response> get(Request request) {
        HttpRequest.Builder get =
                HttpRequest.newBuilder(request.uri()).timeout(request.timeout()).GET();
        request.headers().forEach(get::setHeader);
        HttpClient client = callers.orElseGet(this::made);
        CompletableFuture<HttpResponse<byte[]>> exchange = client.sendAsync(
                get.build(), head -> new BoundedBody(head.statusCode() == 200 ? request.maxOctets() : 0));
        // The client's own timeout ends with the head of an answer.
        return Deadline.in(request.timeout())
                .limit(exchange.thenApply(HttpClientTransport::response))
                .whenComplete((response, failure) -> {
                    if (failure != null) {
                        exchange.cancel(true);
                        // It never closes a connection whose answer has a malformed head.
                        discard(client);
                    }
                });
    }

    @Override
    public void close() {
        HttpClient client = made.get();
        if (client != null) {
            discard(client);
        }
    }

    private HttpClient made() {
        HttpClient client = made.get();
        if (client == null) {
            client = maker.get();
            made.set(client);
        }
        return client;
    }

    private void discard(HttpClient client) {
        if (made.compareAndSet(client, null)) {
            SHUTDOWN_NOW.ifPresent(shutdown -> invoke(shutdown, client));
        }
    }

    private static Optional<MethodHandle> shutdownNow() {
        try {
            return Optional.of(MethodHandles.publicLookup()
                    .findVirtual(HttpClient.class, "shutdownNow", MethodType.methodType(void.class)));
        } catch (NoSuchMethodException | IllegalAccessException olderJdk) {
            return Optional.empty();
        }
    }

    private static void invoke(MethodHandle method, HttpClient client) {
        try {
            method.invokeExact(client);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable undeclared) {
            throw new IllegalStateException(undeclared);
        }
    }

    private static Response response(HttpResponse<byte[]> answer) {
        Map<String, String> headers = new HashMap<>();
        answer.headers().map().forEach((name, values) -> headers.put(name, String.join(", ", values)));
        return Response.of(answer.statusCode(), headers, answer.body());
    }
}
