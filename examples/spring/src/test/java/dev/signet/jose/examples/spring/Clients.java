package dev.signet.jose.examples.spring;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Clients that each send the next request when the one before is answered, with one token after the other. */
final class Clients {

    static final int NUMBER = 8;

    private final HttpClient http =
            HttpClient.newBuilder().version(Version.HTTP_1_1).build();
    private final List<HttpRequest> requests;

    Clients(URI uri, List<String> tokens) {
        this.requests = tokens.stream()
                .map(token -> HttpRequest.newBuilder(uri)
                        .header("Authorization", "Bearer " + token)
                        .build())
                .toList();
    }

    /** Returns how many requests were answered in a time, all of them with 200. */
    long run(Duration time) throws Exception {
        long end = System.nanoTime() + time.toNanos();
        ExecutorService threads = Executors.newFixedThreadPool(NUMBER);
        try {
            List<Callable<Long>> clients = new ArrayList<>();
            for (int i = 0; i < NUMBER; i++) {
                int first = i * requests.size() / NUMBER;
                clients.add(() -> client(first, end));
            }
            long answered = 0;
            for (Future<Long> client : threads.invokeAll(clients)) {
                answered += client.get();
            }
            return answered;
        } finally {
            threads.shutdownNow();
        }
    }

    private long client(int first, long end) throws Exception {
        long answered = 0;
        while (System.nanoTime() - end < 0) {
            int next = (int) ((first + answered) % requests.size());
            HttpResponse<Void> response = http.send(requests.get(next), BodyHandlers.discarding());
            if (response.statusCode() != 200) {
                throw new AssertionError("expected 200, was " + response.statusCode() + " "
                        + response.headers().firstValue("WWW-Authenticate").orElse(""));
            }
            answered++;
        }
        return answered;
    }
}
