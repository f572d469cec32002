package dev.signet.jose.jwe;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.signet.jose.core.CryptoProviders;
import dev.signet.jose.core.JsonObject;
import dev.signet.jose.core.TokenLimits;
import dev.signet.jose.core.internal.Octets;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.Security;
import javax.crypto.SecretKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class JweEncrypterTest {

    private static final byte[] PLAINTEXT = "secret".getBytes(UTF_8);

    private final JweEncrypter encrypter = Direct.DIR.encrypter(Keys.secret(32), ContentEncryption.A256GCM);

    @Test
    void says_its_algorithms_in_the_header_and_nothing_else() {
        assertThat(header(encrypter)).isEqualTo("{\"alg\":\"dir\",\"enc\":\"A256GCM\"}");
    }

    @Test
    void says_what_it_was_told_to_say_in_that_order() {
        JweEncrypter all = encrypter
                .withKeyId("7")
                .withType("JWT")
                .withContentType("json")
                .withHeader("tenant", JsonObject.parse("{\"id\":1}"));
        assertThat(header(all))
                .isEqualTo("{\"alg\":\"dir\",\"enc\":\"A256GCM\",\"kid\":\"7\",\"typ\":\"JWT\",\"cty\":\"json\","
                        + "\"tenant\":{\"id\":1}}");
    }

    @Test
    void is_not_changed_by_what_is_made_from_it() {
        encrypter.withKeyId("7").withType("JWT");
        assertThat(header(encrypter)).isEqualTo("{\"alg\":\"dir\",\"enc\":\"A256GCM\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "alg", "enc", "zip", "crit", "b64", "epk", "apu", "apv", "iv", "tag", "p2s", "p2c", "kid", "typ", "cty"
            })
    void refuses_to_set_by_hand_what_steers_or_has_its_own_method(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> encrypter.withHeader(name, "A128GCM"))
                .withMessageContaining(name);
    }

    @Test
    void refuses_a_registered_parameter_of_another_type() {
        assertThatIllegalArgumentException().isThrownBy(() -> encrypter.withHeader("jku", 1));
    }

    /** Beyond 64 KiB the text is made piece by piece. */
    @ParameterizedTest
    @EnumSource(names = {"A256GCM", "A128CBC_HS256"})
    void encrypts_long_content_as_it_encrypts_a_stream(ContentEncryption encryption) throws IOException {
        SecretKey key = Keys.secret(32);
        byte[] cek = Octets.random(32);
        byte[] iv = Octets.random(encryption.ivOctets());
        JweEncrypter encrypter = AesKeyWrap.A256KW.encrypter(key, encryption);
        for (int length : new int[] {65_536, 65_537, 100_000, 196_608}) {
            byte[] plaintext = Octets.random(length);
            ByteArrayOutputStream streamed = new ByteArrayOutputStream();
            encrypter.drawing(Scripted.drawing(cek, iv)).encrypt(new ByteArrayInputStream(plaintext), streamed);

            String token = encrypter.drawing(Scripted.drawing(cek, iv)).encrypt(plaintext);

            assertThat(token).isEqualTo(streamed.toString(US_ASCII));
            assertThat(AesKeyWrap.A256KW
                            .decrypter(key, encryption)
                            .withLimits(TokenLimits.defaults().withTokenOctets(1 << 20))
                            .decrypt(token)
                            .plaintext())
                    .isEqualTo(plaintext);
        }
    }

    @Test
    void does_not_show_the_key() {
        assertThat(encrypter).hasToString("JweEncrypter[dir, A256GCM]");
    }

    @Test
    void encrypts_with_a_pinned_provider() {
        CryptoProviders pinned = CryptoProviders.only(Security.getProvider("SunJCE"));
        assertThat(encrypter.withProviders(pinned).encrypt(PLAINTEXT)).isNotEmpty();
    }

    @Test
    void refuses_a_provider_that_lacks_the_cipher() {
        CryptoProviders pinned = CryptoProviders.only(Security.getProvider("SUN"));
        assertThatIllegalStateException()
                .isThrownBy(() -> encrypter.withProviders(pinned))
                .withMessageContaining("SUN");
    }

    private static String header(JweEncrypter encrypter) {
        return Tokens.header(encrypter.encrypt(PLAINTEXT));
    }

    @Test
    void tells_its_algorithms_and_its_key_id() {
        JweEncrypter encrypter = Direct.DIR.encrypter(Keys.secret(32), ContentEncryption.A256GCM);

        assertThat(encrypter.algorithm()).isEqualTo(Direct.DIR);
        assertThat(encrypter.encryption()).contains(ContentEncryption.A256GCM);
        assertThat(encrypter.keyId()).isEmpty();
        assertThat(encrypter.withKeyId("one").keyId()).contains("one");
    }
}
