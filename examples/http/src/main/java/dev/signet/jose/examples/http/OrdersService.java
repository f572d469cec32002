package dev.signet.jose.examples.http;

import static dev.signet.jose.jws.Ecdsa.ES256;

import dev.signet.jose.core.JsonObject;
import dev.signet.jose.jwks.remote.RemoteJwkSet;
import dev.signet.jose.jws.JwsVerifier;
import dev.signet.jose.jwt.BearerRefusal;
import dev.signet.jose.jwt.Jwt;
import dev.signet.jose.jwt.JwtDecoder;
import dev.signet.jose.jwt.JwtDecoderBuilder;
import dev.signet.jose.jwt.ReplayStore;
import dev.signet.jose.jwt.VerifiedJwt;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A resource server: returns orders for an access token of the login service that allows it, and places an order for an
 * approval, which is accepted once.
 */
final class OrdersService implements AutoCloseable {

    private static final String SCOPE = "orders:read";

    private final RemoteJwkSet keys;
    private final Bearer bearer;
    private final Bearer approvals;
    private final LoopbackServer server;

    /** The claims that this service reads. Other claims are ignored; a token without one of these is refused. */
    record Access(String sub, String scope, Instant exp) {

        boolean allows(String needed) {
            return List.of(scope.split(" ")).contains(needed);
        }
    }

    /** @param used the approvals that were used: one store for all instances of this service */
    OrdersService(int port, String issuer, String jwksUrl, ReplayStore used, Clock clock) throws IOException {
        // One for the life of the service: it caches, and looks again when a token names a key that it has not seen.
        // Both times are the demo's, which does not want to wait.
        this.keys = RemoteJwkSet.builder()
                .allowingLoopbackHttp()
                .minLifetime(Duration.ofSeconds(1))
                .unknownKeyIdCoolDown(Duration.ofSeconds(1))
                .clock(clock)
                .at(jwksUrl);
        this.bearer =
                new Bearer(rules(issuer, clock).type(LoginService.ACCESS_TOKEN).build(), "orders");
        this.approvals = new Bearer(
                rules(issuer, clock)
                        .type(LoginService.APPROVAL)
                        .rejectingReplays(used)
                        .build(),
                "orders");
        this.server = new LoopbackServer(port);
        server.start(
                new Endpoint("GET", "/orders", exchange -> bearer.guarding(exchange, this::orders)),
                new Endpoint("POST", "/place", exchange -> approvals.guarding(exchange, this::placed)));
    }

    private JwtDecoderBuilder<JwtDecoder> rules(String issuer, Clock clock) {
        return Jwt.verifiedBy(JwsVerifier.of(keys, ES256))
                .issuer(issuer)
                .audience(LoginService.AUDIENCE)
                .require("sub", "scope")
                .clock(clock);
    }

    String url() {
        return server.url();
    }

    private Reply orders(VerifiedJwt jwt) {
        Access access = jwt.claims().as(Access.class);
        if (!access.allows(SCOPE)) {
            return bearer.refused(BearerRefusal.insufficientScope(SCOPE));
        }
        return Reply.ok(JsonObject.empty()
                .with("customer", access.sub())
                .with("signed_with", jwt.keyId().orElse(""))
                .with("orders", List.of("tea", "scones")));
    }

    private Reply placed(VerifiedJwt jwt) {
        Access access = jwt.claims().as(Access.class);
        if (!access.allows(LoginService.PLACE_AN_ORDER)) {
            return bearer.refused(BearerRefusal.insufficientScope(LoginService.PLACE_AN_ORDER));
        }
        return Reply.ok(JsonObject.empty().with("customer", access.sub()).with("placed", "tea"));
    }

    @Override
    public void close() {
        server.close();
        keys.close();
    }
}
