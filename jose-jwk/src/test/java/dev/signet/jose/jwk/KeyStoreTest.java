package dev.signet.jose.jwk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
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
        store.setCertificateEntry("weak", certificate("rsa1024-certificate"));

        JwkSet keys = JwkSet.load(store, alias -> true, PemFiles.password());

        assertThat(keys.keys()).hasSize(5);
        assertThat(keys.skippedKeys()).singleElement().satisfies(weak -> {
            assertThat(weak.keyId()).contains("weak");
            assertThat(weak.reason()).contains("2048");
        });
    }

    /** The JDK writes a key on a curve that it does not have into PKCS#12, and cannot read it any more. */
    @Test
    void lists_what_the_store_itself_cannot_read_beside_what_it_can() throws GeneralSecurityException {
        KeyStore store = store("PKCS12", "keytool.p12");
        PrivateKey key =
                ((EcJwk) Pem.key(PemFiles.text("secp256k1-pkcs8"))).privateKey().orElseThrow();
        Certificate[] chain = {certificate("secp256k1-certificate")};
        store.setKeyEntry("secp256k1", key, PemFiles.password(), chain);

        JwkSet keys = JwkSet.load(store, alias -> true, PemFiles.password());

        assertThat(keys.keys()).hasSize(5);
        assertThat(keys.skippedKeys()).singleElement().satisfies(unreadable -> {
            assertThat(unreadable.keyId()).contains("secp256k1");
            assertThat(unreadable.reason()).startsWith("expected a key of a kind that the provider of the key store");
        });
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JwkSet.load(store, "secp256k1"::equals, "never-use-2".toCharArray()))
                .withMessageContaining("opens the entry \"secp256k1\"");
    }

    private static X509Certificate certificate(String file) {
        return CertificateChains.read(
                        Base64.getMimeDecoder().decode(PemFiles.text(file).replaceAll("-----[A-Z ]+-----", "")))
                .orElseThrow();
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
