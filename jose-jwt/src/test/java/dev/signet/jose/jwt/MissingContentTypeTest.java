package dev.signet.jose.jwt;

import static dev.signet.jose.jwe.AesKeyWrap.A256KW;
import static dev.signet.jose.jwe.ContentEncryption.A256GCM;
import static dev.signet.jose.jwt.Tokens.assertRefused;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.jose.core.InvalidTokenException.ClaimFailure.Code;
import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.jwe.JweDecrypter;
import dev.signet.jose.jwe.JweEncrypter;
import dev.signet.jose.jwk.OctJwk;
import dev.signet.jose.jws.Hmac;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nested JWTs of issuers that leave out {@code cty}: what is accepted, and what still is not. */
class MissingContentTypeTest {

    private static final OctJwk KEY = OctJwk.generate(32);
    private static final JweEncrypter ENCRYPTER = A256KW.encrypter(KEY, A256GCM);
    private static final JweDecrypter DECRYPTER = A256KW.decrypter(KEY, A256GCM);
    private static final String SIGNED = Tokens.token(Tokens.good());

    private static JwtDecoderBuilder<JwtDecoder> rules() {
        return Jwt.decryptedBy(DECRYPTER)
                .thenVerifiedBy(Tokens.VERIFIER)
                .issuer(Tokens.ISSUER)
                .audience(Tokens.AUDIENCE)
                .clock(Tokens.CLOCK);
    }

    private static final JwtDecoder STRICT = rules().build();
    private static final JwtDecoder LENIENT =
            rules().acceptingMissingContentType().build();

    private static String encrypted(String content) {
        return ENCRYPTER.encrypt(content.getBytes(UTF_8));
    }

    @Test
    void a_nested_jwt_without_cty_is_accepted_by_choice() {
        VerifiedJwt jwt = LENIENT.decode(encrypted(SIGNED));

        assertThat(jwt.claims().subject()).contains("alice");
        assertThat(jwt.encryptionHeader()).isPresent();
        assertThat(LENIENT.decode(ENCRYPTER.withContentType("JWT").encrypt(SIGNED.getBytes(UTF_8)))
                        .claims()
                        .subject())
                .contains("alice");
    }

    @Test
    void it_is_refused_unless_that_was_chosen_and_the_message_names_the_choice() {
        assertRefused(Reason.MALFORMED, () -> STRICT.decode(encrypted(SIGNED)));
        assertThatThrownBy(() -> STRICT.decode(encrypted(SIGNED)))
                .hasMessageContaining("\"cty\": \"JWT\"")
                .hasMessageContaining("acceptingMissingContentType()");
    }

    @ParameterizedTest
    @ValueSource(strings = {"json", "application/json", "JWS", "text/plain", "JWTx", ""})
    void another_cty_is_still_refused(String contentType) {
        String token = ENCRYPTER.withContentType(contentType).encrypt(SIGNED.getBytes(UTF_8));

        assertRefused(Reason.MALFORMED, () -> LENIENT.decode(token));
    }

    @Test
    void claims_without_a_signature_are_never_read() {
        String claims = Tokens.good().build().toObject().toJson();

        assertRefused(Reason.MALFORMED, () -> LENIENT.decode(encrypted(claims)));
        assertRefused(
                Reason.MALFORMED,
                () -> LENIENT.decode(
                        Jwt.encryptedWith(ENCRYPTER).encode(Tokens.good().build())));
    }

    @Test
    void an_unsecured_jwt_inside_is_refused() {
        String none = UnsecuredJwt.encode(Tokens.good().build());

        assertRefused(Reason.ALGORITHM_NOT_ALLOWED, () -> LENIENT.decode(encrypted(none)));
    }

    @Test
    void a_signature_of_another_key_inside_is_refused() {
        String forged = Jwt.signedWith(Hmac.HS256.signer(OctJwk.generate(32)))
                .encode(Tokens.good().build());

        assertRefused(Reason.SIGNATURE_INVALID, () -> LENIENT.decode(encrypted(forged)));
    }

    @Test
    void another_encryption_inside_is_refused() {
        assertRefused(Reason.MALFORMED, () -> LENIENT.decode(encrypted(encrypted(SIGNED))));
    }

    @Test
    void a_signed_token_that_is_not_encrypted_is_refused() {
        assertRefused(Reason.MALFORMED, () -> LENIENT.decode(SIGNED));
    }

    @Test
    void the_rules_hold() {
        String late = Tokens.token(Tokens.good().expiresAt(Tokens.NOW.minusSeconds(61)));

        assertRefused("exp", Code.EXPIRED, () -> LENIENT.decode(encrypted(late)));
    }

    @Test
    void no_other_decoder_has_the_choice() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Tokens.strict().acceptingMissingContentType())
                .withMessageContaining("thenVerifiedBy(..)");
        assertThatIllegalStateException()
                .isThrownBy(() -> Jwt.decryptedBy(DECRYPTER).unsigned().acceptingMissingContentType());
    }
}
