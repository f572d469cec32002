package dev.signet.jose.jwt;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.jose.core.Base64Url;
import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.InvalidTokenException.ClaimFailure;
import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.jwk.Curve;
import dev.signet.jose.jwk.EcJwk;
import dev.signet.jose.jwk.JwkSet;
import dev.signet.jose.jwk.OctJwk;
import dev.signet.jose.jws.Ecdsa;
import dev.signet.jose.jws.Hmac;
import dev.signet.jose.jws.JwsSigner;
import dev.signet.jose.jws.JwsVerifier;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import javax.crypto.Mac;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules for claims. Every token here has a right signature, so nothing else refuses it. */
class JwtDecoderTest {

    private static final Instant NOW = Instant.ofEpochSecond(1_800_000_000);
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final OctJwk KEY = OctJwk.generate(32);
    private static final JwsSigner SIGNER = Hmac.HS256.signer(KEY);
    private static final JwsVerifier VERIFIER = Hmac.HS256.verifier(KEY);
    private static final String GOOD =
            "{\"iss\":\"https://login.example\",\"sub\":\"alice\",\"aud\":\"orders\",\"exp\":1800000300}";

    private static JwtDecoderBuilder<JwtDecoder> strict() {
        return Jwt.verifiedBy(VERIFIER)
                .issuer("https://login.example")
                .audience("orders")
                .clock(CLOCK);
    }

    private static JwtDecoder lax() {
        return Jwt.verifiedBy(VERIFIER)
                .anyIssuer()
                .anyAudience()
                .noExpiryNeeded()
                .clock(CLOCK)
                .build();
    }

    private static String token(String claims) {
        return SIGNER.sign(claims.getBytes(UTF_8));
    }

    private static void assertRefused(Reason reason, String claim, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(InvalidTokenException.class, e -> {
            assertThat(e.reason()).isEqualTo(reason);
            assertThat(e.failures()).extracting(ClaimFailure::claim).contains(claim);
        });
    }

    @Test
    void accepts_the_token_that_the_others_differ_from() {
        VerifiedJwt jwt = strict().build().decode(token(GOOD));

        assertThat(jwt.claims().subject()).contains("alice");
        assertThat(jwt.claims().expiresAt()).contains(NOW.plusSeconds(300));
        assertThat(jwt.algorithm()).isEqualTo(Hmac.HS256);
        assertThat(jwt.encryptionHeader()).isEmpty();
    }

