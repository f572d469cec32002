package dev.signet.jose.testkit;

import static dev.signet.jose.jws.Ecdsa.ES256;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.jwk.JwkSource;
import dev.signet.jose.jws.JwsAlgorithm;
import dev.signet.jose.jws.JwsVerifier;
import dev.signet.jose.jwt.Jwt;
import dev.signet.jose.jwt.JwtClaims;
import dev.signet.jose.jwt.JwtDecoder;
import dev.signet.jose.jwt.JwtDecoderBuilder;

/** The decoder of a service, as the README builds it. */
final class Service {

    static final String ISSUER = "https://login.example";
    static final String AUDIENCE = "orders";

    private Service() {}

    static TestIssuer issuer(JwsAlgorithm algorithm) {
        return TestIssuer.of(ISSUER, AUDIENCE, algorithm);
    }

    static JwtDecoderBuilder<JwtDecoder> decoder(JwkSource keys, JwsAlgorithm algorithm) {
        return Jwt.verifiedBy(JwsVerifier.of(keys, algorithm)).issuer(ISSUER).audience(AUDIENCE);
    }

    /** Returns the claims of a token that is accepted with the keys of an issuer. */
    static JwtClaims accepted(TestIssuer issuer, String token) {
        return decoder(issuer.keys(), ES256).build().decode(token).claims();
    }

    static void assertRefused(Reason reason, TestIssuer issuer, JwsAlgorithm algorithm, String token) {
        assertRefused(reason, decoder(issuer.keys(), algorithm).build(), token);
    }

    static void assertRefused(Reason reason, JwtDecoder decoder, String token) {
        assertThatThrownBy(() -> decoder.decode(token))
                .isInstanceOfSatisfying(
                        InvalidTokenException.class, e -> assertThat(e.reason()).isEqualTo(reason));
    }
}
