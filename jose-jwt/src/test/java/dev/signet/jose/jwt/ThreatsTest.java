package dev.signet.jose.jwt;

import static dev.signet.jose.jwt.Tokens.SIGNER;
import static dev.signet.jose.jwt.Tokens.assertRefused;
import static dev.signet.jose.jwt.Tokens.good;
import static dev.signet.jose.jwt.Tokens.strict;
import static dev.signet.jose.jwt.Tokens.token;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import dev.signet.jose.core.Base64Url;
import dev.signet.jose.core.InvalidTokenException.ClaimFailure.Code;
import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.core.JsonObject;
import dev.signet.jose.jwe.ContentEncryption;
import dev.signet.jose.jwe.Direct;
import dev.signet.jose.jwe.JweEncrypter;
import dev.signet.jose.jwk.Curve;
import dev.signet.jose.jwk.EcJwk;
import dev.signet.jose.jwk.OctJwk;
import dev.signet.jose.jws.Ecdsa;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What has been done to claims, to typing, to nesting and by replay elsewhere, each under a right signature. */
class ThreatsTest {

    private static final JwtDecoder DECODER = strict().build();

    private static String withClaim(String name, String json) {
        JsonObject value = JsonObject.parse("{\"value\":" + json + "}");
        return token(good().build()
                .toObject()
                .with(name, value.value("value").orElseThrow())
                .toJson());
    }

    static Stream<Arguments> times_of_another_type() {
        return Stream.of("exp", "nbf", "iat")
                .flatMap(name -> Stream.of("null", "\"1800000300\"", "\"\"", "true", "[]", "[1800000300]", "{}")
                        .map(value -> Arguments.of(name, value)));
    }

    @ParameterizedTest
    @MethodSource("times_of_another_type")
    void a_time_of_another_type_is_an_error_and_never_absent(String name, String value) {
        assertRefused(name, Code.MALFORMED, () -> DECODER.decode(withClaim(name, value)));
    }

    static Stream<Arguments> times_out_of_range() {
        return Stream.of("exp", "nbf", "iat")
                .flatMap(name -> Stream.of(
                                "-1",
                                "-0.5",
                                "253402300800",
                                "2147483648000",
                                "9223372036854775",
                                "9223372036854775807",
                                "9223372036854775808",
                                "18446744075509551916",
                                "-9223372036854775808",
                                "-9223372036854775809",
                                "1e30",
                                "1e308",
                                "1e9999",
                                "340282366920938463463374607431768211456")
                        .map(value -> Arguments.of(name, value)));
    }

