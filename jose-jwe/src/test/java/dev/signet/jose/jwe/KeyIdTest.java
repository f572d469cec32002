package dev.signet.jose.jwe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.jwk.OctJwk;
import java.io.IOException;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The {@code kid} of tokens that a decrypter with one key is given. All are encrypted for that key. */
class KeyIdTest {

    private static final ContentEncryption GCM = ContentEncryption.A256GCM;
    private static final byte[] PLAINTEXT = new byte[5];
    private static final OctJwk NAMELESS = OctJwk.generate(32);
    private static final JweEncrypter ENCRYPTER = JweEncrypter.of(NAMELESS, AesKeyWrap.A256KW, GCM);

    private final JweDecrypter decrypter = JweDecrypter.of(NAMELESS.withKeyId("one"), AesKeyWrap.A256KW, GCM);

    @ParameterizedTest
    @ValueSource(strings = {"two", "One", "one ", ""})
    void a_token_that_names_another_key_is_refused(String keyId) {
        String token = ENCRYPTER.withKeyId(keyId).encrypt(PLAINTEXT);

        for (Door door : Door.values()) {
            refused(() -> door.decrypt(decrypter, token));
        }
    }

    @Test
    void a_token_that_names_the_key_or_none_is_accepted() throws IOException {
        for (JweEncrypter encrypter : List.of(ENCRYPTER.withKeyId("one"), ENCRYPTER)) {
            String token = encrypter.encrypt(PLAINTEXT);

            for (Door door : Door.values()) {
                assertThat(door.decrypt(decrypter, token)).as(door.name()).isEqualTo(PLAINTEXT);
            }
        }
    }

    @Test
    void a_key_without_a_name_serves_tokens_that_name_any() {
        JweDecrypter nameless = JweDecrypter.of(NAMELESS, AesKeyWrap.A256KW, GCM);

        assertThat(nameless.decrypt(ENCRYPTER.withKeyId("two").encrypt(PLAINTEXT))
                        .plaintext())
                .isEqualTo(PLAINTEXT);
    }

    @Test
    void a_header_that_was_refused_is_refused_again_and_one_that_was_accepted_changes_nothing() {
        String other = ENCRYPTER.withKeyId("two").encrypt(PLAINTEXT);

        refused(() -> decrypter.decrypt(other));
        decrypter.decrypt(ENCRYPTER.withKeyId("one").encrypt(PLAINTEXT));
        refused(() -> decrypter.decrypt(other));
        refused(() -> decrypter.decrypt(other));
    }

    private static void refused(ThrowingCallable decryption) {
        assertThatThrownBy(decryption)
                .isInstanceOfSatisfying(
                        InvalidTokenException.class, e -> assertThat(e.reason()).isEqualTo(Reason.KEY_NOT_FOUND));
    }
}
