package dev.signet.jose.jwt.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.jwk.Curve;
import dev.signet.jose.jwk.Jwk;
import dev.signet.jose.jwk.JwkSet;
import dev.signet.jose.jwk.JwkSource;
import dev.signet.jose.jwk.OkpJwk;
import dev.signet.jose.jws.EdDsa;
import dev.signet.jose.jws.JwsSigner;
import dev.signet.jose.jws.JwsVerifier;
import dev.signet.jose.jwt.Jwt;
import dev.signet.jose.jwt.JwtClaims;
import dev.signet.jose.jwt.JwtClaimsBuilder;
import dev.signet.jose.jwt.JwtDecoder;
import dev.signet.jose.jwt.JwtDecoderBuilder;
import dev.signet.jose.testkit.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/** An issuer with one key, and a service that remembers its tokens, at a time that a test moves. */
final class Service {

    static final String ISSUER = "https://login.example";
    static final Duration MINUTE = Duration.ofMinutes(1);
    private static final OkpJwk KEY = OkpJwk.generate(Curve.ED25519).withKeyId("old");
    static final Jwk PUBLIC = KEY.toPublic();
    static final JwkSet KEYS = JwkSet.of(PUBLIC);

    final TestClock clock = TestClock.at(Instant.parse("2026-03-01T12:00:00Z"));
    private final Map<JwtDecoder, Counting> observers = new HashMap<>();

    /** Returns the current key set of the source of {@link #decoder()}. */
    volatile Supplier<JwkSet> keys = () -> KEYS;

    private final JwkSource source = new JwkSource() {
        @Override
        public JwkSet current() {
            return keys.get();
        }

        @Override
        public JwkSet refreshed(String missingKeyId) {
            return keys.get();
        }
    };

    JwtDecoderBuilder<JwtDecoder> decoder() {
        return over(source);
    }

    JwtDecoderBuilder<JwtDecoder> over(JwkSource other) {
        return Jwt.verifiedBy(JwsVerifier.of(other, EdDsa.ED25519))
                .issuer(ISSUER)
                .audience("orders")
                .clockSkew(Duration.ZERO)
                .clock(clock);
    }

    /** Returns claims that are good for ten minutes. */
    JwtClaimsBuilder claims() {
        return JwtClaims.builder(clock)
                .issuer(ISSUER)
                .subject("alice")
                .audience("orders")
                .lifetime(MINUTE.multipliedBy(10));
    }

    String token() {
        return token(claims());
    }

    static String token(JwtClaimsBuilder claims) {
        return Jwt.signedWith(signer()).encode(claims.build());
    }

    static JwsSigner signer() {
        return EdDsa.ED25519.signer(KEY);
    }

    /** Returns the decoder with an observer, for {@link #counts}. */
    JwtDecoder observed(JwtDecoder decoder) {
        Counting counting = new Counting();
        JwtDecoder observed = decoder.withObserver(counting);
        observers.put(observed, counting);
        return observed;
    }

    Counts counts(JwtDecoder decoder) {
        return observers.get(decoder).beside(decoder.rememberedTokens().orElseThrow());
    }

    static void assertRefused(Reason reason, JwtDecoder decoder, String token) {
        assertThatExceptionOfType(InvalidTokenException.class)
                .isThrownBy(() -> decoder.decode(token))
                .satisfies(e -> assertThat(e.reason()).isEqualTo(reason));
    }
}
