package dev.signet.jose.examples.http;

import com.sun.net.httpserver.HttpExchange;
import dev.signet.jose.core.KeySourceException;
import java.io.IOException;
import java.util.Map;

/** One method of one path. */
record Endpoint(String method, String path, Answer answer) {

    /** The handler of a request. */
    interface Answer {
        Reply to(HttpExchange exchange) throws IOException;
    }

    /** Answers a request. If the client is gone, there is nothing left to do. */
    void handle(HttpExchange exchange) {
        try (exchange) {
            reply(exchange).send(exchange);
        } catch (IOException e) {
            System.getLogger(Endpoint.class.getName()).log(System.Logger.Level.DEBUG, "in " + path, e);
        }
    }

    private Reply reply(HttpExchange exchange) throws IOException {
        // The JDK's server takes a path for a prefix.
        if (!exchange.getRequestURI().getPath().equals(path)) {
            return Reply.failure(404, "not_found");
        }
        if (!exchange.getRequestMethod().equals(method)) {
            Reply refusal = Reply.failure(405, "method_not_allowed");
            return new Reply(refusal.status(), Map.of("Allow", method), refusal.body());
        }
        try {
            return answer.to(exchange);
        } catch (KeySourceException e) {
            // The store of the keys is away, and no key is known that may be used.
            return Reply.failure(503, "temporarily_unavailable");
        } catch (RuntimeException e) {
            // A mistake in this service. Its message belongs in the log and not in the reply.
            System.getLogger(Endpoint.class.getName()).log(System.Logger.Level.ERROR, "in " + path, e);
            return Reply.failure(500, "server_error");
        }
    }
}
