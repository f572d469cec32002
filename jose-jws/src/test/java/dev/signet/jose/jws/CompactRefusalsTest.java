package dev.signet.jose.jws;

import static dev.signet.jose.jws.Tokens.assertRefused;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.jose.core.Base64Url;
import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.core.JsonObject;
import dev.signet.jose.core.TokenLimits;
import dev.signet.jose.jwk.Jwk;
import dev.signet.jose.jwk.OctJwk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a compact token can do wrong; each token here has a right signature, so nothing else refuses it. */
class CompactRefusalsTest {

    private static final Jwk KEY = OctJwk.generate(32);
    private static final JwsVerifier VERIFIER = JwsVerifier.of(KEY, Hmac.HS256);

    @Test
    void accepts_the_token_that_the_others_differ_from() {
        assertThat(VERIFIER.verify(token("{\"alg\":\"HS256\"}")).payload()).isEqualTo("payload".getBytes(UTF_8));
    }

    @Test
    void accepts_parameters_that_are_not_registered() {
        assertThat(VERIFIER.verify(token("{\"alg\":\"HS256\",\"x\":{\"y\":[1,2]}}"))
                        .header()
                        .parameters()
                        .names())
                .containsExactly("alg", "x");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "none",
                "None",
                "nOnE",
                "NONE",
                " none",
                "none ",
                "none\\u0000",
                "n\\u043ene",
                "",
                "hs256",
                "HS256 ",
                "HS512",
                "RS256",
                "NONEwithRSA",
                "HmacSHA256"
            })
    void refuses_any_other_name_in_alg(String name) {
        String token = token("{\"alg\":\"" + name + "\"}");

        assertRefused(Reason.ALGORITHM_NOT_ALLOWED, () -> VERIFIER.verify(token));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"alg\":null}",
                "{\"alg\":256}",
                "{\"alg\":[\"HS256\"]}",
                "{\"alg\":{\"alg\":\"HS256\"}}",
                "{\"alg\":true}",
                "{\"alg\":\"HS256\",\"alg\":\"HS256\"}",
                "{\"alg\":\"HS256\",\"\\u0061lg\":\"none\"}",
                "{\"alg\":\"HS256\",\"kid\":7}",
                "{\"alg\":\"HS256\",\"typ\":7}",
                "{\"alg\":\"HS256\",\"jwk\":\"x\"}",
                "{\"alg\":\"HS256\"}{}",
                "[\"alg\",\"HS256\"]",
                "\"HS256\"",
                "",
                "null",
                "{'alg':'HS256'}",
                "{\"alg\":\"HS256\",}",
                "{\"alg\":\"HS256\"/**/}",
                "\uFEFF{\"alg\":\"HS256\"}"
            })
    void refuses_a_header_that_is_not_one_strict_object_with_a_string_alg(String header) {
        String token = token(header);

        assertRefused(Reason.MALFORMED, () -> VERIFIER.verify(token));
    }

    @Test
    void refuses_a_header_that_is_not_UTF_8() {
        byte[] header = "{\"alg\":\"HS256\",\"x\":\"\u00e9\"}".getBytes(ISO_8859_1);
        String token = Tokens.signed(KEY, Hmac.HS256, header, new byte[0]);

        assertRefused(Reason.MALFORMED, () -> VERIFIER.verify(token));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "MALFORMED|{\"alg\":\"HS256\",\"crit\":[]}",
                "MALFORMED|{\"alg\":\"HS256\",\"crit\":\"x\",\"x\":1}",
                "MALFORMED|{\"alg\":\"HS256\",\"crit\":null}",
                "MALFORMED|{\"alg\":\"HS256\",\"crit\":[1]}",
                "MALFORMED|{\"alg\":\"HS256\",\"crit\":[\"x\"]}",
                "MALFORMED|{\"alg\":\"HS256\",\"crit\":[\"alg\"]}",
                "MALFORMED|{\"alg\":\"HS256\",\"crit\":[\"crit\"]}",
                "UNSUPPORTED|{\"alg\":\"HS256\",\"crit\":[\"x\"],\"x\":1}",
                "UNSUPPORTED|{\"alg\":\"HS256\",\"crit\":[\"x\",\"x\"],\"x\":1}",
                "UNSUPPORTED|{\"alg\":\"HS256\",\"crit\":[\"b64\"],\"b64\":false}",
                "UNSUPPORTED|{\"alg\":\"HS256\",\"crit\":[\"exp\"],\"exp\":1}"
            })
    void refuses_crit(Reason reason, String header) {
        String token = token(header);

        assertRefused(reason, () -> VERIFIER.verify(token));
    }

    @ParameterizedTest
    @CsvSource({"RS256, RS256", "none, none", "RSA-OAEP, RSA-OAEP", "hs256, another", "HS256., another"})
    void says_which_algorithm_a_token_names_if_it_is_a_registered_one(String algorithm, String shown) {
        String token = token(JsonObject.empty().with("alg", algorithm).toJson());

        assertThatThrownBy(() -> VERIFIER.verify(token))
                .isInstanceOfSatisfying(
                        InvalidTokenException.class,
                        e -> assertThat(e.reason()).isEqualTo(Reason.ALGORITHM_NOT_ALLOWED))
                .hasMessage("\"alg\": expected one of [HS256], the token names " + shown);
    }

    @Test
    void names_the_parameter_that_is_null() {
        assertThatNullPointerException().isThrownBy(() -> VERIFIER.verify(null)).withMessage("token");
        assertThatNullPointerException()
                .isThrownBy(() -> VERIFIER.verifyDetached(null, new byte[0]))
                .withMessage("token");
        assertThatNullPointerException()
                .isThrownBy(() ->
                        JwsJsonVerifier.of(SignaturePolicy.all(), VERIFIER).verify(null))
                .withMessage("json");
    }

    /** RFC 7516 section 9: "If the "enc" member exists, it is a JWE; otherwise, it is a JWS." */
    @Test
    void refuses_the_header_of_a_JWE() {
        String token = token("{\"alg\":\"HS256\",\"enc\":\"A256GCM\"}");

        assertThatThrownBy(() -> VERIFIER.verify(token))
                .isInstanceOfSatisfying(
                        InvalidTokenException.class, e -> assertThat(e.reason()).isEqualTo(Reason.MALFORMED))
                .hasMessage("expected the header of a JWS, \"enc\" makes it one of a JWE (RFC 7516 section 9)");
    }

    @Test
    void refuses_an_empty_certificate_chain() {
        String token = token("{\"alg\":\"HS256\",\"x5c\":[]}");

        assertRefused(Reason.MALFORMED, () -> VERIFIER.verify(token));
        assertThat(VERIFIER.verify(token("{\"alg\":\"HS256\",\"x5c\":[\"AA==\"]}"))
                        .payload())
                .isEqualTo("payload".getBytes(UTF_8));
    }

    @Test
    void refuses_it_again_after_a_good_token() {
        VERIFIER.verify(token("{\"alg\":\"HS256\"}"));
        String token = token("{\"alg\":\"HS256\",\"crit\":[\"x\"],\"x\":1}");

        assertRefused(Reason.UNSUPPORTED, () -> VERIFIER.verify(token));
        assertRefused(Reason.UNSUPPORTED, () -> VERIFIER.verify(token));
    }

    @Test
    void a_header_that_failed_is_not_remembered() {
        String good = token("{\"alg\":\"HS256\",\"n\":1}");
        String forged = good.substring(0, good.lastIndexOf('.') + 1) + Base64Url.encode(new byte[32]);

        assertRefused(Reason.SIGNATURE_INVALID, () -> VERIFIER.verify(forged));
        assertThat(VERIFIER.verify(good).payload()).isEqualTo("payload".getBytes(UTF_8));
        assertRefused(Reason.SIGNATURE_INVALID, () -> VERIFIER.verify(forged));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "...", "....", "a", "a.b", "a.b.c.d", "a.b.c.d.e", "Bearer a.b.c"})
    void refuses_another_number_of_parts_or_no_content(String token) {
        assertRefused(Reason.MALFORMED, () -> VERIFIER.verify(token));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {" %s", "%s ", "%s\n", "\n%s", "Bearer %s", "%s=", "%s.", ".%s", "\u0000%s", "%s\u0000", "\"%s\""
            })
    void refuses_anything_around_a_token(String around) {
        String good = token("{\"alg\":\"HS256\"}");

        assertRefused(Reason.MALFORMED, () -> VERIFIER.verify(String.format(around, good)));
    }

    @Test
    void refuses_padding_in_the_signature() {
        String good = token("{\"alg\":\"HS256\"}");

        assertRefused(Reason.MALFORMED, () -> VERIFIER.verify(good + "="));
    }

    @Test
    void refuses_another_text_for_the_same_signature() {
        String good = token("{\"alg\":\"HS256\"}");
        // 32 octets leave two unused bits in the last character: the next one in the alphabet decodes to the same
        // octets.
        char last = good.charAt(good.length() - 1);
        String same = good.substring(0, good.length() - 1) + (char) (last + 1);

        assertRefused(Reason.MALFORMED, () -> VERIFIER.verify(same));
    }

    @Test
    void refuses_a_payload_that_is_not_base64url_even_with_a_right_signature() {
        String header = Base64Url.encode("{\"alg\":\"HS256\"}".getBytes(UTF_8));

        for (String payload : new String[] {"a", "a+", "a/", "YQ==", "YR", "Y Q", "\u00e9\u00e9"}) {
            String token = Tokens.signedText(KEY, Hmac.HS256, header + "." + payload);
            assertRefused(Reason.MALFORMED, () -> VERIFIER.verify(token));
        }
    }

    @Test
    void accepts_an_empty_payload() {
        String header = Base64Url.encode("{\"alg\":\"HS256\"}".getBytes(UTF_8));

        assertThat(VERIFIER.verify(Tokens.signedText(KEY, Hmac.HS256, header + "."))
                        .payload())
                .isEmpty();
    }

    @Test
    void refuses_a_token_over_its_limit_before_it_looks_at_it() {
        JwsVerifier strict = VERIFIER.withLimits(TokenLimits.defaults().withTokenOctets(100));
        String good = token("{\"alg\":\"HS256\"}");

        assertThat(good.length()).isLessThan(100);
        assertThat(strict.verify(good).payload()).isNotEmpty();
        assertRefused(Reason.TOO_LARGE, () -> strict.verify(".".repeat(101)));
    }

    @Test
    void refuses_a_header_over_its_limit() {
        JwsVerifier strict = VERIFIER.withLimits(TokenLimits.defaults().withHeaderOctets(20));

        assertThat(strict.verify(token("{\"alg\":\"HS256\"}")).payload()).isNotEmpty();
        assertRefused(Reason.TOO_LARGE, () -> strict.verify(token("{\"alg\":\"HS256\",\"x\":1}")));
    }

    @Test
    void a_header_remembered_under_old_limits_is_checked_again_under_others() {
        String token = token("{\"alg\":\"HS256\",\"x\":1}");
        VERIFIER.verify(token);
        JwsVerifier strict = VERIFIER.withLimits(TokenLimits.defaults().withHeaderOctets(20));

        assertRefused(Reason.TOO_LARGE, () -> strict.verify(token));
    }

    @Test
    void refuses_a_million_dots_at_once() {
        JwsVerifier generous = VERIFIER.withLimits(TokenLimits.defaults().withTokenOctets(2_000_000));

        assertRefused(Reason.MALFORMED, () -> generous.verify(".".repeat(1_000_000)));
    }

    @Test
    void a_key_in_the_header_is_nothing_but_data() {
        OctJwk attacker = OctJwk.generate(32);
        String header = "{\"alg\":\"HS256\",\"jwk\":" + attacker.privateJson() + ",\"jku\":\"https://127.0.0.1:1/k\"}";
        String forged = Tokens.signed(attacker, Hmac.HS256, header, "payload");

        assertRefused(Reason.SIGNATURE_INVALID, () -> VERIFIER.verify(forged));
        assertThat(VERIFIER.verify(token(header)).header().parameters().has("jwk"))
                .isTrue();
    }

    @Test
    void neither_token_nor_header_text_stands_in_a_message() {
        String token = token("{\"alg\":\"attackers-text\",\"kid\":\"attackers-kid\"}");

        assertThatThrownBy(() -> VERIFIER.verify(token))
                .hasMessageNotContaining("attackers")
                .hasMessageContaining("HS256");
    }

    @Test
    void the_payload_is_a_copy() {
        VerifiedJws jws = VERIFIER.verify(token("{\"alg\":\"HS256\"}"));
        jws.payload()[0] = 0;

        assertThat(jws.payload()).isEqualTo("payload".getBytes(UTF_8));
        assertThat(jws).hasToString("VerifiedJws[HS256, 7 octets]");
    }

    @Test
    void a_payload_that_is_no_object_is_refused_only_when_it_is_read_as_one() {
        VerifiedJws jws = VERIFIER.verify(token("{\"alg\":\"HS256\"}"));

        assertRefused(Reason.MALFORMED, jws::json);
        assertThat(VERIFIER.verify(Tokens.signed(KEY, Hmac.HS256, "{\"alg\":\"HS256\"}", "{\"a\":1}"))
                        .json()
                        .integer("a"))
                .hasValue(1);
    }

    private static String token(String header) {
        return Tokens.signed(KEY, Hmac.HS256, header, "payload");
    }
}
