package dev.signet.jose.examples.spring;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import dev.signet.jose.jwk.Curve;
import dev.signet.jose.jwk.EcJwk;
import dev.signet.jose.jwk.JwkSet;
import dev.signet.jose.jws.Ecdsa;
import dev.signet.jose.jwt.Jwt;
import dev.signet.jose.jwt.JwtClaims;
import dev.signet.jose.jwt.JwtClaimsBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;

/** The login service of examples-http, as far as a resource server sees it: keys at a URL, and tokens. */
final class Login implements AutoCloseable {

    private final HttpServer server;
    private volatile JwkSet keys = JwkSet.of();
    private volatile EcJwk newest;

    Login() throws IOException {
        rotate();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/jwks.json", exchange -> {
            try (exchange) {
                byte[] json = keys.toJson().getBytes(UTF_8);
                exchange.sendResponseHeaders(200, json.length);
                exchange.getResponseBody().write(json);
            }
        });
        server.start();
    }

    void rotate() {
        newest = EcJwk.generate(Curve.P_256).withThumbprintKeyId();
        keys = keys.with(newest);
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Returns the claims of a token for alice that is good. */
    JwtClaimsBuilder claims() {
        return JwtClaims.builder()
                .issuer(url())
                .subject("alice")
                .audience("orders")
                .lifetime(Duration.ofMinutes(5))
                .claim("scope", "orders:read");
    }

    String token(JwtClaimsBuilder claims) {
        return Jwt.signedWith(Ecdsa.ES256.signer(newest).withType("at+jwt")).encode(claims.build());
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
