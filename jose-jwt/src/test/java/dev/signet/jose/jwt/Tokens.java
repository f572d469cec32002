package dev.signet.jose.jwt;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.InvalidTokenException.ClaimFailure;
import dev.signet.jose.core.InvalidTokenException.ClaimFailure.Code;
import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.jwk.OctJwk;
import dev.signet.jose.jws.Hmac;
import dev.signet.jose.jws.JwsSigner;
import dev.signet.jose.jws.JwsVerifier;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Tokens of one issuer with a right signature, so that nothing but a rule refuses them, at a time that stands still. */
final class Tokens {

    static final Instant NOW = Instant.ofEpochSecond(1_800_000_000);
    static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    static final String ISSUER = "https://login.example";
    static final String AUDIENCE = "orders";
    private static final OctJwk KEY = OctJwk.generate(32);
    static final JwsSigner SIGNER = Hmac.HS256.signer(KEY);
    static final JwsVerifier VERIFIER = Hmac.HS256.verifier(KEY);

    private Tokens() {}

    static JwtDecoderBuilder<JwtDecoder> strict() {
        return Jwt.verifiedBy(VERIFIER).issuer(ISSUER).audience(AUDIENCE).clock(CLOCK);
    }

    /** Claims that {@link #strict()} accepts, issued now and good for five minutes. */
    static JwtClaimsBuilder good() {
        return JwtClaims.builder(CLOCK)
                .issuer(ISSUER)
                .subject("alice")
                .audience(AUDIENCE)
                .issuedAt(NOW)
                .expiresAt(NOW.plusSeconds(300));
    }

    static String token(JwtClaimsBuilder claims) {
        return token(claims.build());
    }

    static String token(JwtClaims claims) {
        return Jwt.signedWith(SIGNER).encode(claims);
    }

    static String token(String json) {
        return SIGNER.sign(json.getBytes(UTF_8));
    }

    static void assertRefused(String claim, Code code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        InvalidTokenException.class,
                        e -> assertThat(e.failures())
                                .extracting(ClaimFailure::claim, ClaimFailure::code)
                                .containsExactly(tuple(claim, code)));
    }

    static void assertRefused(Reason reason, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        InvalidTokenException.class, e -> assertThat(e.reason()).isEqualTo(reason));
    }
}
