package dev.signet.jose.jwks.remote;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** GET by the JDK's client, within a time and a number of octets. Thread-safe. */
final class HttpClientTransport implements JwksTransport {

    private final Supplier<HttpClient> maker;

    // Written by the first request, since a client starts threads when it is made; two that race make one too many.
    private volatile @Nullable HttpClient client;

    private HttpClientTransport(Supplier<HttpClient> maker) {
        this.maker = maker;
    }

    static HttpClientTransport standard(Duration connectTimeout) {
        return new HttpClientTransport(() -> HttpClient.newBuilder()
                .connectTimeout(connectTimeout)
                .followRedirects(HttpClient.Redirect.NEVER)
                // One small document in minutes: HTTP/2 would bring more for an attacker than for us.
                .version(HttpClient.Version.HTTP_1_1)
                .build());
    }

    static HttpClientTransport over(HttpClient client) {
        if (client.followRedirects() != HttpClient.Redirect.NEVER) {
            throw new IllegalArgumentException("expected a client that follows no redirects (Redirect.NEVER)");
        }
        return new HttpClientTransport(() -> client);
    }

    @Override
    public CompletionStage<Response> get(Request request) {
        HttpRequest.Builder get =
                HttpRequest.newBuilder(request.uri()).timeout(request.timeout()).GET();
        request.headers().forEach(get::setHeader);
        CompletableFuture<HttpResponse<byte[]>> exchange = client().sendAsync(
                        get.build(), head -> new BoundedBody(head.statusCode() == 200 ? request.maxOctets() : 0));
        CompletableFuture<Response> answer = exchange.thenApply(HttpClientTransport::response)
                // The client's own timeout ends with the head of an answer.
                .orTimeout(request.timeout().toMillis(), TimeUnit.MILLISECONDS);
        return answer.whenComplete((response, failure) -> {
            if (failure != null) {
                exchange.cancel(true);
            }
        });
    }

    private HttpClient client() {
        HttpClient made = client;
        if (made == null) {
            made = maker.get();
            client = made;
        }
        return made;
    }

    private static Response response(HttpResponse<byte[]> answer) {
        Map<String, String> headers = new HashMap<>();
        answer.headers().map().forEach((name, values) -> headers.put(name, String.join(", ", values)));
        return Response.of(answer.statusCode(), headers, answer.body());
    }
}
