package dev.signet.jose.jwk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class KeyStoreTest {

    @Test
    void reads_all_that_keytool_keeps_in_pkcs12() {
        JwkSet keys = JwkSet.load(store("PKCS12", "keytool.p12"), alias -> true, PemFiles.password());

        assertThat(keys.keys())
                .extracting(key -> key.keyId().orElseThrow() + " " + key.keyType() + " " + key.isPrivate())
                .containsExactly("aes oct true", "ec EC true", "ed25519 OKP true", "root EC false", "rsa RSA true");
        assertThat(keys.skippedKeys()).isEmpty();
        assertThat(keys.byKeyId("rsa").get(0).parameters().x509Chain()).hasSize(1);
    }

    @Test
    void reads_the_chain_that_openssl_put_into_pkcs12() {
        JwkSet keys = JwkSet.load(store("PKCS12", "openssl.p12"), alias -> true, PemFiles.password());

        assertThat(keys.keys()).singleElement().satisfies(key -> {
            assertThat(key.isPrivate()).isTrue();
            assertThat(key.parameters().x509Chain()).hasSize(2);
        });
    }

    @Test
    void reads_the_entries_that_are_wanted() {
        JwkSet keys = JwkSet.load(store("PKCS12", "keytool.p12"), "ec"::equals, PemFiles.password());

        assertThat(keys.keys()).extracting(Jwk::keyType).containsExactly("EC");
    }

    @Test
    void reads_jks_with_the_password_of_the_entry() {
        JwkSet keys = JwkSet.load(store("JKS", "keytool.jks"), alias -> true, "never-use-2".toCharArray());

        assertThat(keys.keys()).extracting(Jwk::isPrivate).containsExactly(true);
    }

    @Test
    void refuses_another_password() {
        KeyStore store = store("JKS", "keytool.jks");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> JwkSet.load(store, alias -> true, PemFiles.password()))
                .withMessageContaining("opens the entry \"ec\"");
    }

    @Test
    void refuses_a_store_that_was_not_loaded() throws GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> JwkSet.load(store, alias -> true, PemFiles.password()))
                .withMessageContaining("loaded");
    }

    @Test
    void lists_what_is_too_weak_beside_what_is_not() throws GeneralSecurityException {
        KeyStore store = store("PKCS12", "keytool.p12");
        store.setCertificateEntry(
                "weak",
                CertificateChains.read(Base64.getMimeDecoder()
                                .decode(PemFiles.text("rsa1024-certificate").replaceAll("-----[A-Z ]+-----", "")))
                        .orElseThrow());

        JwkSet keys = JwkSet.load(store, alias -> true, PemFiles.password());

        assertThat(keys.keys()).hasSize(5);
        assertThat(keys.skippedKeys()).singleElement().satisfies(weak -> {
            assertThat(weak.keyId()).contains("weak");
            assertThat(weak.reason()).contains("2048");
        });
    }

    private static KeyStore store(String type, String file) {
        try {
            KeyStore store = KeyStore.getInstance(type);
            store.load(new ByteArrayInputStream(PemFiles.octets(file)), PemFiles.password());
            return store;
        } catch (GeneralSecurityException | IOException e) {
            throw new AssertionError(e);
        }
    }
}