    @ParameterizedTest
    @MethodSource("times_out_of_range")
    void a_time_out_of_range_is_an_error_and_never_wraps_into_a_valid_one(String name, String value) {
        String claims = good().build().toObject().without(name).toJson();

        assertRefused(
                name,
                Code.MALFORMED,
                () -> DECODER.decode(token(claims.replaceFirst("}$", ",\"" + name + "\":" + value + "}"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e-999", "0.0000000000000000000000000000000000000000001", "0"})
    void a_time_just_after_the_beginning_has_expired(String value) {
        String claims = good().build().toObject().without("exp").toJson();

        assertRefused(
                "exp", Code.EXPIRED, () -> DECODER.decode(token(claims.replaceFirst("}$", ",\"exp\":" + value + "}"))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"order\"",
                "\"orders \"",
                "\"ORDERS\"",
                "\"orders,mail\"",
                "\"orders mail\"",
                "\"\\u043erders\"",
                "[\"order\",\"s\"]",
                "[]"
            })
    void an_audience_is_compared_whole_and_exactly(String audience) {
        assertRefused("aud", Code.UNEXPECTED, () -> DECODER.decode(withClaim("aud", audience)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"[[\"orders\"]]", "[\"orders\",null]", "[\"orders\",{}]", "{\"0\":\"orders\"}", "7", "false"})
    void an_audience_of_another_type_is_an_error_even_where_the_right_one_is_among_it(String audience) {
        assertRefused("aud", Code.MALFORMED, () -> DECODER.decode(withClaim("aud", audience)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"https://login.example.evil.example\"",
                "\"https://login.exampl\"",
                "\"https://LOGIN.example\"",
                "\"https://login.example:443\"",
                "\"https://login.example#\"",
                "\"https://login%2eexample\""
            })
    void an_issuer_is_compared_whole_exactly_and_as_it_is_written(String issuer) {
        assertRefused("iss", Code.UNEXPECTED, () -> DECODER.decode(withClaim("iss", issuer)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[\"https://login.example\"]", "{\"https://login.example\":1}", "null", "1"})
    void an_issuer_of_another_type_is_an_error(String issuer) {
        assertRefused("iss", Code.MALFORMED, () -> DECODER.decode(withClaim("iss", issuer)));
    }

    @Test
    void a_required_claim_that_is_null_is_missing() {
        JwtDecoder demanding = strict().require("tenant").build();

        assertThat(demanding.decode(withClaim("tenant", "\"acme\""))).isNotNull();
        assertRefused("tenant", Code.MISSING, () -> demanding.decode(withClaim("tenant", "null")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "[{\"iss\":\"https://login.example\",\"aud\":\"orders\",\"exp\":1800000300}]",
                "\"{}\"",
                "null",
                "1800000300",
                "",
                " ",
                "{}{\"iss\":\"https://login.example\",\"aud\":\"orders\",\"exp\":1800000300}",
                "{\"iss\":\"https://login.example\",\"aud\":\"orders\",\"exp\":1800000300,\"exp\":1900000300}",
                "{\"iss\":\"https://login.example\",\"aud\":\"orders\",\"exp\":1800000300,\"\\u0065xp\":1900000300}",
                "\ufeff{\"iss\":\"https://login.example\",\"aud\":\"orders\",\"exp\":1800000300}",
                "{\"iss\":\"https://login.example\",\"aud\":\"orders\",\"exp\":1800000300,\"sub\":\"\\ud800\"}",
                "{\"iss\":\"https://login.example\",\"aud\":\"orders\",\"exp\":NaN}"
            })
    void claims_are_one_strict_object(String claims) {
        assertRefused(Reason.MALFORMED, () -> DECODER.decode(token(claims)));
    }

    @Test
    void claims_are_UTF_8() {
        byte[] claims = good().subject("al?ce").build().toObject().toOctets();
        for (int i = 0; i < claims.length; i++) {
            claims[i] = claims[i] == '?' ? (byte) 0xff : claims[i];
        }

        assertRefused(Reason.MALFORMED, () -> DECODER.decode(SIGNER.sign(claims)));
    }

    @Test
    void claims_are_not_deeper_than_the_limit() {
        String deep = "[".repeat(10_000) + "]".repeat(10_000);

        assertRefused(
                Reason.MALFORMED,
                () -> DECODER.decode(token("{\"iss\":\"https://login.example\",\"deep\":" + deep + "}")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"JOSE", "jwt2", "at+jwt\\u0000", "at-jwt", "application/at+jwt;v=1", "*", ""})
    void a_typ_is_compared_whole(String type) {
        JwtDecoder typed = strict().type("at+jwt").build();
        byte[] claims = good().build().toObject().toOctets();

        assertThat(typed.decode(SIGNER.withType("at+jwt").sign(claims))).isNotNull();
        assertRefused(
                "typ", Code.UNEXPECTED, () -> typed.decode(SIGNER.withType(type).sign(claims)));
    }

    @Test
    void a_typ_is_compared_alike_where_an_i_has_no_dot() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("tr"));
        try {
            JwtDecoder typed = strict().type("id+jwt").build();
            byte[] claims = good().build().toObject().toOctets();

            assertThat(typed.decode(SIGNER.withType("APPLICATION/ID+JWT").sign(claims)))
                    .isNotNull();
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void a_claim_named_typ_is_not_the_type() {
        JwtDecoder typed = strict().type("at+jwt").build();

        assertRefused(
                "typ",
                Code.MISSING,
                () -> typed.decode(SIGNER.sign(
                        good().claim("typ", "at+jwt").build().toObject().toOctets())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer %s", " %s", "%s ", "%s\n", "\"%s\"", "%s.", ".%s", "%s,%s", "%s=", "%s\u0000"})
    void nothing_stands_around_a_token(String around) {
        String token = token(good());

        assertRefused(Reason.MALFORMED, () -> DECODER.decode(around.replace("%s", token)));
    }

    @Test
    void a_token_is_compact_and_never_JSON() {
        String[] parts = token(good()).split("\\.", -1);
        String flattened = "{\"protected\":\"%s\",\"payload\":\"%s\",\"signature\":\"%s\"}"
                .formatted(parts[0], parts[1], parts[2]);
        String polyglot = "{\"a\":\".." + "\",\"protected\":\"" + parts[0] + "\",\"payload\":\"" + parts[1]
                + "\",\"signature\":\"" + parts[2] + "\"}";

        assertRefused(Reason.MALFORMED, () -> DECODER.decode(flattened));
        assertRefused(Reason.MALFORMED, () -> DECODER.decode(polyglot));
    }

    @Test
    void a_signed_token_inside_a_signed_token_is_no_claims_set() {
        byte[] inner = token(good()).getBytes(UTF_8);

        assertRefused(
                Reason.MALFORMED,
                () -> DECODER.decode(SIGNER.withContentType("JWT").sign(inner)));
        assertRefused(Reason.MALFORMED, () -> DECODER.decode(SIGNER.sign(inner)));
    }

    @Test
    void an_encrypted_token_inside_a_signed_one_is_no_claims_set() {
        OctJwk key = OctJwk.generate(32);
        String encrypted = Jwt.encryptedWith(Direct.DIR.encrypter(key, ContentEncryption.A256GCM))
                .encode(good().build());

        assertRefused(
                Reason.MALFORMED,
                () -> DECODER.decode(SIGNER.withContentType("JWT").sign(encrypted.getBytes(UTF_8))));
    }

    @Test
    void the_rules_of_a_nested_token_look_at_the_typ_that_was_signed() {
        OctJwk key = OctJwk.generate(32);
        JweEncrypter outer = Direct.DIR
                .encrypter(key, ContentEncryption.A256GCM)
                .withType("at+jwt")
                .withContentType("JWT");
        JwtDecoder nested = Jwt.decryptedBy(Direct.DIR.decrypter(key, ContentEncryption.A256GCM))
                .thenVerifiedBy(Tokens.VERIFIER)
                .issuer(Tokens.ISSUER)
                .audience(Tokens.AUDIENCE)
                .clock(Tokens.CLOCK)
                .type("at+jwt")
                .build();
        byte[] claims = good().build().toObject().toOctets();

        assertThat(nested.decode(
                        outer.encrypt(SIGNER.withType("at+jwt").sign(claims).getBytes(UTF_8))))
                .isNotNull();
        assertRefused(
                "typ",
                Code.UNEXPECTED,
                () -> nested.decode(
                        outer.encrypt(SIGNER.withType("JWT").sign(claims).getBytes(UTF_8))));
    }

    @Test
    void another_signature_over_the_same_token_does_not_make_it_a_new_one() {
        EcJwk key = EcJwk.generate(Curve.P_256);
        Set<String> used = new HashSet<>();
        JwtDecoder once = Jwt.verifiedBy(Ecdsa.ES256.verifier(key.toPublic()))
                .issuer(Tokens.ISSUER)
                .audience(Tokens.AUDIENCE)
                .clock(Tokens.CLOCK)
                .rejectingReplays((id, until) -> used.add(id))
                .build();
        String first = Ecdsa.ES256
                .signer(key)
                .sign(good().jwtId("1").build().toObject().toOctets());
        String mirrored = mirrored(first);
        JwtDecoder careless = Jwt.verifiedBy(Ecdsa.ES256.verifier(key.toPublic()))
                .issuer(Tokens.ISSUER)
                .audience(Tokens.AUDIENCE)
                .clock(Tokens.CLOCK)
                .build();

        assertThat(careless.decode(mirrored)).isNotNull();
        assertThat(once.decode(first)).isNotNull();
        assertRefused("jti", Code.REPLAYED, () -> once.decode(mirrored));
    }

    @Test
    void white_space_in_the_claims_does_not_make_a_used_token_a_new_one() {
        Set<String> used = new HashSet<>();
        JwtDecoder once = strict().rejectingReplays((id, until) -> used.add(id)).build();
        String claims = good().jwtId("1").build().toObject().toJson();

        once.decode(token(claims));

        assertRefused("jti", Code.REPLAYED, () -> once.decode(token(claims + " ")));
        assertRefused(
                "jti", Code.REPLAYED, () -> once.decode(token(claims.replace("\"jti\":\"1\"", "\"jti\":\"\\u0031\""))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "1", "[\"1\"]", "{}"})
    void a_jti_of_another_type_is_an_error(String id) {
        JwtDecoder once = strict().rejectingReplays((key, until) -> true).build();

        assertRefused("jti", Code.MALFORMED, () -> once.decode(withClaim("jti", id)));
    }

    @Test
    void no_refusal_repeats_what_the_token_says() {
        for (String name : List.of("iss", "sub", "aud", "exp", "nbf", "iat", "jti", "cnf", "azp", "nonce")) {
            JwtDecoder decoder = Jwt.verifiedBy(Tokens.VERIFIER)
                    .issuer(Tokens.ISSUER)
                    .subject("alice")
                    .clock(Tokens.CLOCK)
                    .profile(IdToken.forClient("client-1").withNonce("n").withAccessToken("token"))
                    .build();

            assertThatThrownBy(() -> decoder.decode(withClaim(name, "[\"attacker\",{\"attacker\":7}]")))
                    .hasMessageNotContaining("attacker");
            assertThatThrownBy(() -> decoder.decode(withClaim(name, "\"attacker\"")))
                    .hasMessageNotContaining("attacker");
        }
    }

    @Test
    void no_rule_is_a_regular_expression() {
        ArchRuleDefinition.noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("java.util.regex")
                .check(new ClassFileImporter()
                        .importUrl(
                                Jwt.class.getProtectionDomain().getCodeSource().getLocation()));
    }

    /** The other signature that is right for the same octets: R || n - S. */
    private static String mirrored(String token) {
        int dot = token.lastIndexOf('.');
        byte[] signature = Base64Url.decode(token.substring(dot + 1));
        BigInteger order = new BigInteger("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551", 16);
        byte[] s = order.subtract(new BigInteger(1, Arrays.copyOfRange(signature, 32, 64)))
                .toByteArray();
        byte[] padded =
                ByteBuffer.allocate(64).put(new byte[64 - s.length]).put(s).array();
        return token.substring(0, dot + 1)
                + Base64Url.encode(ByteBuffer.allocate(64)
                        .put(signature, 0, 32)
                        .put(padded, 32, 32)
                        .array());
    }
}
