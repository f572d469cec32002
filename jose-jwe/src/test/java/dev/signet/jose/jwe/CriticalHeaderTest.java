package dev.signet.jose.jwe;

import static dev.signet.jose.jwe.ContentEncryption.A256GCM;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.core.JsonObject;
import dev.signet.jose.core.TokenLimits;
import dev.signet.jose.jwe.internal.DecryptionSeries;
import dev.signet.jose.jwe.internal.EncryptionSeries;
import dev.signet.jose.jwk.JwkSet;
import dev.signet.jose.jwk.OctJwk;
import dev.signet.jose.jwk.internal.JwkSetLookup;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Parameters of an application's own that {@code crit} names (RFC 7516 section 4.1.13). */
class CriticalHeaderTest {

    private static final OctJwk KEY = OctJwk.generate(32).withKeyId("a");
    private static final JweEncrypter ENCRYPTER = AesKeyWrap.A256KW.encrypter(KEY, A256GCM);
    private static final JweDecrypter DECRYPTER = AesKeyWrap.A256KW.decrypter(KEY, A256GCM);
    private static final byte[] PLAINTEXT = "plaintext".getBytes(UTF_8);

    static List<JweDecrypter> decrypters() {
        return List.of(DECRYPTER, JweDecrypter.of(JwkSet.of(KEY), AesKeyWrap.A256KW, A256GCM));
    }

    @ParameterizedTest
    @MethodSource("decrypters")
    void a_token_is_decrypted_by_those_who_understand_its_parameters(JweDecrypter decrypter) throws IOException {
        String token =
                ENCRYPTER.withCriticalHeader("x", 1).withCriticalHeader("y", 2).encrypt(PLAINTEXT);
        JweDecrypter understanding = decrypter.understanding("x").understanding("z", "y");

        for (int i = 0; i < 2; i++) {
            DecryptedJwe decrypted = understanding.decrypt(token);
            assertThat(decrypted.plaintext()).isEqualTo(PLAINTEXT);
            assertThat(decrypted.header().parameters().strings("crit").orElseThrow())
                    .containsExactly("x", "y");
            assertThat(streamed(understanding.withLimits(TokenLimits.defaults()), token))
                    .isEqualTo(PLAINTEXT);
        }
        assertUnsupported(() -> decrypter.decrypt(token));
        assertUnsupported(() -> streamed(decrypter, token));
        assertUnsupported(() -> decrypter.understanding("x").decrypt(token));
    }

    @Test
    void the_JSON_serialization_has_them_too() {
        String json = JweJsonEncrypter.general(
                        ENCRYPTER.withCriticalHeader("x", 1), ENCRYPTER.withCriticalHeader("x", 1))
                .encrypt(PLAINTEXT);

        assertThat(JweJsonDecrypter.of(DECRYPTER.understanding("x"))
                        .decrypt(json)
                        .plaintext())
                .isEqualTo(PLAINTEXT);
        assertUnsupported(() -> JweJsonDecrypter.of(DECRYPTER).decrypt(json));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JweJsonEncrypter.general(ENCRYPTER.withCriticalHeader("x", 1), ENCRYPTER));
    }

    @Test
    void which_of_several_decrypters_understands_does_not_depend_on_their_order() {
        String json =
                JweJsonEncrypter.flattened(ENCRYPTER.withCriticalHeader("x", 1)).encrypt(PLAINTEXT);
        JweDecrypter understanding = DECRYPTER.understanding("x");
        JweDecrypter another = AesKeyWrap.A256KW.decrypter(OctJwk.generate(32).withKeyId("another"), A256GCM);

        assertThat(JweJsonDecrypter.of(understanding, another).decrypt(json).plaintext())
                .isEqualTo(PLAINTEXT);
        assertThat(JweJsonDecrypter.of(another, understanding).decrypt(json).plaintext())
                .isEqualTo(PLAINTEXT);
        assertUnsupported(() -> JweJsonDecrypter.of(another, DECRYPTER).decrypt(json));
    }

    @Test
    void a_series_adds_its_parameters_to_those_of_its_encrypter() {
        String token;
        try (EncryptionSeries series = EncryptionSeries.of(ENCRYPTER.withCriticalHeader("x", 1))) {
            token = series.encrypt(PLAINTEXT, JsonObject.empty().with("y", 2));
        }

        try (DecryptionSeries<DecryptedJwe> series =
                DecryptionSeries.of(DECRYPTER.understanding("x", "y"), JwkSetLookup.waiting())) {
            assertThat(series.decrypt(token)
                            .header()
                            .parameters()
                            .strings("crit")
                            .orElseThrow())
                    .containsExactly("x", "y");
        }
        assertUnsupported(() -> DecryptionSeries.of(DECRYPTER.understanding("y"), JwkSetLookup.waiting())
                .decrypt(token));
    }

    @ParameterizedTest
    @ValueSource(strings = {"alg", "kid", "jwk", "crit", "b64", "enc", "zip", "p2c"})
    void a_name_that_the_rfcs_define_is_neither_written_nor_understood(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ENCRYPTER.withCriticalHeader(name, "x"))
                .withMessageStartingWith("\"" + name + "\" is ");
        for (JweDecrypter decrypter : decrypters()) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> decrypter.understanding("x", name))
                    .withMessageStartingWith("\"" + name + "\" is ");
        }
    }

    @Test
    void a_parameter_is_written_once() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ENCRYPTER.withCriticalHeader("x", 1).withCriticalHeader("x", 2))
                .withMessage("\"x\" is in the header already");
    }

    private static byte[] streamed(JweDecrypter decrypter, String token) throws IOException {
        ByteArrayOutputStream plaintext = new ByteArrayOutputStream();
        decrypter.decrypt(new ByteArrayInputStream(token.getBytes(UTF_8)), plaintext, 1000);
        return plaintext.toByteArray();
    }

    private static void assertUnsupported(ThrowingCallable call) {
        assertThatExceptionOfType(InvalidTokenException.class)
                .isThrownBy(call)
                .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.UNSUPPORTED));
    }
}
