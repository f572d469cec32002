package dev.signet.jose.jwks.remote;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;

/** A transport that answers at once with what the test set, and writes down what it was asked. */
final class Script implements JwksTransport {

    final List<Request> requests = new CopyOnWriteArrayList<>();

    private volatile CompletionStage<Response> next = CompletableFuture.failedFuture(new IOException("not set"));

    Script answers(int status, String body, Map<String, String> headers) {
        return answersWhen(CompletableFuture.completedFuture(Response.of(status, headers, body.getBytes(UTF_8))));
    }

    Script answers(String body) {
        return answers(200, body, Map.of());
    }

    Script answersWhen(CompletionStage<Response> stage) {
        next = stage;
        return this;
    }

    Script fails() {
        return answers(503, "", Map.of());
    }

    @Override
    public CompletionStage<Response> get(Request request) {
        requests.add(request);
        return next;
    }
}
