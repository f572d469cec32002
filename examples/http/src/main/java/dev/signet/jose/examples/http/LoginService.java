package dev.signet.jose.examples.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import dev.signet.jose.core.JsonObject;
import dev.signet.jose.jwk.rotation.PublishedKeySet;
import dev.signet.jose.jwt.JwtClaims;
import java.io.IOException;
import java.net.URLDecoder;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * A login service: issues access tokens, approvals of one order and patients' records for a password, and publishes its
 * public keys.
 */
final class LoginService implements AutoCloseable {

    static final String AUDIENCE = "orders";
    static final String ACCESS_TOKEN = "at+jwt";

    /** The type of tokens that are accepted once, and what they allow. */
    static final String APPROVAL = "approval+jwt";

    static final String PLACE_AN_ORDER = "orders:place";

    private static final Duration LIFETIME = Duration.ofMinutes(5);
    private static final int LONGEST_FORM = 4096;

    private final String issuer;
    private final SigningKeys keys;
    private final Users users;
    private final PatientRecords records;
    private final Clock clock;
    private final LoopbackServer server;

    /**
     * @param server not yet started; closed with the service
     * @param issuer the name in all tokens
     */
    LoginService(
            LoopbackServer server, String issuer, SigningKeys keys, Users users, PatientRecords records, Clock clock) {
        this.server = server;
        this.issuer = issuer;
        this.keys = keys;
        this.users = users;
        this.records = records;
        this.clock = clock;
        server.start(
                new Endpoint("POST", "/login", this::login),
                new Endpoint("POST", "/approve", this::approve),
                new Endpoint("POST", "/record", this::record),
                new Endpoint("GET", "/jwks.json", exchange -> published()),
                // For the demo. Keys of a real service rotate by the clock, and are withdrawn by an operator.
                new Endpoint(
                        "POST",
                        "/rotate",
                        exchange -> Reply.ok(JsonObject.empty().with("kid", keys.rotate()))),
                new Endpoint("POST", "/withdraw", this::withdraw));
    }

    String url() {
        return server.url();
    }

    String jwksUrl() {
        return url() + "/jwks.json";
    }

    private Reply published() {
        PublishedKeySet set = keys.published();
        Reply reply = Reply.ok(JsonObject.parse(set.json()));
        return new Reply(reply.status(), Map.of("Cache-Control", set.cacheControl()), reply.body());
    }

    private Reply login(HttpExchange exchange) throws IOException {
        Map<String, String> form = form(exchange);
        String user = form.getOrDefault("user", "");
        return users.access(user, form.getOrDefault("password", ""))
                .map(access -> Reply.ok(JsonObject.empty()
                        .with("access_token", token(ACCESS_TOKEN, user, access.audience(), access.scope()))
                        .with("token_type", "Bearer")
                        .with("expires_in", LIFETIME.toSeconds())))
                .orElseGet(() -> Reply.failure(401, "access_denied"));
    }

    private Reply approve(HttpExchange exchange) throws IOException {
        Map<String, String> form = form(exchange);
        String user = form.getOrDefault("user", "");
        return users.access(user, form.getOrDefault("password", ""))
                .filter(access -> access.allows(PLACE_AN_ORDER))
                .map(access -> Reply.ok(
                        JsonObject.empty().with("approval", token(APPROVAL, user, access.audience(), PLACE_AN_ORDER))))
                .orElseGet(() -> Reply.failure(401, "access_denied"));
    }

    private Reply withdraw(HttpExchange exchange) throws IOException {
        try {
            keys.withdraw(form(exchange).getOrDefault("kid", ""));
            return Reply.ok(JsonObject.empty());
        } catch (IllegalArgumentException e) {
            return Reply.failure(404, "no_such_key");
        }
    }

    private Reply record(HttpExchange exchange) throws IOException {
        Map<String, String> form = form(exchange);
        String user = form.getOrDefault("user", "");
        return users.access(user, form.getOrDefault("password", ""))
                .flatMap(access -> records.token(issuer, user))
                .map(record -> Reply.ok(JsonObject.empty().with("record", record)))
                .orElseGet(() -> Reply.failure(401, "access_denied"));
    }

    private String token(String type, String user, String audience, String scope) {
        return keys.encoder(type)
                .encode(JwtClaims.builder(clock)
                        .issuer(issuer)
                        .subject(user)
                        .audience(audience)
                        .lifetime(LIFETIME)
                        .jwtId()
                        .claim("scope", scope)
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
