package dev.signet.jose.jwe;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.core.JsonObject;
import dev.signet.jose.jwk.KeyUse;
import dev.signet.jose.jwk.OctJwk;
import javax.crypto.SecretKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AesGcmKeyWrapTest {

    private final SecretKey key = Keys.secret(16);
    private final JweDecrypter decrypter = AesGcmKeyWrap.A128GCMKW.decrypter(key, ContentEncryption.A128GCM);
    private final String token =
            AesGcmKeyWrap.A128GCMKW.encrypter(key, ContentEncryption.A128GCM).encrypt("secret".getBytes(UTF_8));
    private final JsonObject header = JsonObject.parse(Tokens.header(token));

    @Test
    void says_iv_and_tag_in_the_header() {
        assertThat(header.names()).containsExactly("alg", "enc", "iv", "tag");
        assertThat(header.octets("iv").orElseThrow()).hasSize(12);
        assertThat(header.octets("tag").orElseThrow()).hasSize(16);
    }

    @ParameterizedTest
    @ValueSource(strings = {"iv", "tag"})
    void refuses_a_header_without_them(String name) {
        String without = Tokens.withHeader(token, header.without(name).toJson());
        assertThat(Refusal.reason(decrypter, without)).isEqualTo(Reason.MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"iv\":1}",
                "{\"iv\":\"\"}",
                "{\"iv\":\"AAAA\"}",
                "{\"iv\":\"AAAAAAAAAAAAAAAAAAAAAA\"}",
                "{\"iv\":\"AAAAAAAAAAAAAAA=\"}",
                "{\"tag\":[]}",
                "{\"tag\":\"AA\"}",
                "{\"tag\":\"AAAAAAAAAAAAAAAA\"}",
                "{\"tag\":null}"
            })
    void refuses_an_iv_or_a_tag_of_another_type_or_length(String change) {
        JsonObject other = JsonObject.parse(change);
        String name = other.names().get(0);
        String changed = Tokens.withHeader(
                token, header.with(name, other.value(name).orElseThrow()).toJson());
        assertThat(Refusal.reason(decrypter, changed)).isEqualTo(Reason.MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 15, 17, 32})
    void refuses_an_encrypted_key_of_another_length(int octets) {
        String other = Tokens.with(token, Tokens.ENCRYPTED_KEY, new byte[octets]);
        assertThat(Refusal.of(decrypter, other)).isEqualTo(Refusal.DECRYPTION_FAILED);
    }

    @Test
    void refuses_a_changed_encrypted_key() {
        String other = Tokens.changing(token, Tokens.ENCRYPTED_KEY, wrapped -> Tokens.flipped(wrapped, 3));
        assertThat(Refusal.of(decrypter, other)).isEqualTo(Refusal.DECRYPTION_FAILED);
    }

    @Test
    void refuses_another_key() {
        JweDecrypter other = AesGcmKeyWrap.A128GCMKW.decrypter(Keys.secret(16), ContentEncryption.A128GCM);
        assertThat(Refusal.of(other, token)).isEqualTo(Refusal.DECRYPTION_FAILED);
    }

    @Test
    void refuses_a_key_of_another_length() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AesGcmKeyWrap.A256GCMKW.encrypter(key, ContentEncryption.A128GCM));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AesGcmKeyWrap.A192GCMKW.decrypter(key, ContentEncryption.A128GCM));
    }

    @Test
    void refuses_a_jwk_that_is_not_for_it() {
        OctJwk jwk = OctJwk.generate(16);
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        AesGcmKeyWrap.A128GCMKW.encrypter(jwk.withAlgorithm("A128KW"), ContentEncryption.A128GCM));
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        AesGcmKeyWrap.A128GCMKW.decrypter(jwk.withUse(KeyUse.SIGNATURE), ContentEncryption.A128GCM));
    }

    @Test
    void draws_an_iv_for_each_message() {
        String other = AesGcmKeyWrap.A128GCMKW
                .encrypter(key, ContentEncryption.A128GCM)
                .encrypt(new byte[1]);
        assertThat(JsonObject.parse(Tokens.header(other)).string("iv")).isNotEqualTo(header.string("iv"));
    }
}