    @Test
    void must_hear_an_issuer_and_an_audience() {
        assertThatThrownBy(() -> Jwt.verifiedBy(VERIFIER).audience("orders").build())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("anyIssuer()");
        assertThatThrownBy(() -> Jwt.verifiedBy(VERIFIER).issuer("i").build())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("anyAudience()");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CLAIM_REJECTED|iss|{\"aud\":\"orders\",\"exp\":1800000300}",
                "CLAIM_REJECTED|iss|{\"iss\":\"https://login.example/\",\"aud\":\"orders\",\"exp\":1800000300}",
                "CLAIM_REJECTED|iss|{\"iss\":\"HTTPS://login.example\",\"aud\":\"orders\",\"exp\":1800000300}",
                "CLAIM_REJECTED|iss|{\"iss\":\"\",\"aud\":\"orders\",\"exp\":1800000300}",
                "CLAIM_REJECTED|iss|{\"iss\":[\"https://login.example\"],\"aud\":\"orders\",\"exp\":1800000300}",
                "CLAIM_REJECTED|iss|{\"iss\":null,\"aud\":\"orders\",\"exp\":1800000300}",
                "CLAIM_REJECTED|aud|{\"iss\":\"https://login.example\",\"exp\":1800000300}",
                "CLAIM_REJECTED|aud|{\"iss\":\"https://login.example\",\"aud\":[],\"exp\":1800000300}",
                "CLAIM_REJECTED|aud|{\"iss\":\"https://login.example\",\"aud\":\"order\",\"exp\":1800000300}",
                "CLAIM_REJECTED|aud|{\"iss\":\"https://login.example\",\"aud\":\"orders2\",\"exp\":1800000300}",
                "CLAIM_REJECTED|aud|{\"iss\":\"https://login.example\",\"aud\":[\"a\",\"b\"],\"exp\":1800000300}",
                "CLAIM_REJECTED|aud|{\"iss\":\"https://login.example\",\"aud\":[\"orders\",1],\"exp\":1800000300}",
                "CLAIM_REJECTED|aud|{\"iss\":\"https://login.example\",\"aud\":{\"orders\":1},\"exp\":1800000300}",
                "CLAIM_REJECTED|aud|{\"iss\":\"https://login.example\",\"aud\":null,\"exp\":1800000300}",
                "CLAIM_REJECTED|exp|{\"iss\":\"https://login.example\",\"aud\":\"orders\"}",
                "CLAIM_REJECTED|exp|{\"iss\":\"https://login.example\",\"aud\":\"orders\",\"exp\":\"1800000300\"}",
                "CLAIM_REJECTED|exp|{\"iss\":\"https://login.example\",\"aud\":\"orders\",\"exp\":null}",
                "CLAIM_REJECTED|exp|{\"iss\":\"https://login.example\",\"aud\":\"orders\",\"exp\":true}",
                "CLAIM_REJECTED|exp|{\"iss\":\"https://login.example\",\"aud\":\"orders\",\"exp\":1e400}",
                "CLAIM_REJECTED|exp|{\"iss\":\"https://login.example\",\"aud\":\"orders\",\"exp\":-1}",
                "CLAIM_REJECTED|exp|{\"iss\":\"https://login.example\",\"aud\":\"orders\",\"exp\":9223372036854775807}",
                "CLAIM_REJECTED|exp|{\"iss\":\"https://login.example\",\"aud\":\"orders\",\"exp\":9223372036854775808}",
                "CLAIM_REJECTED|exp|{\"iss\":\"https://login.example\",\"aud\":\"orders\",\"exp\":18446744075509551916}",
                "CLAIM_REJECTED|exp|{\"iss\":\"https://login.example\",\"aud\":\"orders\",\"exp\":253402300800}",
                "EXPIRED|exp|{\"iss\":\"https://login.example\",\"aud\":\"orders\",\"exp\":1799999940}",
                "EXPIRED|exp|{\"iss\":\"https://login.example\",\"aud\":\"orders\",\"exp\":0}",
                "CLAIM_REJECTED|nbf|{\"iss\":\"https://login.example\",\"aud\":\"orders\",\"exp\":1800000300,\"nbf\":\"0\"}",
                "NOT_YET_VALID|nbf|{\"iss\":\"https://login.example\",\"aud\":\"orders\",\"exp\":1800000300,\"nbf\":1800000061}",
                "NOT_YET_VALID|iat|{\"iss\":\"https://login.example\",\"aud\":\"orders\",\"exp\":1800000300,\"iat\":1800000061}",
                "CLAIM_REJECTED|iat|{\"iss\":\"https://login.example\",\"aud\":\"orders\",\"exp\":1800000300,\"iat\":{}}",
                "CLAIM_REJECTED|sub|{\"iss\":\"https://login.example\",\"aud\":\"orders\",\"exp\":1800000300,\"sub\":7}",
                "CLAIM_REJECTED|jti|{\"iss\":\"https://login.example\",\"aud\":\"orders\",\"exp\":1800000300,\"jti\":7}"
            })
    void refuses(Reason reason, String claim, String claims) {
        assertRefused(reason, claim, () -> strict().build().decode(token(claims)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"iss\":\"https://login.example\",\"aud\":[\"a\",\"orders\"],\"exp\":1800000300}",
                "{\"iss\":\"https://login.example\",\"aud\":\"orders\",\"exp\":1799999941}",
                "{\"iss\":\"https://login.example\",\"aud\":\"orders\",\"exp\":1799999940.5}",
                "{\"iss\":\"https://login.example\",\"aud\":\"orders\",\"exp\":1.8000003e9}",
                "{\"iss\":\"https://login.example\",\"aud\":\"orders\",\"exp\":253402300799}",
                "{\"iss\":\"https://login.example\",\"aud\":\"orders\",\"exp\":1800000300,\"nbf\":1800000060}",
                "{\"iss\":\"https://login.example\",\"aud\":\"orders\",\"exp\":1800000300,\"nbf\":0,\"iat\":1800000060}"
            })
    void accepts_what_lies_just_inside(String claims) {
        assertThat(strict().build().decode(token(claims)).claims().audience()).contains("orders");
    }

    @Test
    void without_skew_the_second_of_expiry_is_too_late_and_that_of_nbf_is_not_too_early() {
        JwtDecoder exact = strict().clockSkew(Duration.ZERO).build();
        String common = "{\"iss\":\"https://login.example\",\"aud\":\"orders\",";

        assertRefused(Reason.EXPIRED, "exp", () -> exact.decode(token(common + "\"exp\":1800000000}")));
        assertThat(exact.decode(token(common + "\"exp\":1800000001,\"nbf\":1800000000}")))
                .isNotNull();
        assertRefused(
                Reason.NOT_YET_VALID,
                "nbf",
                () -> exact.decode(token(common + "\"exp\":1800000300,\"nbf\":1800000001}")));
    }

    @Test
    void refuses_a_skew_that_is_negative_or_large() {
        JwtDecoderBuilder<JwtDecoder> builder = strict();

        assertThatThrownBy(() -> builder.clockSkew(Duration.ofSeconds(-1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> builder.clockSkew(Duration.ofMinutes(11)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(builder.clockSkew(Duration.ofMinutes(10)).build()).isNotNull();
    }

    @Test
    void what_is_waived_by_name_is_not_asked_for() {
        assertThat(lax().decode(token("{}")).claims().toObject().size()).isZero();
    }

    @Test
    void an_expiry_that_is_not_needed_still_counts_when_it_is_there() {
        assertRefused(Reason.EXPIRED, "exp", () -> lax().decode(token("{\"exp\":1}")));
    }

    @Test
    void one_of_several_issuers_or_audiences_will_do() {
        JwtDecoder decoder = Jwt.verifiedBy(VERIFIER)
                .issuer("a", "b")
                .audience("x", "y")
                .noExpiryNeeded()
                .build();

        assertThat(decoder.decode(token("{\"iss\":\"b\",\"aud\":\"y\"}"))).isNotNull();
        assertRefused(Reason.CLAIM_REJECTED, "iss", () -> decoder.decode(token("{\"iss\":\"c\",\"aud\":\"y\"}")));
    }

    @Test
    void reports_every_failure_and_the_first_decides() {
        assertThatThrownBy(() -> strict().require("tenant").build().decode(token("{\"iss\":\"x\",\"exp\":1}")))
                .isInstanceOfSatisfying(InvalidTokenException.class, e -> {
                    assertThat(e.failures())
                            .extracting(ClaimFailure::claim)
                            .containsExactly("iss", "aud", "exp", "tenant");
                    assertThat(e.reason()).isEqualTo(Reason.CLAIM_REJECTED);
                    assertThat(e.failures().get(3).actual()).isEqualTo("missing");
                });
    }

    @Test
    void no_value_of_a_claim_stands_in_a_message() {
        assertThatThrownBy(() -> strict().build()
                        .decode(token("{\"iss\":\"attackers-issuer\",\"aud\":\"attackers-aud\",\"exp\":17}")))
                .hasMessageNotContaining("attackers")
                .hasMessageNotContaining("17");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"[]", "\"x\"", "1", "null", "", "{}{}", "{\"a\":1,\"a\":2}", "{\"a\":{\"b\":1,\"b\":2}}", "{a:1}"
            })
    void refuses_a_payload_that_is_not_one_strict_object(String payload) {
        assertThatThrownBy(() -> lax().decode(token(payload)))
                .isInstanceOfSatisfying(
                        InvalidTokenException.class, e -> assertThat(e.reason()).isEqualTo(Reason.MALFORMED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"at+jwt", "AT+JWT", "application/at+jwt", "Application/AT+jwt"})
    void compares_typ_as_a_media_type(String type) {
        JwtDecoder decoder = strict().type("at+jwt").build();

        assertThat(decoder.decode(SIGNER.withType(type).sign(GOOD.getBytes(UTF_8))))
                .isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"JWT", "at+jwt2", "text/at+jwt", "", "application/", "application/application/at+jwt"})
    void refuses_another_typ(String type) {
        JwtDecoder decoder = strict().type("at+jwt").build();

        assertRefused(
                Reason.CLAIM_REJECTED,
                "typ",
                () -> decoder.decode(SIGNER.withType(type).sign(GOOD.getBytes(UTF_8))));
        assertRefused(Reason.CLAIM_REJECTED, "typ", () -> decoder.decode(token(GOOD)));
    }

    @Test
    void a_required_claim_is_there_and_not_null() {
        JwtDecoder decoder = Jwt.verifiedBy(VERIFIER)
                .anyIssuer()
                .anyAudience()
                .noExpiryNeeded()
                .require("tenant", "scope")
                .build();

        assertThat(decoder.decode(token("{\"tenant\":\"t\",\"scope\":[]}"))).isNotNull();
        assertRefused(Reason.CLAIM_REJECTED, "scope", () -> decoder.decode(token("{\"tenant\":\"t\"}")));
        assertRefused(Reason.CLAIM_REJECTED, "tenant", () -> decoder.decode(token("{\"tenant\":null,\"scope\":1}")));
    }

    @Test
    void an_applications_own_rule_is_one_more_failure() {
        ClaimRule rule = ClaimRule.of(
                "tenant",
                "a known tenant",
                claims -> claims.string("tenant").filter("acme"::equals).isPresent());
        JwtDecoder decoder = strict().rule(rule).build();
        String known = GOOD.replace("}", ",\"tenant\":\"acme\"}");

        assertThat(decoder.decode(token(known))).isNotNull();
        assertRefused(Reason.CLAIM_REJECTED, "tenant", () -> decoder.decode(token(known.replace("acme", "other"))));
        assertRefused(
                Reason.CLAIM_REJECTED, "tenant", () -> decoder.decode(token(known.replace("\"acme\"", "{\"a\":1}"))));
        assertRefused(Reason.CLAIM_REJECTED, "tenant", () -> decoder.decode(token(GOOD)));
    }

    @Test
    void claims_are_not_looked_at_before_the_signature() {
        String expired = token("{\"exp\":1}");
        String forged = expired.substring(0, expired.lastIndexOf('.') + 1) + "AAAA";

        assertThatThrownBy(() -> strict().build().decode(forged))
                .isInstanceOfSatisfying(
                        InvalidTokenException.class, e -> assertThat(e.reason()).isEqualTo(Reason.SIGNATURE_INVALID));
    }

    @Test
    void an_unencoded_payload_is_no_JWT_even_to_a_verifier_that_understands_it() {
        JwtDecoder decoder = Jwt.verifiedBy(VERIFIER.acceptingUnencodedPayload())
                .issuer("https://login.example")
                .audience("orders")
                .clock(CLOCK)
                .build();
        String unencoded =
                SIGNER.withUnencodedPayload().sign(GOOD.replace(".", "").getBytes(UTF_8));

        assertThat(decoder.decode(token(GOOD))).isNotNull();
        assertThatThrownBy(() -> decoder.decode(unencoded))
                .isInstanceOfSatisfying(
                        InvalidTokenException.class, e -> assertThat(e.reason()).isEqualTo(Reason.UNSUPPORTED));
        assertThatThrownBy(() -> Jwt.signedWith(SIGNER.withUnencodedPayload()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("b64");
    }

    /** RFC 7797 section 7: "JSON Web Tokens [JWT] MUST NOT use "b64" with a "false" value"; true says nothing new. */
    @Test
    void a_JWT_may_spell_out_that_its_payload_is_encoded() throws GeneralSecurityException {
        String input = Base64Url.encode("{\"alg\":\"HS256\",\"b64\":true}".getBytes(UTF_8)) + "."
                + Base64Url.encode(GOOD.getBytes(UTF_8));
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(KEY.key());

        assertThat(strict().build()
                        .decode(input + "." + Base64Url.encode(mac.doFinal(input.getBytes(UTF_8))))
                        .claims()
                        .subject())
                .contains("alice");
    }

    @Test
    void a_critical_parameter_is_accepted_from_a_verifier_that_understands_it() {
        String token = SIGNER.withCriticalHeader("ppt", "shaken").sign(GOOD.getBytes(UTF_8));
        JwtDecoder decoder = Jwt.verifiedBy(VERIFIER.understanding("ppt"))
                .issuer("https://login.example")
                .audience("orders")
                .clock(CLOCK)
                .build();

        assertThat(decoder.decode(token).header().parameters().string("ppt")).contains("shaken");
        assertThatThrownBy(() -> strict().build().decode(token))
                .isInstanceOfSatisfying(
                        InvalidTokenException.class, e -> assertThat(e.reason()).isEqualTo(Reason.UNSUPPORTED));
    }

    @Test
    void an_encrypted_token_is_told_where_to_go() {
        assertThatThrownBy(() -> strict().build().decode("a.b.c.d.e"))
                .isInstanceOfSatisfying(
                        InvalidTokenException.class, e -> assertThat(e.reason()).isEqualTo(Reason.MALFORMED))
                .hasMessageContaining("Jwt.decryptedBy");
    }

    @Test
    void a_claim_of_another_type_is_never_taken_for_an_absent_one() {
        JwtClaims claims = lax().decode(
                        token("{\"roles\":\"admin\",\"n\":1.5,\"s\":1,\"b\":0,\"o\":[],\"t\":\"x\",\"z\":null}"))
                .claims();

        assertRefused(Reason.CLAIM_REJECTED, "roles", () -> claims.strings("roles"));
        assertRefused(Reason.CLAIM_REJECTED, "n", () -> claims.integer("n"));
        assertRefused(Reason.CLAIM_REJECTED, "s", () -> claims.string("s"));
        assertRefused(Reason.CLAIM_REJECTED, "b", () -> claims.bool("b"));
        assertRefused(Reason.CLAIM_REJECTED, "o", () -> claims.object("o"));
        assertRefused(Reason.CLAIM_REJECTED, "t", () -> claims.instant("t"));
        assertRefused(Reason.CLAIM_REJECTED, "t", () -> claims.number("t"));
        assertRefused(Reason.CLAIM_REJECTED, "z", () -> claims.string("z"));
        assertThat(claims.string("absent")).isEmpty();
        assertThat(claims.number("n").orElseThrow()).isEqualByComparingTo("1.5");
    }

    @Test
    void what_an_encoder_makes_a_decoder_reads() {
        EcJwk key = EcJwk.generate(Curve.P_256).withKeyId("2026-01");
        JwtClaims claims = JwtClaims.builder(CLOCK)
                .issuer("https://login.example")
                .subject("alice")
                .audience("orders")
                .lifetime(Duration.ofMinutes(5))
                .jwtId()
                .claim("roles", List.of("admin", "user"))
                .build();
        String token = Jwt.signedWith(Ecdsa.ES256.signer(key)).encode(claims);

        VerifiedJwt jwt = Jwt.verifiedBy(JwsVerifier.of(JwkSet.of(key.toPublic()), Ecdsa.ES256))
                .issuer("https://login.example")
                .audience("orders")
                .clock(CLOCK)
                .build()
                .decode(token);

        assertThat(jwt.claims()).isEqualTo(claims);
        assertThat(jwt.header().type()).contains("JWT");
        assertThat(jwt.keyId()).contains("2026-01");
        assertThat(jwt.claims().strings("roles").orElseThrow()).containsExactly("admin", "user");
    }
}
