package dev.signet.jose.jwk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.signet.jose.core.CryptoProviders;
import dev.signet.jose.jwk.encoding.PemPassword;
import java.security.Provider;
import java.security.Security;
import java.util.Base64;
import java.util.List;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A PEM text means the same whatever providers there are, and in whatever order. */
class PemProvidersTest {

    private static final PemReader WITHOUT_BOUNCY_CASTLE =
            new PemReader(new JwkReader(new JcaKeys(CryptoProviders.platform())));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rsa-pkcs8",
                "rsa-spki",
                "rsa-pss-pkcs8",
                "rsa-pss-sha256-pkcs8",
                "rsa-pss-sha256-spki",
                "p256-pkcs8",
                "p256-spki-compressed",
                "p521-spki-compressed",
                "ed25519-pkcs8",
                "x448-spki"
            })
    void a_key_is_the_same_with_and_without_bouncy_castle_and_with_it_first(String file) {
        List<Jwk> keys = Pem.keys(PemFiles.text(file));

        assertThat(WITHOUT_BOUNCY_CASTLE.read(PemFiles.text(file), PemPassword.none()))
                .isEqualTo(keys);
        withBouncyCastleFirst(() -> assertThat(Pem.keys(PemFiles.text(file))).isEqualTo(keys));
    }

    @ParameterizedTest
    @CsvSource({
        "p256-spki-explicit, named curve",
        "p256-pkcs8-explicit, named curve",
        "dsa, expected an RSA key",
        "rsa-pss-refused-sha1-sha1-20, RSASSA-PSS",
        "rsa-pss-refused-sha256-sha1-20, RSASSA-PSS",
        "rsa1024-pkcs8, 2048"
    })
    void a_refusal_is_the_same_with_and_without_bouncy_castle_and_with_it_first(String file, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Pem.keys(PemFiles.text(file)))
                .withMessageContaining(message);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WITHOUT_BOUNCY_CASTLE.read(PemFiles.text(file), PemPassword.none()))
                .withMessageContaining(message);
        withBouncyCastleFirst(() -> assertThatIllegalArgumentException()
                .isThrownBy(() -> Pem.keys(PemFiles.text(file)))
                .withMessageContaining(message));
    }

    /** BouncyCastle throws exceptions of many types at broken keys. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "rsa-pkcs8",
                "rsa-spki",
                "rsa-pss-sha256-spki",
                "p256-pkcs8",
                "p256-spki",
                "secp256k1-spki",
                "ed25519-pkcs8"
            })
    void a_broken_key_is_refused_in_one_way_with_bouncy_castle_first(String file) {
        String pem = PemFiles.text(file);
        byte[] der = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
        String label = pem.substring("-----BEGIN ".length(), pem.indexOf('\n') - 5);

        withBouncyCastleFirst(() -> {
            for (int i = 0; i < Math.min(der.length, 120); i++) {
                byte[] broken = der.clone();
                broken[i] ^= 0x55;
                requireKeysOrRefusal("-----BEGIN " + label + "-----\n"
                        + Base64.getMimeEncoder().encodeToString(broken) + "\n-----END " + label + "-----\n");
            }
        });
    }

    private static void requireKeysOrRefusal(String pem) {
        try {
            assertThat(Pem.keys(pem)).isNotEmpty();
        } catch (IllegalArgumentException e) {
            assertThat(e).hasMessageContaining("expected").hasNoCause();
        }
    }

    private static void withBouncyCastleFirst(Runnable test) {
        Provider first = new BouncyCastleProvider();
        Security.insertProviderAt(first, 1);
        try {
            test.run();
        } finally {
            Security.removeProvider(first.getName());
        }
    }
}
