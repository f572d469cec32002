package dev.signet.jose.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.signet.jose.core.Base64Url;
import dev.signet.jose.core.JsonObject;
import dev.signet.jose.jwk.Curve;
import dev.signet.jose.jwk.EcJwk;
import dev.signet.jose.jwk.JwkSet;
import dev.signet.jose.jwk.OctJwk;
import dev.signet.jose.jwk.RsaJwk;
import dev.signet.jose.jws.Ecdsa;
import dev.signet.jose.jws.JwsVerifier;
import dev.signet.jose.jwt.Jwt;
import dev.signet.jose.jwt.JwtClaims;
import dev.signet.jose.jwt.JwtClaimsBuilder;
import dev.signet.jose.jwt.JwtDecoder;
import dev.signet.jose.jwt.JwtDecoderBuilder;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;

/** KeyReader, a token and a decoder that are right, for mistakes to be made with. */
final class MistakeFixtures {

    static final EcJwk EC = EcJwk.generate(Curve.P_256).withKeyId("k1");
    static final EcJwk P_384 = EcJwk.generate(Curve.P_384).withKeyId("k1");
    static final RsaJwk RSA = RsaJwk.generate(2048).withKeyId("k1");
    static final OctJwk SECRET = OctJwk.generate(32);

    static final Clock CLOCK = Clock.fixed(Ran.NOW, ZoneOffset.UTC);
    static final String ISSUER = "https://login.example";
    static final String AUDIENCE = "orders";

    /** A token that {@link #decoder()} accepts. */
    static final String TOKEN = signed(claims().build());

    private MistakeFixtures() {}

    static JwtClaimsBuilder claims() {
        return JwtClaims.builder(CLOCK)
                .issuer(ISSUER)
                .audience(AUDIENCE)
                .subject("alice")
                .lifetime(Duration.ofMinutes(5));
    }

    static String signed(JwtClaims claims) {
        return Jwt.signedWith(Ecdsa.ES256.signer(EC).withKeyId("k1")).encode(claims);
    }

    /** A token with these claims as they stand. */
    static String signed(String json) {
        return Ecdsa.ES256.signer(EC).withKeyId("k1").sign(json.getBytes(UTF_8));
    }

    /** {@link #TOKEN} with claims of its own in place of one. */
    static String with(String claim, Object value) {
        return signed(JsonObject.parse(claims().build().toObject().toJson())
                .with(claim, value)
                .toJson());
    }

    static String without(String claim) {
        return signed(claims().build().toObject().without(claim).toJson());
    }

    static JwtDecoderBuilder<JwtDecoder> rules() {
        return Jwt.verifiedBy(verifier()).clock(CLOCK);
    }

    static JwtDecoder decoder() {
        return rules().issuer(ISSUER).audience(AUDIENCE).build();
    }

    static JwsVerifier verifier() {
        return JwsVerifier.of(JwkSet.of(EC.toPublic()), Ecdsa.ES256);
    }

    /** A token with this header and this signature, over an empty object. */
    static String token(String header, String signature) {
        return Base64Url.encode(header.getBytes(UTF_8)) + ".e30." + signature;
    }
}
