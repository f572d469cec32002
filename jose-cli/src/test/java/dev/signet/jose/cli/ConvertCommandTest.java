package dev.signet.jose.cli;

import static dev.signet.jose.cli.Ran.jose;
import static dev.signet.jose.cli.Ran.joseReading;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.jose.jwk.Curve;
import dev.signet.jose.jwk.EcJwk;
import dev.signet.jose.jwk.Jwk;
import dev.signet.jose.jwk.JwkSet;
import dev.signet.jose.jwk.OctJwk;
import dev.signet.jose.jwk.Pem;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ConvertCommandTest {

    @TempDir
    Path folder;

    private KeyFolder keys;

    @BeforeEach
    void makeFolder() {
        keys = new KeyFolder(folder);
    }

    @ParameterizedTest
    @CsvSource({
        "rsa-pkcs8.pem,RSA,true",
        "rsa-pkcs1.pem,RSA,true",
        "rsa-spki.pem,RSA,false",
        "rsa-pkcs1-public.pem,RSA,false",
        "rsa-certificate.pem,RSA,false",
        "p256-sec1.pem,EC,true",
        "p384-sec1-parameters.pem,EC,true",
        "p521-spki.pem,EC,false",
        "secp256k1-pkcs8.pem,EC,true",
        "ed25519-pkcs8.pem,OKP,true",
        "x448-spki.pem,OKP,false",
        "ssh-ecdsa.pem,EC,true",
        "ssh-rsa.pem,RSA,true"
    })
    void makes_a_jwk_of_pem(String file, String type, boolean isPrivate) {
        Ran ran = jose("jwk", "convert", ForeignFiles.path(file));

        assertThat(ran).returns(0, Ran::code).returns("", Ran::err);
        assertThat(Jwk.parse(ran.out())).returns(type, Jwk::keyType).returns(isPrivate, Jwk::isPrivate);
        assertThat(ran.out()).endsWith("}\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rsa-pkcs8-aes256.pem",
                "rsa-pkcs1-aes256.pem",
                "p256-pkcs8-aes128.pem",
                "p256-sec1-aes128.pem",
                "ed25519-pkcs8-aes256.pem",
                "ssh-rsa-encrypted.pem"
            })
    void opens_encrypted_pem_with_a_password(String file) {
        Ran ran = jose("jwk", "convert", "--password-file", password(), ForeignFiles.path(file));

        assertThat(ran).returns(0, Ran::code);
        assertThat(Jwk.parse(ran.out()).isPrivate()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\ufeff", "Schlüssel für morgen\n"})
    void reads_pem_behind_a_byte_order_mark_or_a_remark(String front) throws IOException {
        String pem = Files.readString(Path.of(ForeignFiles.path("p256-pkcs8.pem")));

        Ran ran = jose("jwk", "convert", keys.file("key.pem", front + pem));

        assertThat(ran).returns(0, Ran::code);
        assertThat(Jwk.parse(ran.out()).thumbprint()).isEqualTo(Pem.key(pem).thumbprint());
    }

    @ParameterizedTest
    @ValueSource(strings = {"rsa-pkcs8-aes256.pem", "p256-sec1-aes128.pem"})
    void asks_for_the_password_of_encrypted_pem(String file) {
        Ran ran = jose("jwk", "convert", ForeignFiles.path(file));

        assertThat(ran).returns(2, Ran::code).returns("", Ran::out);
        assertThat(ran.err()).contains("expected a password").contains("--password-file FILE");
    }

    @Test
    void refuses_the_wrong_password_of_encrypted_pem() {
        String wrong = keys.file("wrong.txt", "never-ever\n");

        Ran ran = jose("jwk", "convert", "--password-file", wrong, ForeignFiles.path("p256-pkcs8-aes128.pem"));

        assertThat(ran).returns(2, Ran::code).returns("", Ran::out);
        assertThat(ran.err()).contains("which does not open it").doesNotContain("never-ever");
    }

    @ParameterizedTest
    @CsvSource({
        "rsa-pkcs8.pem,true",
        "rsa-pkcs1.pem,true",
        "rsa-spki.pem,false",
        "rsa-pkcs1-public.pem,false",
        "rsa-certificate.pem,false",
        "p256-pkcs8.pem,true",
        "p256-sec1.pem,true",
        "ed25519-pkcs8.pem,true",
        "x25519-spki.pem,false"
    })
    void reads_der_as_it_reads_pem(String file, boolean isPrivate) {
        String der = keys.file("key.der", ForeignFiles.der(file));

        Ran ran = jose("jwk", "convert", der);

        assertThat(ran).returns(0, Ran::code);
        assertThat(Jwk.parse(ran.out())).returns(isPrivate, Jwk::isPrivate);
        assertThat(ran.out())
                .isEqualTo(jose("jwk", "convert", ForeignFiles.path(file)).out());
    }

    @Test
    void reads_encrypted_der_with_a_password() {
        String der = keys.file("key.der", ForeignFiles.der("rsa-pkcs8-aes256.pem"));

        Ran ran = jose("jwk", "convert", "--password-file", password(), der);

        assertThat(ran).returns(0, Ran::code);
        assertThat(Jwk.parse(ran.out()).isPrivate()).isTrue();
    }

    @Test
    void reads_der_from_standard_input() {
        assertThat(joseReading(ForeignFiles.der("p256-spki.pem"), "jwk", "convert", "-"))
                .returns(0, Ran::code);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 60, 90})
    void refuses_der_that_is_cut_off(int octets) {
        byte[] whole = ForeignFiles.der("p256-spki.pem");

        Ran ran = jose("jwk", "convert", keys.file("key.der", Arrays.copyOf(whole, octets)));

        assertThat(ran).returns(2, Ran::code).returns("", Ran::out);
        assertThat(ran.err()).startsWith("error: FILE: expected a JWK or JWK Set, PEM, a key");
    }

    @Test
    void refuses_der_with_something_behind_it() {
        byte[] whole = ForeignFiles.der("p256-spki.pem");

        assertThat(jose("jwk", "convert", keys.file("key.der", Arrays.copyOf(whole, whole.length + 1))))
                .returns(2, Ran::code)
                .returns("", Ran::out);
    }

    @Test
    void makes_a_set_of_several_keys() {
        Ran ran = joseReading(
                KeyFolder.text(ForeignFiles.path("p256-spki.pem"))
                        + KeyFolder.text(ForeignFiles.path("ed25519-spki.pem")),
                "jwk",
                "convert",
                "-");

        assertThat(ran).returns(0, Ran::code);
        assertThat(JwkSet.parse(ran.out()).keys()).extracting(Jwk::keyType).containsExactly("EC", "OKP");
    }

    @Test
    void joins_a_private_key_and_its_certificates() {
        Ran ran = joseReading(chained(), "jwk", "convert", "-");

        assertThat(ran).returns(0, Ran::code);
        Jwk key = Jwk.parse(ran.out());
        assertThat(key.isPrivate()).isTrue();
        assertThat(key.parameters().x509Chain()).hasSize(3);
    }

    @Test
    void opens_pkcs12_of_openssl() {
        Ran ran = jose("jwk", "convert", "--password-file", password(), ForeignFiles.path("openssl.p12"));

        assertThat(ran).returns(0, Ran::code);
        Jwk key = Jwk.parse(ran.out());
        assertThat(key.isPrivate()).isTrue();
        assertThat(key.parameters().x509Chain()).hasSizeGreaterThan(1);
    }

    @Test
    void opens_pkcs12_of_keytool_and_names_keys_by_their_aliases() {
        Ran ran = jose("jwk", "convert", "--password-file", password(), ForeignFiles.path("keytool.p12"));

        assertThat(ran).returns(0, Ran::code);
        assertThat(JwkSet.parse(ran.out()).keys())
                .hasSizeGreaterThan(1)
                .allMatch(key -> key.keyId().isPresent());
    }

    @Test
    void opens_jks() throws Exception {
        Ran ran = jose("jwk", "convert", "--password-file", password(), keys.file("store.jks", jks()));

        assertThat(ran).returns(0, Ran::code);
        assertThat(Jwk.parse(ran.out()))
                .returns(true, Jwk::isPrivate)
                .returns(true, key -> key.keyId().orElseThrow().equals("signing"));
    }

    @Test
    void refuses_jks_whose_keys_have_other_passwords() {
        Ran ran = jose("jwk", "convert", "--password-file", password(), ForeignFiles.path("keytool.jks"));

        assertThat(ran).returns(2, Ran::code).returns("", Ran::out);
        assertThat(ran.err()).contains("expected a password that opens the entry");
    }

    @ParameterizedTest
    @CsvSource({"openssl.p12,PKCS#12", "keytool.jks,JKS"})
    void asks_for_the_password_of_a_key_store(String file, String name) {
        Ran ran = jose("jwk", "convert", ForeignFiles.path(file));

        assertThat(ran).returns(2, Ran::code).returns("", Ran::out);
        assertThat(ran.err()).contains("this is " + name + ", which has a password: say --password-file FILE");
    }

    @ParameterizedTest
    @CsvSource({"openssl.p12,PKCS#12", "keytool.jks,JKS"})
    void refuses_the_wrong_password_of_a_key_store(String file, String name) {
        Ran ran = jose(
                "jwk", "convert", "--password-file", keys.file("wrong.txt", "never-ever"), ForeignFiles.path(file));

        assertThat(ran).returns(2, Ran::code).returns("", Ran::out);
        assertThat(ran.err()).contains("expected " + name + " and the password").doesNotContain("never-ever");
    }

    @Test
    void refuses_a_key_store_without_a_usable_key_and_says_why() throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setCertificateEntry("weak", certificate("rsa1024-certificate.pem"));

        Ran ran = jose("jwk", "convert", "--password-file", password(), keys.file("weak.p12", stored(store)));

        assertThat(ran).returns(2, Ran::code).returns("", Ran::out);
        assertThat(ran.err())
                .contains("key 0 (kid weak) is set aside")
                .contains("FILE: expected a key, found none that can be used");
    }

    @Test
    void keeps_a_jwk_as_it_is() {
        String jwk = jose("jwk", "gen", "--alg", "ES256").out();

        assertThat(joseReading(jwk, "jwk", "convert", "-").out()).isEqualTo(jwk);
    }

    @Test
    void reads_json_behind_white_space() {
        String jwk = jose("jwk", "gen", "--alg", "ES256").out();

        assertThat(joseReading("\n  " + jwk, "jwk", "convert", "-").out()).isEqualTo(jwk);
    }

    @Test
    void says_which_keys_of_a_set_it_leaves_out() {
        String good = KeyFolder.text(keys.ec("a"));

        Ran ran = joseReading("{\"keys\":[" + good + ",{\"kty\":\"new\"}]}", "jwk", "convert", "-");

        assertThat(ran).returns(0, Ran::code);
        assertThat(Jwk.parse(ran.out())).isEqualTo(Jwk.parse(good));
        assertThat(ran.err()).contains("note: key 1 is set aside");
    }

    @Test
    void writes_a_private_key_as_pkcs8() {
        String file = keys.ec("a");

        Ran ran = jose("jwk", "convert", "--to", "pem", file);

        assertThat(ran).returns(0, Ran::code);
        assertThat(ran.out()).startsWith("-----BEGIN PRIVATE KEY-----\n").endsWith("-----END PRIVATE KEY-----\n");
        assertThat(Pem.key(ran.out()).withKeyId("a")).isEqualTo(Jwk.parse(KeyFolder.text(file)));
    }

    @Test
    void writes_a_public_key_as_spki() {
        Ran ran = jose("jwk", "convert", "--to", "pem", keys.rsaPublic());

        assertThat(ran).returns(0, Ran::code);
        assertThat(ran.out()).startsWith("-----BEGIN PUBLIC KEY-----\n").doesNotContain("PRIVATE");
    }

    @Test
    void writes_certificates_behind_their_key() {
        Ran ran = joseReading(chained(), "jwk", "convert", "--to", "pem", "-");

        assertThat(ran).returns(0, Ran::code);
        assertThat(ran.out().lines().filter(line -> line.startsWith("-----BEGIN")))
                .containsExactly(
                        "-----BEGIN PRIVATE KEY-----",
                        "-----BEGIN CERTIFICATE-----",
                        "-----BEGIN CERTIFICATE-----",
                        "-----BEGIN CERTIFICATE-----");
        assertThat(Pem.key(ran.out())).isEqualTo(Pem.key(chained()));
    }

    @Test
    void keytool_reads_the_certificates_that_it_writes() throws Exception {
        String pem =
                joseReading(chained(), "jwk", "convert", "--to", "pem", "-").out();
        String certificates = keys.file("chain.pem", pem.substring(pem.indexOf("-----BEGIN CERTIFICATE")));
        Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");

        Process process = new ProcessBuilder(keytool.toString(), "-printcert", "-file", certificates)
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);

        assertThat(process.waitFor()).as(said).isZero();
        assertThat(said).contains("CN=Signet test leaf").contains("CN=Signet test intermediate");
    }

    @Test
    void writes_a_set_as_pem_one_key_after_the_other() {
        String set = keys.file(
                "set.json",
                JwkSet.of(EcJwk.generate(Curve.P_256), EcJwk.generate(Curve.P_384))
                        .privateJson());

        Ran ran = jose("jwk", "convert", "--to", "pem", set);

        assertThat(Pem.keys(ran.out())).hasSize(2).allMatch(Jwk::isPrivate);
    }

    @Test
    void refuses_a_symmetric_key_as_pem() {
        String set = keys.file(
                "set.json",
                JwkSet.of(EcJwk.generate(Curve.P_256), OctJwk.generate(32)).privateJson());

        Ran ran = jose("jwk", "convert", "--to", "pem", set);

        assertThat(ran).returns(2, Ran::code).returns("", Ran::out);
        assertThat(ran.err()).contains("a symmetric (oct) key has no PEM form");
    }

    @Test
    void refuses_another_form() {
        Ran ran = jose("jwk", "convert", "--to", "der", keys.ec("a"));

        assertThat(ran).returns(2, Ran::code).returns("", Ran::out);
        assertThat(ran.err()).contains("expected jwk or pem");
    }

    @Test
    void refuses_a_weak_key() {
        Ran ran = jose("jwk", "convert", ForeignFiles.path("rsa1024-pkcs8.pem"));

        assertThat(ran).returns(2, Ran::code).returns("", Ran::out);
        assertThat(ran.err()).contains("2048");
    }

    @Test
    void refuses_what_is_no_key() {
        Ran ran = joseReading("hello", "jwk", "convert", "-");

        assertThat(ran).returns(2, Ran::code).returns("", Ran::out);
        assertThat(ran.err()).startsWith("error: FILE: expected a JWK or JWK Set, PEM, a key or a certificate in DER");
    }

    @Test
    void refuses_a_form_of_pem_that_no_other_tool_reads() {
        Ran ran = jose("jwk", "convert", ForeignFiles.path("ssh-openssh.pem"));

        assertThat(ran).returns(2, Ran::code).returns("", Ran::out);
        assertThat(ran.err()).contains("ssh-keygen -p -m PEM");
    }

    @Test
    void refuses_two_things_from_standard_input() {
        Ran ran = jose("jwk", "convert", "--password-file", "-", "-");

        assertThat(ran).returns(2, Ran::code);
        assertThat(ran.err()).contains("only one of --password-file and FILE");
    }

    @Test
    void other_commands_point_to_it() {
        Ran ran = jose("jwk", "pub", ForeignFiles.path("p256-spki.pem"));

        assertThat(ran).returns(2, Ran::code);
        assertThat(ran.err()).contains("this is PEM, of which jose jwk convert makes one");
    }

    private String password() {
        return keys.file("password.txt", ForeignFiles.PASSWORD + "\n");
    }

    private static String chained() {
        return KeyFolder.text(ForeignFiles.path("p256-sec1.pem"))
                + KeyFolder.text(ForeignFiles.path("leaf.pem"))
                + KeyFolder.text(ForeignFiles.path("intermediate.pem"))
                + KeyFolder.text(ForeignFiles.path("ca.pem"));
    }

    private static byte[] jks() throws Exception {
        KeyStore store = KeyStore.getInstance("JKS");
        store.load(null, null);
        EcJwk key = (EcJwk) Pem.key(KeyFolder.text(ForeignFiles.path("p256-sec1.pem")));
        store.setKeyEntry(
                "signing", key.privateKey().orElseThrow(), ForeignFiles.PASSWORD.toCharArray(), new Certificate[] {
                    certificate("leaf.pem")
                });
        return stored(store);
    }

    private static X509Certificate certificate(String file) throws Exception {
        return (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(
                        KeyFolder.text(ForeignFiles.path(file)).getBytes(UTF_8)));
    }

    private static byte[] stored(KeyStore store) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        store.store(out, ForeignFiles.PASSWORD.toCharArray());
        return out.toByteArray();
    }
}
