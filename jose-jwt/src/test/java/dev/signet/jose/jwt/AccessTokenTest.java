package dev.signet.jose.jwt;

import static dev.signet.jose.jwt.Tokens.SIGNER;
import static dev.signet.jose.jwt.Tokens.assertRefused;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.jose.core.InvalidTokenException.ClaimFailure.Code;
import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.core.JsonObject;
import dev.signet.jose.jwe.ContentEncryption;
import dev.signet.jose.jwe.Direct;
import dev.signet.jose.jwk.OctJwk;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What RFC 9068 says a resource server MUST do. */
class AccessTokenTest {

    private static final JwtDecoder DECODER =
            Tokens.strict().profile(AccessToken.rfc9068()).build();

    private static JsonObject good() {
        return Tokens.good().jwtId("1").claim("client_id", "client-1").build().toObject();
    }

    private static String token(String type, JsonObject claims) {
        return SIGNER.withType(type).sign(claims.toOctets());
    }

    @ParameterizedTest
    @ValueSource(strings = {"at+jwt", "application/at+jwt", "AT+JWT"})
    void accepts_a_token_of_the_profile(String type) {
        assertThat(DECODER.decode(token(type, good())).claims().string("client_id"))
                .contains("client-1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"JWT", "id_token+jwt", "secevent+jwt", "dpop+jwt", "at+jwt+x", "at"})
    void section_4_refuses_every_other_typ(String type) {
        assertRefused("typ", Code.UNEXPECTED, () -> DECODER.decode(token(type, good())));
    }

    @Test
    void section_4_refuses_a_token_without_typ() {
        assertRefused("typ", Code.MISSING, () -> DECODER.decode(SIGNER.sign(good().toOctets())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"iss", "exp", "aud", "sub", "client_id", "iat", "jti"})
    void section_2_2_demands_each_of_seven_claims(String claim) {
        assertRefused(claim, Code.MISSING, () -> DECODER.decode(token("at+jwt", good().without(claim))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sub", "client_id", "jti"})
    void a_text_that_names_something_is_not_empty(String claim) {
        assertRefused(claim, Code.MALFORMED, () -> DECODER.decode(token("at+jwt", good().with(claim, ""))));
    }

    @Test
    void section_2_2_1_types_acr_and_amr() {
        JsonObject stated = good().with("acr", "urn:x").with("amr", List.of("pwd", "otp"));

        assertThat(DECODER.decode(token("at+jwt", stated)).claims().strings("amr"))
                .contains(List.of("pwd", "otp"));
        assertRefused("acr", Code.MALFORMED, () -> DECODER.decode(token("at+jwt", stated.with("acr", 1))));
        assertRefused("amr", Code.MALFORMED, () -> DECODER.decode(token("at+jwt", stated.with("amr", "pwd"))));
        assertRefused(
                "amr", Code.MALFORMED, () -> DECODER.decode(token("at+jwt", stated.with("amr", List.of("pwd", 1)))));
    }

    @Test
    void section_4_demands_the_issuer_exactly() {
        assertRefused(
                "iss",
                Code.UNEXPECTED,
                () -> DECODER.decode(token("at+jwt", good().with("iss", "https://login.example/"))));
    }

    @Test
    void section_4_demands_this_resource_server_in_aud() {
        assertRefused("aud", Code.UNEXPECTED, () -> DECODER.decode(token("at+jwt", good().with("aud", "mail"))));
    }

    @Test
    void section_4_refuses_an_expired_token() {
        assertRefused("exp", Code.EXPIRED, () -> DECODER.decode(token("at+jwt", good().with("exp", 1_799_999_940L))));
    }

    @Test
    void section_4_refuses_a_token_whose_signature_is_wrong_and_one_that_is_not_signed() {
        String right = token("at+jwt", good());
        String header = "eyJhbGciOiJub25lIiwidHlwIjoiYXQrand0In0";
        String none = header + right.substring(right.indexOf('.'), right.lastIndexOf('.') + 1);

        assertRefused(
                Reason.SIGNATURE_INVALID,
                () -> DECODER.decode(right.substring(0, right.lastIndexOf('.') + 1) + "A".repeat(43)));
        assertRefused(Reason.ALGORITHM_NOT_ALLOWED, () -> DECODER.decode(none));
    }

    @ParameterizedTest
    @CsvSource({"client_id", "scope", "auth_time"})
    void a_claim_of_the_profile_has_its_type(String claim) {
        assertRefused(claim, Code.MALFORMED, () -> DECODER.decode(token("at+jwt", good().with(claim, List.of("a")))));
    }

    @Test
    void neither_issuer_nor_audience_can_be_waived() {
        assertThatThrownBy(() -> Jwt.verifiedBy(Tokens.VERIFIER)
                        .anyIssuer()
                        .audience("orders")
                        .profile(AccessToken.rfc9068())
                        .build())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("not anyIssuer()");
        assertThatThrownBy(() -> Jwt.verifiedBy(Tokens.VERIFIER)
                        .issuer("https://login.example")
                        .profile(AccessToken.rfc9068())
                        .anyAudience()
                        .build())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("not anyAudience()");
    }

    @Test
    void an_expiry_that_was_waived_is_demanded_all_the_same() {
        JwtDecoder decoder =
                Tokens.strict().profile(AccessToken.rfc9068()).noExpiryNeeded().build();

        assertRefused("exp", Code.MISSING, () -> decoder.decode(token("at+jwt", good().without("exp"))));
    }

    @Test
    void an_encrypted_one_is_signed_inside() {
        OctJwk key = OctJwk.generate(32);
        JwtDecryption decryption = Jwt.decryptedBy(Direct.DIR.decrypter(key, ContentEncryption.A256GCM));
        String nested = Direct.DIR
                .encrypter(key, ContentEncryption.A256GCM)
                .withContentType("JWT")
                .encrypt(token("at+jwt", good()).getBytes(UTF_8));

        assertThat(decryption
                        .thenVerifiedBy(Tokens.VERIFIER)
                        .issuer(Tokens.ISSUER)
                        .audience(Tokens.AUDIENCE)
                        .clock(Tokens.CLOCK)
                        .profile(AccessToken.rfc9068())
                        .build()
                        .decode(nested))
                .isNotNull();
        assertThatThrownBy(() -> decryption.unsigned().profile(AccessToken.rfc9068()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("requires a signature");
    }
}
