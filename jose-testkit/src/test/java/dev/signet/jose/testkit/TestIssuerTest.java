package dev.signet.jose.testkit;

import static dev.signet.jose.jws.Ecdsa.ES256;
import static dev.signet.jose.jws.Hmac.HS256;
import static dev.signet.jose.jws.RsaPkcs1.RS256;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.jwk.Curve;
import dev.signet.jose.jwk.EcJwk;
import dev.signet.jose.jwk.Jwk;
import dev.signet.jose.jwk.JwkSet;
import dev.signet.jose.jwk.OctJwk;
import dev.signet.jose.jws.JwsAlgorithm;
import dev.signet.jose.jwt.AccessToken;
import dev.signet.jose.jwt.VerifiedJwt;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class TestIssuerTest {

    private static final TestIssuer ISSUER = Service.issuer(ES256);

    /** All but most of RSA, whose keys take their time. */
    static Stream<JwsAlgorithm> algorithms() {
        return JwsAlgorithm.all().stream()
                .filter(algorithm -> algorithm == RS256 || !algorithm.jwaName().matches("[RP]S.*"));
    }

    @ParameterizedTest
    @MethodSource("algorithms")
    void a_valid_token_under_every_kind_of_key_is_accepted(JwsAlgorithm algorithm) {
        TestIssuer issuer = Service.issuer(algorithm);

        VerifiedJwt jwt = Service.decoder(issuer.keys(), algorithm).build().decode(issuer.token("bob"));

        assertThat(jwt.claims().subject()).contains("bob");
        assertThat(jwt.keyId()).isEqualTo(issuer.keys().keys().get(0).keyId()).isPresent();
    }

    @Test
    void a_token_of_another_issuer_of_the_same_name_is_refused() {
        TestIssuer other = Service.issuer(ES256);

        Service.assertRefused(Reason.KEY_NOT_FOUND, ISSUER, ES256, other.token("bob"));
    }

    @Test
    void each_token_has_an_identifier_of_its_own() {
        assertThat(Service.accepted(ISSUER, ISSUER.token("bob")).jwtId())
                .isPresent()
                .isNotEqualTo(Service.accepted(ISSUER, ISSUER.token("bob")).jwtId());
    }

    @Test
    void claims_of_one_token_replace_the_usual_ones() {
        String token = ISSUER.token(claims -> claims.subject("carol").claim("scope", "orders:read"));

        assertThat(Service.accepted(ISSUER, token).subject()).contains("carol");
        assertThat(Service.accepted(ISSUER, token).string("scope")).contains("orders:read");
        assertThat(Service.accepted(ISSUER, ISSUER.token("bob")).has("scope")).isFalse();
    }

    @Test
    void claims_of_all_tokens_are_also_in_those_with_a_fault() {
        TestIssuer scoped = ISSUER.withClaims(claims -> claims.claim("scope", "orders:read"));

        assertThat(Service.accepted(scoped, scoped.token("bob")).string("scope"))
                .contains("orders:read");
        assertThat(Service.accepted(scoped, scoped.token("bob")).subject()).contains("bob");
        assertThat(new String(
                        CompactSegments.of(scoped.token(InvalidToken.EXPIRED)).octets(1), UTF_8))
                .contains("orders:read");
    }

    @Test
    void an_access_token_has_its_type_and_its_claims() {
        TestIssuer access = ISSUER.withType("at+jwt").withClaims(claims -> claims.claim("client_id", "shop"));
        var decoder = Service.decoder(ISSUER.keys(), ES256)
                .profile(AccessToken.rfc9068())
                .build();

        assertThat(decoder.decode(access.token("bob")).claims().subject()).contains("bob");
        Service.assertRefused(Reason.CLAIM_REJECTED, decoder, ISSUER.token("bob"));
    }

    @Test
    void a_token_lives_for_five_minutes_of_the_clock() {
        TestClock clock = TestClock.at(Instant.parse("2020-01-01T00:00:00Z"));
        String token = ISSUER.withClock(clock).token("bob");
        var decoder = Service.decoder(ISSUER.keys(), ES256)
                .clock(clock)
                .clockSkew(Duration.ZERO)
                .build();

        clock.advance(Duration.ofMinutes(5).minusSeconds(1));
        assertThat(decoder.decode(token).claims().subject()).contains("bob");
        clock.advance(Duration.ofSeconds(1));
        Service.assertRefused(Reason.EXPIRED, decoder, token);
    }

    @Test
    void after_a_rotation_there_are_two_keys_and_the_new_one_signs() {
        TestIssuer rotated = ISSUER.withNewKey();

        assertThat(rotated.keys().keys()).hasSize(2).containsAll(ISSUER.keys().keys());
        assertThat(Service.accepted(rotated, rotated.token("bob")).subject()).contains("bob");
        assertThat(Service.accepted(rotated, ISSUER.token("bob")).subject()).contains("bob");
        Service.assertRefused(Reason.KEY_NOT_FOUND, ISSUER, ES256, rotated.token("bob"));
    }

    @Test
    void keys_to_verify_with_are_public_or_the_secret() {
        assertThat(ISSUER.keys().keys()).noneMatch(Jwk::isPrivate);
        assertThat(Service.issuer(HS256).keys().keys()).allMatch(Jwk::isSymmetric);
    }

    @Test
    void a_configured_secret_signs() {
        OctJwk secret = OctJwk.generate(32);
        TestIssuer issuer = TestIssuer.of(Service.ISSUER, Service.AUDIENCE, HS256, secret);

        VerifiedJwt jwt = Service.decoder(JwkSet.of(secret), HS256).build().decode(issuer.token("bob"));

        assertThat(jwt.keyId()).isEmpty();
        Service.assertRefused(
                Reason.SIGNATURE_INVALID,
                Service.decoder(JwkSet.of(OctJwk.generate(32)), HS256).build(),
                issuer.token("bob"));
    }

    @Test
    void what_cannot_sign_is_no_issuer() {
        EcJwk key = EcJwk.generate(Curve.P_256);

        for (var wrong : List.<Runnable>of(
                () -> TestIssuer.of(Service.ISSUER, Service.AUDIENCE, ES256, key.toPublic()),
                () -> TestIssuer.of(Service.ISSUER, Service.AUDIENCE, RS256, key),
                () -> TestIssuer.of("https://login example", Service.AUDIENCE, ES256, key))) {
            assertThatIllegalArgumentException().isThrownBy(wrong::run);
        }
        assertThat(TestIssuer.of(Service.ISSUER, Service.AUDIENCE, ES256, key)).isNotNull();
    }

    @Test
    void the_signer_signs_other_contents() {
        String signed = ISSUER.signer().withType("other").sign(new byte[] {1});

        assertThat(new String(CompactSegments.of(signed).octets(0), UTF_8)).contains("\"typ\":\"other\"");
        Service.assertRefused(Reason.MALFORMED, ISSUER, ES256, signed);
    }

    @Test
    void its_text_has_nothing_of_the_key() {
        OctJwk secret =
                OctJwk.of("an-unmistakable-secret-of-32-octets".getBytes(UTF_8)).withKeyId("7");

        assertThat(TestIssuer.of(Service.ISSUER, Service.AUDIENCE, HS256, secret))
                .hasToString("TestIssuer[JwsSigner[HS256, kid \"7\"]]");
    }
}
