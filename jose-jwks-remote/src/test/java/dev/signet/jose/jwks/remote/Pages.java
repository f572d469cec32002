package dev.signet.jose.jwks.remote;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A transport with an answer for each address, for tests of what leads from one host to another. For one thread. */
final class Pages implements JwksTransport {

    final List<String> asked = new ArrayList<>();

    private final Map<String, Response> pages = new HashMap<>();

    Pages page(String url, String body) {
        return answer(url, 200, body, Map.of());
    }

    Pages redirect(String url, String location) {
        return answer(url, 302, "", Map.of("Location", location));
    }

    Pages answer(String url, int status, String body, Map<String, String> headers) {
        pages.put(url, Response.of(status, headers, body.getBytes(UTF_8)));
        return this;
    }

    @Override
    public CompletionStage<Response> get(Request request) {
        String url = request.uri().toString();
        asked.add(url);
        return CompletableFuture.completedFuture(pages.getOrDefault(url, Response.of(404, Map.of(), new byte[0])));
    }
}
