package dev.signet.jose.jwt;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.jose.core.Base64Url;
import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.core.JsonObject;
import dev.signet.jose.core.TokenLimits;
import dev.signet.jose.jwe.ContentEncryption;
import dev.signet.jose.jwe.Direct;
import dev.signet.jose.jwk.OctJwk;
import dev.signet.jose.jws.Hmac;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnsecuredJwtTest {

    private static final OctJwk KEY = OctJwk.generate(32);
    private static final JwtClaims CLAIMS = JwtClaims.builder()
            .issuer("https://login.example")
            .subject("alice")
            .audience("orders")
            .expiresAt(Instant.parse("2099-01-01T00:00:00Z"))
            .build();
    private static final String NONE = "{\"alg\":\"none\"}";

    @Test
    void reads_the_token_of_rfc_7519_section_6_1() throws IOException {
        String token;
        try (InputStream in = UnsecuredJwtTest.class.getResourceAsStream("/rfc7519/6-1.json")) {
            token = JsonObject.parse(in.readAllBytes()).string("compact").orElseThrow();
        }
        UnsecuredJwt jwt = UnsecuredJwt.decode(token);

        assertThat(jwt.header().algorithm()).contains("none");
        assertThat(jwt.unsecuredClaims())
                .isEqualTo(
                        JsonObject.parse("{\"iss\":\"joe\",\"exp\":1300819380,\"http://example.com/is_root\":true}"));
    }

    @Test
    void writes_the_header_of_rfc_7519_section_6_1_and_no_signature() {
        assertThat(UnsecuredJwt.encode(CLAIMS))
                .startsWith("eyJhbGciOiJub25lIn0.")
                .endsWith(".");
    }

    @Test
    void reads_what_it_writes() {
        assertThat(UnsecuredJwt.decode(UnsecuredJwt.encode(CLAIMS)).unsecuredClaims())
                .isEqualTo(CLAIMS.toObject());
    }

    @ParameterizedTest
    @ValueSource(strings = {"None", "NONE", "nOnE", "none ", "", "HS256", "RS256", "dir"})
    void refuses_every_other_alg(String alg) {
        refused(token("{\"alg\":\"" + alg + "\"}", "{}", ""), Reason.ALGORITHM_NOT_ALLOWED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|MALFORMED",
                "{\"alg\":1}|MALFORMED",
                "{\"alg\":null}|MALFORMED",
                "{\"alg\":[\"none\"]}|MALFORMED",
                "{\"alg\":\"none\",\"alg\":\"none\"}|MALFORMED",
                "{\"alg\":\"HS256\",\"alg\":\"none\"}|MALFORMED",
                "[\"none\"]|MALFORMED",
                "{\"alg\":\"none\",\"crit\":[]}|MALFORMED",
                "{\"alg\":\"none\",\"crit\":[\"exp\"],\"exp\":1}|UNSUPPORTED",
                "{\"alg\":\"none\",\"crit\":[\"b64\"],\"b64\":true}|UNSUPPORTED",
                "{\"alg\":\"none\",\"b64\":true}|UNSUPPORTED",
                "{\"alg\":\"none\",\"b64\":false}|UNSUPPORTED",
                "{\"alg\":\"none\",\"enc\":\"A256GCM\"}|MALFORMED",
                "{\"alg\":\"none\",\"cty\":\"JWT\"}|MALFORMED",
                "{\"alg\":\"none\",\"cty\":\"application/jwt\"}|MALFORMED"
            })
    void refuses_another_header(String header, Reason reason) {
        refused(token(header, "{}", ""), reason);
    }

    @Test
    void accepts_the_header_that_these_were_made_of() {
        assertThat(UnsecuredJwt.decode(token(NONE, "{}", "")).unsecuredClaims().size())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"AA", "A", "=", " ", "."})
    void refuses_anything_behind_the_last_dot(String signature) {
        refused(token(NONE, "{}", signature), Reason.MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "...", "....", "eyJhbGciOiJub25lIn0", "eyJhbGciOiJub25lIn0.e30"})
    void refuses_what_is_not_three_parts(String token) {
        refused(token, Reason.MALFORMED);
    }

    @Test
    void refuses_text_around_a_token() {
        String token = token(NONE, "{}", "");
        for (String other : List.of(' ' + token, token + '\n', token.replace(".", " ."), token + token)) {
            refused(other, Reason.MALFORMED);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "\"a\"", "null", "", "{\"a\":1,\"a\":1}", "{\"a\":1}{}", "{\"a\":NaN}"})
    void refuses_claims_that_the_strict_reader_refuses(String claims) {
        refused(token(NONE, claims, ""), Reason.MALFORMED);
    }

    @Test
    void refuses_a_registered_claim_of_another_type() {
        refused(token(NONE, "{\"exp\":\"tomorrow\"}", ""), Reason.CLAIM_REJECTED);
    }

    @Test
    void keeps_the_limits() {
        String token = UnsecuredJwt.encode(CLAIMS);

        assertThatThrownBy(
                        () -> UnsecuredJwt.decode(token, TokenLimits.defaults().withTokenOctets(token.length() - 1)))
                .isInstanceOfSatisfying(
                        InvalidTokenException.class, e -> assertThat(e.reason()).isEqualTo(Reason.TOO_LARGE));
        assertThat(UnsecuredJwt.decode(token, TokenLimits.defaults().withTokenOctets(token.length())))
                .isNotNull();
    }

    @Test
    void refuses_a_signed_token() {
        refused(Jwt.signedWith(Hmac.HS256.signer(KEY)).encode(CLAIMS), Reason.ALGORITHM_NOT_ALLOWED);
    }

    @Test
    void refuses_a_token_whose_signature_was_cut_off() {
        String signed = Jwt.signedWith(Hmac.HS256.signer(KEY)).encode(CLAIMS);

        refused(signed.substring(0, signed.lastIndexOf('.') + 1), Reason.ALGORITHM_NOT_ALLOWED);
    }

    @Test
    void tells_where_an_encrypted_token_belongs() {
        String encrypted = Jwt.encryptedWith(Direct.DIR.encrypter(KEY, ContentEncryption.A256GCM))
                .encode(CLAIMS);

        assertThatThrownBy(() -> UnsecuredJwt.decode(encrypted))
                .isInstanceOf(InvalidTokenException.class)
                .hasMessageContaining("Jwt.decryptedBy");
    }

    @Test
    void is_refused_by_every_decoder() {
        String token = UnsecuredJwt.encode(CLAIMS);

        assertThatThrownBy(() -> Jwt.verifiedBy(Hmac.HS256.verifier(KEY))
                        .anyIssuer()
                        .anyAudience()
                        .build()
                        .decode(token))
                .isInstanceOfSatisfying(
                        InvalidTokenException.class,
                        e -> assertThat(e.reason()).isEqualTo(Reason.ALGORITHM_NOT_ALLOWED));
        assertThatThrownBy(() -> Jwt.decryptedBy(Direct.DIR.decrypter(KEY, ContentEncryption.A256GCM))
                        .unsigned()
                        .anyIssuer()
                        .anyAudience()
                        .build()
                        .decode(token))
                .isInstanceOf(InvalidTokenException.class);
    }

    @Test
    void is_refused_inside_an_encryption() {
        String nested = Direct.DIR
                .encrypter(KEY, ContentEncryption.A256GCM)
                .withContentType("JWT")
                .encrypt(UnsecuredJwt.encode(CLAIMS).getBytes(UTF_8));

        assertThatThrownBy(() -> Jwt.decryptedBy(Direct.DIR.decrypter(KEY, ContentEncryption.A256GCM))
                        .thenVerifiedBy(Hmac.HS256.verifier(OctJwk.generate(32)))
                        .anyIssuer()
                        .anyAudience()
                        .build()
                        .decode(nested))
                .isInstanceOfSatisfying(
                        InvalidTokenException.class,
                        e -> assertThat(e.reason()).isEqualTo(Reason.ALGORITHM_NOT_ALLOWED));
    }

    @Test
    void has_no_claims_that_anything_could_take_for_verified_ones() {
        assertThat(Arrays.stream(UnsecuredJwt.class.getMethods())
                        .map(method -> method.getReturnType().getSimpleName()))
                .doesNotContain("JwtClaims", "VerifiedJwt", "UnsignedJwt");
    }

    @Test
    void shows_nothing_of_its_content() {
        assertThat(UnsecuredJwt.decode(UnsecuredJwt.encode(CLAIMS))).hasToString("UnsecuredJwt with 4 claims");
    }

    private static void refused(String token, Reason reason) {
        assertThatThrownBy(() -> UnsecuredJwt.decode(token))
                .isInstanceOfSatisfying(
                        InvalidTokenException.class, e -> assertThat(e.reason()).isEqualTo(reason));
    }

    private static String token(String header, String claims, String signature) {
        return Base64Url.encode(header.getBytes(UTF_8))
                + '.'
                + Base64Url.encode(claims.getBytes(UTF_8))
                + '.'
                + signature;
    }
}
