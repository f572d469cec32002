package dev.signet.jose.examples.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import dev.signet.jose.core.JsonObject;
import java.io.IOException;
import java.util.Map;

/** A reply in JSON, which must not be cached. */
record Reply(int status, Map<String, String> headers, JsonObject body) {

    static Reply ok(JsonObject body) {
        return new Reply(200, Map.of(), body);
    }

    static Reply failure(int status, String error) {
        return new Reply(status, Map.of(), JsonObject.empty().with("error", error));
    }

    void send(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        headers.forEach(exchange.getResponseHeaders()::set);
        byte[] octets = body.toJson().getBytes(UTF_8);
        exchange.sendResponseHeaders(status, octets.length);
        exchange.getResponseBody().write(octets);
    }
}
