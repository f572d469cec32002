package dev.signet.jose.jwe;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.core.JsonObject;
import dev.signet.jose.jwk.Jwk;
import dev.signet.jose.jwk.JwkSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tokens for keys that a set's reader accepts and a single key's does not. */
final class LenientKeysTest {

    private static final ContentEncryption GCM = ContentEncryption.A256GCM;
    private static final byte[] PLAINTEXT = "secret".getBytes(UTF_8);

    @Test
    void a_token_without_kid_is_decrypted_with_the_key_that_needed_no_leniency() {
        String token = RsaOaep.RSA_OAEP_256.encrypter(Keys.RSA, GCM).encrypt(PLAINTEXT);

        assertThat(decrypter(odd(Keys.OTHER_RSA), Keys.RSA.privateMembers())
                        .decrypt(token)
                        .plaintext())
                .isEqualTo(PLAINTEXT);
        assertThat(Refusal.reason(decrypter(Keys.OTHER_RSA.privateMembers(), odd(Keys.RSA)), token))
                .isEqualTo(Reason.DECRYPTION_FAILED);
        assertThat(decrypter(odd(Keys.RSA)).decrypt(token).plaintext()).isEqualTo(PLAINTEXT);
        assertThat(Refusal.reason(decrypter(odd(Keys.OTHER_RSA), odd(Keys.RSA)), token))
                .isEqualTo(Reason.KEY_NOT_FOUND);
    }

    /** The key with a hash that is none, as some programs write it. */
    private static JsonObject odd(Jwk key) {
        return key.privateMembers().with("x5t", "RTBFQjE3");
    }

    private static JweDecrypter decrypter(JsonObject... keys) {
        String set = JsonObject.builder().put("keys", List.of(keys)).build().toJson();
        return JweDecrypter.of(JwkSet.parse(set), RsaOaep.RSA_OAEP_256, GCM);
    }
}
