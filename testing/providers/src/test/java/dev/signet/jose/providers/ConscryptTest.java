package dev.signet.jose.providers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.signet.jose.core.CryptoProviders;
import dev.signet.jose.jwe.AesGcmKeyWrap;
import dev.signet.jose.jwe.ContentEncryption;
import dev.signet.jose.jwe.Direct;
import dev.signet.jose.jwe.JweDecrypter;
import dev.signet.jose.jwe.JweEncrypter;
import dev.signet.jose.jwk.OctJwk;
import java.security.Provider;
import java.util.Set;
import org.conscrypt.Conscrypt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What Conscrypt lacks, pinned: registered, others take it, as {@link ComputingProvidersTest} asserts. */
final class ConscryptTest {

    private static final String LACKING = "the provider Conscrypt has no AES/GCM/NoPadding with keys of 192 bits";

    private CryptoProviders conscrypt;

    @BeforeEach
    void has_conscrypt() {
        assumeTrue(ProviderSet.CONSCRYPT_REGISTERED.loads(), "the native library is not made for this platform");
        Provider provider = Conscrypt.newProvider();
        conscrypt = CryptoProviders.only(provider);
    }

    @Test
    void it_has_aes_gcm_with_256_bits() {
        OctJwk key = OctJwk.generate(32);
        JweEncrypter encrypter =
                Direct.DIR.encrypter(key, ContentEncryption.A256GCM).withProviders(conscrypt);
        JweDecrypter decrypter =
                Direct.DIR.decrypter(key, ContentEncryption.A256GCM).withProviders(conscrypt);

        assertThat(decrypter
                        .decrypt(encrypter.encrypt("content".getBytes(UTF_8)))
                        .plaintext())
                .isEqualTo("content".getBytes(UTF_8));
    }

    @Test
    void it_has_none_with_192_bits_and_the_message_says_so_before_there_is_a_token() {
        OctJwk key = OctJwk.generate(24);
        JweEncrypter content = Direct.DIR.encrypter(key, ContentEncryption.A192GCM);
        JweDecrypter decrypter = Direct.DIR.decrypter(key, ContentEncryption.A192GCM);
        JweEncrypter wrapping = AesGcmKeyWrap.A192GCMKW.encrypter(key, ContentEncryption.A128GCM);
        JweDecrypter unwrapping = AesGcmKeyWrap.A192GCMKW.decrypter(key, ContentEncryption.A128GCM);

        for (JweEncrypter encrypter : Set.of(content, wrapping)) {
            assertThatThrownBy(() -> encrypter.withProviders(conscrypt))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage(LACKING);
        }
        for (JweDecrypter one : Set.of(decrypter, unwrapping)) {
            assertThatThrownBy(() -> one.withProviders(conscrypt))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage(LACKING);
        }
    }
}
