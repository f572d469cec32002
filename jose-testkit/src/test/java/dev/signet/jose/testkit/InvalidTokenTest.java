package dev.signet.jose.testkit;

import static dev.signet.jose.jws.Ecdsa.ES256;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.core.JoseHeader;
import dev.signet.jose.core.JsonObject;
import dev.signet.jose.jwk.Curve;
import dev.signet.jose.jwk.EcJwk;
import dev.signet.jose.jwk.OctJwk;
import dev.signet.jose.jws.EdDsa;
import dev.signet.jose.jws.Hmac;
import dev.signet.jose.jws.JwsAlgorithm;
import dev.signet.jose.jws.MlDsa;
import dev.signet.jose.jws.RsaPkcs1;
import dev.signet.jose.jwt.Jwt;
import dev.signet.jose.jwt.JwtDecoder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class InvalidTokenTest {

    private static final TestIssuer ISSUER = Service.issuer(ES256);
    private static final Pattern ROW = Pattern.compile("\\| `[A-Z_]+` \\| `[A-Z_]+` \\|");

    @TestFactory
    Stream<DynamicTest> every_fault_is_refused_with_its_reason_under_every_kind_of_key() {
        return Stream.of(ES256, RsaPkcs1.RS256, EdDsa.ED25519, MlDsa.ML_DSA_44, Hmac.HS512)
                .flatMap(InvalidTokenTest::refusals);
    }

    private static Stream<DynamicTest> refusals(JwsAlgorithm algorithm) {
        TestIssuer issuer = Service.issuer(algorithm);
        JwtDecoder decoder = Service.decoder(issuer.keys(), algorithm).build();
        return Arrays.stream(InvalidToken.values())
                .map(fault -> DynamicTest.dynamicTest(
                        algorithm.jwaName() + " " + fault,
                        () -> Service.assertRefused(fault.reason(), decoder, issuer.token(fault))));
    }

    @ParameterizedTest
    @EnumSource
    void a_verifier_of_one_key_refuses_it_with_the_same_reason(InvalidToken fault) {
        EcJwk key = EcJwk.generate(Curve.P_256).withKeyId("2026-01");
        TestIssuer issuer = TestIssuer.of(Service.ISSUER, Service.AUDIENCE, ES256, key);
        JwtDecoder decoder = Jwt.verifiedBy(ES256.verifier(key))
                .issuer(Service.ISSUER)
                .audience(Service.AUDIENCE)
                .build();

        assertThat(decoder.decode(issuer.token("bob")).claims().subject()).contains("bob");
        Service.assertRefused(fault.reason(), decoder, issuer.token(fault));
    }

    @ParameterizedTest
    @EnumSource
    void with_rules_about_time_it_is_refused_with_the_same_reason(InvalidToken fault) {
        TestClock clock = TestClock.at(Instant.parse("2020-01-01T00:00:00Z"));
        JwtDecoder decoder = Service.decoder(ISSUER.keys(), ES256)
                .clock(clock)
                .maxAge(Duration.ofMinutes(5))
                .maxLifetime(Duration.ofMinutes(5))
                .clockSkew(Duration.ofMinutes(10))
                .build();
        TestIssuer issuer = ISSUER.withClock(clock);

        assertThat(decoder.decode(issuer.token("bob")).claims().subject()).contains("bob");
        Service.assertRefused(fault.reason(), decoder, issuer.token(fault));
    }

    @ParameterizedTest
    @EnumSource
    void without_a_key_id_it_is_refused_with_the_same_reason(InvalidToken fault) {
        TestIssuer issuer = TestIssuer.of(Service.ISSUER, Service.AUDIENCE, Hmac.HS256, OctJwk.generate(32));

        Service.assertRefused(fault.reason(), issuer, Hmac.HS256, issuer.token(fault));
    }

    @ParameterizedTest
    @EnumSource
    void of_an_issuer_for_several_audiences_it_is_refused_with_the_same_reason(InvalidToken fault) {
        TestIssuer issuer = ISSUER.withClaims(claims -> claims.audience(List.of("billing", Service.AUDIENCE)));
        JwtDecoder decoder = Service.decoder(issuer.keys(), ES256).build();

        assertThat(decoder.decode(issuer.token("bob")).claims().audience()).hasSize(2);
        Service.assertRefused(fault.reason(), decoder, issuer.token(fault));
    }

    @Test
    void a_verifier_of_one_key_without_a_key_id_cannot_tell_that_the_key_is_unknown() {
        OctJwk key = OctJwk.generate(32);
        TestIssuer issuer = TestIssuer.of(Service.ISSUER, Service.AUDIENCE, Hmac.HS256, key);
        JwtDecoder decoder = Jwt.verifiedBy(Hmac.HS256.verifier(key))
                .issuer(Service.ISSUER)
                .audience(Service.AUDIENCE)
                .build();

        Service.assertRefused(Reason.SIGNATURE_INVALID, decoder, issuer.token(InvalidToken.UNKNOWN_KEY_ID));
    }

    @Test
    void a_token_with_an_embedded_key_has_it_under_the_key_id_of_the_issuer() {
        JsonObject header = header(ISSUER.token(InvalidToken.EMBEDDED_KEY));

        assertThat(header.object("jwk")).isPresent();
        assertThat(JoseHeader.of(header).keyId())
                .isEqualTo(ISSUER.keys().keys().get(0).keyId());
    }

    @Test
    void another_algorithm_is_hmac_for_a_public_key_and_a_signature_for_a_secret() {
        assertThat(header(ISSUER.token(InvalidToken.ANOTHER_ALGORITHM)).string("alg"))
                .contains("HS256");
        assertThat(header(Service.issuer(Hmac.HS256).token(InvalidToken.ANOTHER_ALGORITHM))
                        .string("alg"))
                .contains("ES256");
    }

    @Test
    void there_is_a_fault_for_each_reason_that_a_signed_token_of_usual_length_can_have() {
        Set<Reason> covered =
                Arrays.stream(InvalidToken.values()).map(InvalidToken::reason).collect(Collectors.toSet());

        assertThat(covered)
                .containsExactlyInAnyOrder(
                        Reason.MALFORMED,
                        Reason.UNSUPPORTED,
                        Reason.ALGORITHM_NOT_ALLOWED,
                        Reason.KEY_NOT_FOUND,
                        Reason.SIGNATURE_INVALID,
                        Reason.EXPIRED,
                        Reason.NOT_YET_VALID,
                        Reason.CLAIM_REJECTED);
    }

    @Test
    void the_page_lists_all_faults_with_their_reasons() throws IOException {
        String page = Files.readString(Path.of("../docs/testing.md"));
        List<String> signed = Arrays.stream(InvalidToken.values())
                .map(fault -> row(fault, fault.reason()))
                .toList();
        List<String> encrypted = Arrays.stream(InvalidEncryption.values())
                .map(fault -> row(fault, fault.reason()))
                .toList();

        assertThat(ROW.matcher(page).results().map(MatchResult::group))
                .containsExactlyElementsOf(
                        Stream.concat(signed.stream(), encrypted.stream()).toList());
    }

    private static String row(Enum<?> fault, Reason reason) {
        return "| `" + fault + "` | `" + reason + "` |";
    }

    private static JsonObject header(String token) {
        return JsonObject.parse(CompactSegments.of(token).octets(0));
    }
}
