package dev.signet.jose.jwe;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.InvalidTokenException.Reason;
import javax.crypto.SecretKey;
import org.junit.jupiter.api.Test;

class DecryptedJweTest {

    private final SecretKey key = Keys.secret(32);

    @Test
    void reads_the_plaintext_as_json() {
        assertThat(decrypted("{\"iban\":\"DE00\"}").json().string("iban")).contains("DE00");
    }

    @Test
    void refuses_a_plaintext_that_is_not_one_json_object() {
        DecryptedJwe jwe = decrypted("[1]");
        assertThatExceptionOfType(InvalidTokenException.class)
                .isThrownBy(jwe::json)
                .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.MALFORMED));
    }

    @Test
    void hands_out_copies() {
        DecryptedJwe jwe = decrypted("abc");
        jwe.plaintext()[0] = 'z';
        assertThat(jwe.plaintext()).asString(UTF_8).isEqualTo("abc");
    }

    @Test
    void does_not_show_the_plaintext() {
        assertThat(decrypted("abc")).hasToString("DecryptedJwe[dir, A256GCM]");
    }

    private DecryptedJwe decrypted(String plaintext) {
        String token = Direct.DIR.encrypter(key, ContentEncryption.A256GCM).encrypt(plaintext.getBytes(UTF_8));
        return Direct.DIR.decrypter(key, ContentEncryption.A256GCM).decrypt(token);
    }
}
