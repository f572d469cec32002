package dev.signet.jose.jwk;

import static dev.signet.jose.core.internal.DerElement.SEQUENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.signet.jose.jwk.encoding.Der;
import dev.signet.jose.jwk.encoding.PemBlock;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PemTest {

    private static final String PRIVATE = PemFiles.text("p256-pkcs8");

    @ParameterizedTest
    @ValueSource(strings = {"rsa", "p256", "p384", "p521", "secp256k1", "ed25519", "ed448", "x25519", "x448"})
    void reads_a_private_key_and_finds_its_public_half(String name) {
        Jwk key = Pem.key(PemFiles.text(name + "-pkcs8"));

        assertThat(key.isPrivate()).isTrue();
        assertThat(key.toPublic()).isEqualTo(Pem.key(PemFiles.text(name + "-spki")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rsa", "p256", "p384", "p521", "secp256k1", "ed25519", "ed448", "x25519", "x448"})
    void writes_what_openssl_wrote(String name) {
        Jwk key = Pem.key(PemFiles.text(name + "-pkcs8"));

        assertThat(key.privatePem()).isEqualTo(PemFiles.text(name + "-pkcs8"));
        assertThat(key.toPem()).isEqualTo(PemFiles.text(name + "-spki"));
    }

    @ParameterizedTest
    @CsvSource({
        "rsa-pkcs1, rsa",
        "p256-sec1, p256",
        "p384-sec1, p384",
        "p521-sec1, p521",
        "secp256k1-sec1, secp256k1",
        "p256-sec1-parameters, p256",
        "p384-sec1-parameters, p384",
        "p521-sec1-parameters, p521",
        "secp256k1-sec1-parameters, secp256k1",
        "p256-sec1-no-public, p256",
        "p256-pkcs8-no-public, p256",
        "rsa-pkcs1-public, rsa"
    })
    void reads_older_forms(String file, String name) {
        Jwk key = Pem.key(PemFiles.text(file));

        assertThat(key.isPrivate()).isEqualTo(!file.endsWith("-public") || file.endsWith("no-public"));
        assertThat(key.toPublic()).isEqualTo(Pem.key(PemFiles.text(name + "-spki")));
    }

    @ParameterizedTest
    @CsvSource({
        "rsa-pkcs1-aes256, rsa",
        "rsa-pkcs8-aes256, rsa",
        "p256-sec1-aes128, p256",
        "p256-pkcs8-aes128, p256",
        "p256-pkcs8-aes192, p256",
        "p521-pkcs8-aes256, p521",
        "ed25519-pkcs8-aes256, ed25519",
        "x25519-pkcs8-aes256, x25519"
    })
    void opens_encrypted_keys(String file, String name) {
        Jwk key = Pem.key(PemFiles.text(file), PemFiles.password());

        assertThat(key).isEqualTo(Pem.key(PemFiles.text(name + "-pkcs8")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rsa-pkcs1-aes256", "rsa-pkcs8-aes256", "p256-sec1-aes128", "p256-pkcs8-aes128"})
    void refuses_another_password(String file) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Pem.key(PemFiles.text(file), "Never-use".toCharArray()))
                .withMessageContaining("password")
                .withNoCause();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rsa-pkcs1-aes256", "rsa-pkcs8-aes256"})
    void asks_for_a_password(String file) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Pem.key(PemFiles.text(file)))
                .withMessageContaining("expected a password");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rsa-pkcs8-scrypt", "rsa-pkcs8-des3", "p256-pkcs8-costly"})
    void refuses_encryption_that_is_old_or_costly_before_it_costs(String file) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Pem.key(PemFiles.text(file), PemFiles.password()))
                .withMessageStartingWith(
                        "ENCRYPTED PRIVATE KEY: expected PBES2 with AES and PBKDF2 with HMAC and SHA-1,")
                .withMessageEndingWith("of 1 to 5000000 iterations for all objects of the text");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ssh-rsa", "ssh-ecdsa"})
    void reads_what_ssh_keygen_writes(String file) {
        assertThat(Pem.key(PemFiles.text(file)).isPrivate()).isTrue();
    }

    @Test
    void reads_what_ssh_keygen_encrypts() {
        assertThat(Pem.key(PemFiles.text("ssh-rsa-encrypted"), PemFiles.password())
                        .isPrivate())
                .isTrue();
    }

    @Test
    void reads_the_public_key_of_ssh_keygen() {
        assertThat(Pem.key(PemFiles.text("ssh-rsa-public")))
                .isEqualTo(Pem.key(PemFiles.text("ssh-rsa")).toPublic());
    }

    @Test
    void says_how_to_rewrite_the_form_of_openssh() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Pem.key(PemFiles.text("ssh-openssh")))
                .withMessageContaining("ssh-keygen -p -m PEM");
    }

    @Test
    void reads_the_certificate_of_keytool() {
        assertThat(Pem.key(PemFiles.text("keytool-certificate")).parameters().x509Chain())
                .hasSize(1);
    }

    @Test
    void reads_a_certificate_on_a_curve_that_the_platform_lacks() {
        assertThat(Pem.key(PemFiles.text("secp256k1-certificate")).thumbprint())
                .isEqualTo(Pem.key(PemFiles.text("secp256k1-spki")).thumbprint());
    }

    @Test
    void joins_a_private_key_with_its_chain_in_any_order() {
        String shuffled = PemFiles.text("ca")
                + PemFiles.text("leaf")
                + "some words\n"
                + PemFiles.text("p256-sec1-parameters")
                + PemFiles.text("intermediate");

        Jwk key = Pem.key(shuffled);

        assertThat(key.isPrivate()).isTrue();
        assertThat(key.parameters().x509Chain()).containsExactly(der("leaf"), der("intermediate"), der("ca"));
    }

    @Test
    void reads_all_of_what_openssl_pkcs12_prints() {
        Jwk key = Pem.key(PemFiles.text("pkcs12-nodes"));

        assertThat(key.isPrivate()).isTrue();
        assertThat(key.parameters().x509Chain()).hasSize(2);
    }

    @Test
    void keeps_keys_apart_that_do_not_belong_together() {
        List<Jwk> keys = Pem.keys(PemFiles.text("rsa-certificate")
                + PemFiles.text("p256-spki")
                + PemFiles.text("ed25519-pkcs8")
                + PemFiles.text("rsa-spki")
                + PemFiles.text("leaf"));

        assertThat(keys).extracting(Jwk::keyType).containsExactly("OKP", "RSA", "EC");
        assertThat(keys.get(0).parameters().x509Chain()).isEmpty();
    }

    /** As after a renewal, or with an issuer that two others have certified. */
    @Test
    void returns_a_key_once_that_has_several_certificates() {
        byte[] renewed = der("leaf");
        renewed[renewed.length - 1] ^= 1;
        String certificates = PemFiles.text("leaf") + pem("CERTIFICATE", renewed);

        Jwk certified = Pem.key(certificates);
        Jwk pair = Pem.key(certificates + PemFiles.text("p256-sec1-parameters"));

        assertThat(certified.parameters().x509Chain()).containsExactly(der("leaf"));
        assertThat(pair.isPrivate()).isTrue();
        assertThat(pair.parameters().x509Chain()).containsExactly(der("leaf"));
        assertThat(Pem.keys(certificates + PemFiles.text("rsa-certificate"))).hasSize(2);
    }

    @Test
    void reads_one_key_only_if_there_is_one() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Pem.key(PemFiles.text("p256-spki") + PemFiles.text("rsa-spki")))
                .withMessageContaining("found 2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"never-use", "pässwörd \uD83D\uDD11"})
    void encrypts_a_private_key_and_opens_it_again(String password) {
        Jwk key = Pem.key(PRIVATE);

        String encrypted = key.privatePem(password.toCharArray());

        assertThat(encrypted).startsWith("-----BEGIN ENCRYPTED PRIVATE KEY-----\n");
        assertThat(Pem.key(encrypted, password.toCharArray())).isEqualTo(key);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\uD83D"})
    void encrypts_under_proper_passwords_only(String password) {
        Jwk key = Pem.key(PRIVATE);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> key.privatePem(password.toCharArray()))
                .withMessageStartingWith("expected a password ");
    }

    @Test
    void writes_no_private_pem_of_a_public_key() {
        Jwk key = Pem.key(PemFiles.text("p256-spki"));

        assertThatIllegalStateException().isThrownBy(key::privatePem).withMessageContaining("use toPem()");
    }

    @Test
    void writes_no_pem_of_a_symmetric_key() {
        Jwk key = OctJwk.generate(256);

        assertThatIllegalStateException().isThrownBy(key::toPem).withMessageContaining("symmetric");
        assertThatIllegalStateException().isThrownBy(key::privatePem).withMessageContaining("symmetric");
    }

    @Test
    void writes_no_pkcs8_of_an_rsa_key_without_primes() {
        Jwk key = Jwk.of(Pem.key(PemFiles.text("rsa-pkcs8"))
                .privateMembers()
                .without("p")
                .without("q")
                .without("dp")
                .without("dq")
                .without("qi"));

        assertThatIllegalStateException().isThrownBy(key::privatePem).withMessageContaining("primes");
    }

    @Test
    void refuses_a_weak_key() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Pem.key(PemFiles.text("rsa1024-pkcs8")))
                .withMessageContaining("2048");
    }

    @Test
    void refuses_a_key_of_another_kind() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Pem.key(PemFiles.text("dsa")))
                .withMessageContaining("expected");
    }

    @Test
    void refuses_a_curve_that_is_written_out() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Pem.key(PemFiles.text("p256-sec1-explicit")))
                .withMessageContaining("named curve");
    }

    @Test
    void refuses_sec1_without_a_curve() {
        String key = PemFiles.text("p256-sec1");
        byte[] der = Base64.getMimeDecoder().decode(key.replaceAll("-----[A-Z ]+-----", ""));
        byte[] bare = Der.element(SEQUENCE, Arrays.copyOfRange(der, 2, 2 + 3 + 34));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Pem.key(pem("EC PRIVATE KEY", bare)))
                .withMessageContaining("named curve");
    }

    @Test
    void refuses_octets_behind_a_key() {
        byte[] longer = Arrays.copyOf(der("p256-pkcs8"), der("p256-pkcs8").length + 1);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Pem.key(pem("PRIVATE KEY", longer)))
                .withMessageContaining("nothing behind it");
    }

    @ParameterizedTest
    @CsvSource({
        "'', found no",
        "'no PEM', found no",
        "'-----BEGIN PRIVATE KEY-----', expected -----END PRIVATE KEY-----",
        "'-----BEGIN private key-----', a label in capitals",
        "'-----BEGIN PRIVATE KEY', a label in capitals",
        "'-----BEGIN -----', a label in capitals"
    })
    void refuses_what_is_no_pem(String text, String expected) {
        assertThatIllegalArgumentException().isThrownBy(() -> Pem.keys(text)).withMessageContaining(expected);
    }

    @Test
    void refuses_an_object_of_another_kind() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Pem.keys(pem("X509 CRL", new byte[] {0x30, 0})))
                .withMessage("X509 CRL: expected a key or a certificate");
    }

    @Test
    void refuses_parameters_alone() {
        String parameters = PemFiles.text("p256-sec1-parameters");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Pem.keys(parameters.substring(0, parameters.indexOf("-----BEGIN EC PRIVATE"))))
                .withMessageContaining("EC PRIVATE KEY after it");
    }

    @Test
    void refuses_base64_with_stray_bits() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Pem.keys("-----BEGIN PUBLIC KEY-----\nMAB=\n-----END PUBLIC KEY-----"))
                .withMessageContaining("base64");
    }

    @Test
    void refuses_header_lines_of_a_key_in_a_newer_form() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Pem.keys(PRIVATE.replaceFirst("\n", "\nComment: none\n\n")))
                .withMessageContaining("no header lines");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PRIVATE KEY",
                "PUBLIC KEY",
                "CERTIFICATE",
                "RSA PRIVATE KEY",
                "RSA PUBLIC KEY",
                "EC PRIVATE KEY",
                "ENCRYPTED PRIVATE KEY"
            })
    void refuses_der_that_is_nested_deeply(String label) {
        byte[] endless = new byte[PemBlock.MOST_OCTETS - 4];
        for (int i = 0; i + 1 < endless.length; i += 2) {
            endless[i] = 0x30;
            endless[i + 1] = (byte) 0x80;
        }

        byte[] definite = new byte[0];
        for (int depth = 0; depth < 5_000; depth++) {
            definite = Der.element(SEQUENCE, definite);
        }
        byte[] nested = definite;

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Pem.keys(pem(label, endless), PemFiles.password()))
                .withMessageContaining("expected");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Pem.keys(pem(label, Der.element(SEQUENCE, endless)), PemFiles.password()))
                .withMessageContaining("expected");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Pem.keys(pem(label, nested), PemFiles.password()))
                .withMessageContaining("expected");
    }

    @Test
    void follows_a_circle_of_issuers_once() {
        assertThat(Pem.key(PemFiles.text("circle")).parameters().x509Chain()).hasSize(2);
    }

    @Test
    void refuses_more_than_a_hundred_objects() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        Pem.keys(pem("PUBLIC KEY", new byte[] {0x30, 0}).repeat(101)))
                .withMessageContaining("100");
    }

    @Test
    void refuses_a_long_text() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Pem.keys(" ".repeat(1 << 20) + PRIVATE))
                .withMessageContaining("1048576");
    }

    @Test
    void refuses_a_large_object() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Pem.keys(pem("PUBLIC KEY", new byte[1 << 16])))
                .withMessageContaining("65535");
    }

    private static String pem(String label, byte[] der) {
        return "-----BEGIN " + label + "-----\n" + Base64.getMimeEncoder().encodeToString(der) + "\n-----END " + label
                + "-----\n";
    }

    private static byte[] der(String name) {
        return Base64.getMimeDecoder().decode(PemFiles.text(name).replaceAll("-----[A-Z ]+-----", ""));
    }
}
