package dev.signet.jose.jwe;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.core.JsonObject;
import dev.signet.jose.jwk.Curve;
import dev.signet.jose.jwk.EcJwk;
import dev.signet.jose.jwk.Jwk;
import dev.signet.jose.jwk.JwkSet;
import dev.signet.jose.jwk.OctJwk;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EncryptedJwkTest {

    private static final Jwk KEY = EcJwk.generate(Curve.P_256).withKeyId("kept");
    private static final JwkSet KEYS = JwkSet.of(KEY, OctJwk.generate(32));
    private static final OctJwk WRAPPING = OctJwk.generate(32);
    private static final JweEncrypter ENCRYPTER = AesKeyWrap.A256KW.encrypter(WRAPPING, ContentEncryption.A256GCM);
    private static final JweDecrypter DECRYPTER = AesKeyWrap.A256KW.decrypter(WRAPPING, ContentEncryption.A256GCM);

    private final char[] password = "a password".toCharArray();

    /** The classes are loaded once more, without BouncyCastle, which is the only one with the curve. */
    @Test
    void a_key_on_a_curve_that_no_provider_has_is_not_supported() throws Exception {
        String token = EncryptedJwk.encrypt(EcJwk.generate(Curve.SECP256K1), password);
        String other = EncryptedJwk.encrypt(EcJwk.generate(Curve.P_256), password);
        URL[] classes = Stream.of(EncryptedJwk.class, Jwk.class, InvalidTokenException.class)
                .map(type -> type.getProtectionDomain().getCodeSource().getLocation())
                .distinct()
                .toArray(URL[]::new);

        try (URLClassLoader loader = new URLClassLoader(classes, ClassLoader.getPlatformClassLoader())) {
            Method decrypt =
                    loader.loadClass(EncryptedJwk.class.getName()).getMethod("decrypt", String.class, char[].class);

            assertThatThrownBy(() -> decrypt.invoke(null, token, password))
                    .cause()
                    .hasMessageContaining("add org.bouncycastle:bcprov-jdk18on")
                    .satisfies(e -> assertThat(e.getClass().getMethod("reason").invoke(e))
                            .hasToString("UNSUPPORTED"));
            assertThat(decrypt.invoke(null, other, password)).isNotNull();
        }
        assertThat(EncryptedJwk.decrypt(token, password).keyType()).isEqualTo("EC");
    }

    @Test
    void a_password_protects_a_key() {
        String token = EncryptedJwk.encrypt(KEY, password);

        assertThat(JsonObject.parse(Tokens.header(token)).string("cty")).contains("jwk+json");
        assertThat(EncryptedJwk.decrypt(token, password)).isEqualTo(KEY);
    }

    @Test
    void a_password_protects_a_set() {
        String token = EncryptedJwk.encrypt(KEYS, password);

        assertThat(JsonObject.parse(Tokens.header(token)).string("cty")).contains("jwk-set+json");
        assertThat(EncryptedJwk.decryptSet(token, password)).isEqualTo(KEYS);
    }

    @Test
    void another_password_opens_nothing() {
        refuses(
                Reason.DECRYPTION_FAILED,
                () -> EncryptedJwk.decrypt(EncryptedJwk.encrypt(KEY, password), "A password".toCharArray()));
    }

    @Test
    void no_password_is_no_protection() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EncryptedJwk.encrypt(KEY, new char[0]))
                .withMessageContaining("at least one character");
    }

    @Test
    void a_key_protects_a_key() {
        assertThat(EncryptedJwk.decrypt(EncryptedJwk.encrypt(KEY, ENCRYPTER), DECRYPTER))
                .isEqualTo(KEY);
    }

    @Test
    void a_key_protects_a_set() {
        assertThat(EncryptedJwk.decryptSet(EncryptedJwk.encrypt(KEYS, ENCRYPTER), DECRYPTER))
                .isEqualTo(KEYS);
    }

    @Test
    void reads_rfc_7517_appendix_c() {
        JsonObject rfc = Facts.of("vectors/rfc7517/c-pbes2-encrypted-jwk.json");

        Jwk key = EncryptedJwk.decrypt(
                Facts.token(rfc), Facts.text(rfc, "password_utf8").toCharArray());

        assertThat(key).isEqualTo(Jwk.of(rfc.object("plaintext_jwk").orElseThrow()));
    }

    @Test
    void a_password_does_not_open_what_a_key_protects() {
        refuses(
                Reason.ALGORITHM_NOT_ALLOWED,
                () -> EncryptedJwk.decrypt(EncryptedJwk.encrypt(KEY, ENCRYPTER), password));
    }

    @Test
    void a_set_is_no_key() {
        refuses(Reason.MALFORMED, () -> EncryptedJwk.decrypt(EncryptedJwk.encrypt(KEYS, ENCRYPTER), DECRYPTER));
    }

    @Test
    void a_key_is_no_set() {
        refuses(Reason.MALFORMED, () -> EncryptedJwk.decryptSet(EncryptedJwk.encrypt(KEY, ENCRYPTER), DECRYPTER));
    }

    @Test
    void reads_a_key_that_does_not_say_so() {
        String token = ENCRYPTER.encrypt(KEY.privateJson().getBytes(UTF_8));

        assertThat(EncryptedJwk.decrypt(token, DECRYPTER)).isEqualTo(KEY);
    }

    @Test
    void refuses_what_only_says_that_it_is_a_key() {
        String token = ENCRYPTER.withContentType("application/jwk+json").encrypt("{\"kty\":\"EC\"}".getBytes(UTF_8));

        refuses(Reason.MALFORMED, () -> EncryptedJwk.decrypt(token, DECRYPTER));
    }

    private static void refuses(Reason reason, Runnable reading) {
        assertThatExceptionOfType(InvalidTokenException.class)
                .isThrownBy(reading::run)
                .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(reason));
    }
}
