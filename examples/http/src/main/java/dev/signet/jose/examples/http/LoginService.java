package dev.signet.jose.examples.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import dev.signet.jose.core.JsonObject;
import dev.signet.jose.jwt.JwtClaims;
import java.io.IOException;
import java.net.URLDecoder;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** A login service: issues access tokens and patients' records for a password, and publishes its public keys. */
final class LoginService implements AutoCloseable {

    static final String AUDIENCE = "orders";
    static final String ACCESS_TOKEN = "at+jwt";
    private static final Duration LIFETIME = Duration.ofMinutes(5);
    private static final int LONGEST_FORM = 4096;

    private final SigningKeys keys;
    private final Users users;
    private final PatientRecords records;
    private final Clock clock;
    private final LoopbackServer server;

    LoginService(int port, SigningKeys keys, Users users, PatientRecords records, Clock clock) throws IOException {
        this.keys = keys;
        this.users = users;
        this.records = records;
        this.clock = clock;
        this.server = new LoopbackServer(port);
        server.start(
                new Endpoint("POST", "/login", this::login),
                new Endpoint("POST", "/record", this::record),
                new Endpoint("GET", "/jwks.json", exchange -> published()),
                // For the demo. A real service rotates on a schedule, and never at the request of a client.
                new Endpoint(
                        "POST",
                        "/rotate",
                        exchange -> Reply.ok(JsonObject.empty().with("kid", keys.rotate()))));
    }

    /** Returns the issuer, which is also where the service is. */
    String url() {
        return server.url();
    }

    String jwksUrl() {
        return url() + "/jwks.json";
    }

    private Reply published() {
        Reply reply = Reply.ok(JsonObject.parse(keys.published().toJson()));
        return new Reply(reply.status(), Map.of("Cache-Control", "max-age=600"), reply.body());
    }

    private Reply login(HttpExchange exchange) throws IOException {
        Map<String, String> form = form(exchange);
        String user = form.getOrDefault("user", "");
        return users.access(user, form.getOrDefault("password", ""))
                .map(access -> Reply.ok(JsonObject.empty()
                        .with("access_token", token(user, access))
                        .with("token_type", "Bearer")
                        .with("expires_in", LIFETIME.toSeconds())))
                .orElseGet(() -> Reply.failure(401, "access_denied"));
    }

    private Reply record(HttpExchange exchange) throws IOException {
        Map<String, String> form = form(exchange);
        String user = form.getOrDefault("user", "");
        return users.access(user, form.getOrDefault("password", ""))
                .flatMap(access -> records.token(url(), user))
                .map(record -> Reply.ok(JsonObject.empty().with("record", record)))
                .orElseGet(() -> Reply.failure(401, "access_denied"));
    }

    private String token(String user, Users.Access access) {
        return keys.encoder(ACCESS_TOKEN)
                .encode(JwtClaims.builder(clock)
                        .issuer(url())
                        .subject(user)
                        .audience(access.audience())
                        .lifetime(LIFETIME)
                        .jwtId()
                        .claim("scope", access.scope())
                        .build());
    }

    private static Map<String, String> form(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readNBytes(LONGEST_FORM), UTF_8);
        Map<String, String> form = new HashMap<>();
        for (String field : body.split("&", -1)) {
            int equals = field.indexOf('=');
            if (equals > 0) {
                form.put(decoded(field.substring(0, equals)), decoded(field.substring(equals + 1)));
            }
        }
        return form;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
