package dev.signet.jose.load;

import dev.signet.jose.jwk.Curve;
import dev.signet.jose.jwk.EcJwk;
import dev.signet.jose.jwk.OctJwk;
import dev.signet.jose.jwk.RsaJwk;
import dev.signet.jose.jwt.JwtClaims;
import dev.signet.jose.jwt.JwtDecoder;
import dev.signet.jose.jwt.JwtDecoderBuilder;
import java.time.Instant;
import java.util.List;

/** The keys of an issuer, its claims, about 300 octets of them, and what a service expects of them. */
final class Issuer {

    static final OctJwk SECRET = OctJwk.generate(32).withKeyId("login-2026-01").withAlgorithm("HS256");
    static final OctJwk CONTENT_KEY = OctJwk.generate(32).withKeyId("content-2026-01");
    static final OctJwk WRAPPING_KEY = OctJwk.generate(32).withKeyId("wrap-2026-01");
    static final EcJwk EC = EcJwk.generate(Curve.P_256).withKeyId("ec-2026-01");
    static final RsaJwk RSA = RsaJwk.generate(2048).withKeyId("rsa-2026-01");

    static final String NAME = "https://login.example.com";
    static final String SERVICE = "https://api.example.com/orders";

    private Issuer() {}

    /** Returns the claims of the n-th user. */
    static JwtClaims claims(int n) {
        return JwtClaims.builder()
                .issuer(NAME)
                .subject("user-" + n)
                .audience(SERVICE)
                .expiresAt(Instant.parse("2099-12-31T23:00:00Z"))
                .issuedAt(Instant.parse("2026-01-01T00:00:00Z"))
                .notBefore(Instant.parse("2026-01-01T00:00:00Z"))
                .jwtId("6f1d2c3b-58ab-4c5e-9f6a-0d1e2f3a" + n)
                .claim("scope", "openid profile email orders:read")
                .claim("tenant", "acme-eu-" + n)
                .claim("roles", List.of("customer", "auditor", "editor"))
                .build();
    }

    /** Returns the claims of the n-th user as JSON. */
    static String json(int n) {
        return claims(n).toObject().toJson();
    }

    /** Returns a decoder that expects this issuer's tokens for this service. */
    static JwtDecoder decoder(JwtDecoderBuilder<JwtDecoder> builder) {
        return builder.issuer(NAME).audience(SERVICE).build();
    }
}
