package dev.signet.jose.examples.http;

import static dev.signet.jose.jws.Ecdsa.ES256;

import dev.signet.jose.core.JsonObject;
import dev.signet.jose.jwks.remote.RemoteJwkSet;
import dev.signet.jose.jws.JwsVerifier;
import dev.signet.jose.jwt.BearerRefusal;
import dev.signet.jose.jwt.Jwt;
import dev.signet.jose.jwt.VerifiedJwt;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A resource server: returns orders for an access token of the login service that allows it. */
final class OrdersService implements AutoCloseable {

    private static final String SCOPE = "orders:read";

    private final RemoteJwkSet keys;
    private final Bearer bearer;
    private final LoopbackServer server;

    /** The claims that this service reads. Other claims are ignored; a token without one of these is refused. */
    record Access(String sub, String scope, Instant exp) {

        boolean allows(String needed) {
            return List.of(scope.split(" ")).contains(needed);
        }
    }

    OrdersService(int port, String issuer, String jwksUrl, Clock clock) throws IOException {
        // One for the life of the service: it caches, and looks again when a token names a key that it has not seen.
        this.keys = RemoteJwkSet.builder()
                .allowingLoopbackHttp()
                .unknownKeyIdCoolDown(Duration.ofSeconds(1))
                .at(jwksUrl);
        this.bearer = new Bearer(
                Jwt.verifiedBy(JwsVerifier.of(keys, ES256))
                        .issuer(issuer)
                        .audience(LoginService.AUDIENCE)
                        .type("at+jwt")
                        .require("sub", "scope")
                        .clock(clock)
                        .build(),
                "orders");
        this.server = new LoopbackServer(port);
        server.start(new Endpoint("GET", "/orders", exchange -> bearer.guarding(exchange, this::orders)));
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

    @Override
    public void close() {
        server.close();
        keys.close();
    }
}
