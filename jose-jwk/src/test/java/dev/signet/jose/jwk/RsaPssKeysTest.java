package dev.signet.jose.jwk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.signet.jose.core.CryptoProviders;
import dev.signet.jose.core.JsonObject;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPrivateKey;
import java.security.spec.RSAPrivateKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Optional;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RSA keys with the object identifier id-RSASSA-PSS (RFC 4055 section 1.2). */
class RsaPssKeysTest {

    @ParameterizedTest
    @CsvSource({
        "rsa-pss-pkcs8,",
        "rsa-pss-spki,",
        "rsa-pss-certificate,",
        "rsa-pss-sha256-pkcs8, PS256",
        "rsa-pss-sha256-spki, PS256",
        "rsa-pss-sha256-certificate, PS256",
        "rsa-pss-sha512-salt64-pkcs8, PS512",
        "rsa-pss-sha512-salt64-spki, PS512"
    })
    void reads_pem_and_names_the_algorithm_where_there_is_one(String file, String algorithm) {
        Jwk key = Pem.key(PemFiles.text(file));

        assertThat(key.keyType()).isEqualTo("RSA");
        assertThat(key.algorithm()).isEqualTo(Optional.ofNullable(algorithm));
        assertThat(key.fits(KeyOperation.VERIFY, "RS256")).isFalse();
        assertThat(key.fits(KeyOperation.WRAP_KEY, "RSA-OAEP-256")).isFalse();
        assertThat(key.fits(KeyOperation.VERIFY, "PS256")).isEqualTo(algorithm == null || algorithm.equals("PS256"));
        assertThat(key.fits(KeyOperation.VERIFY, "PS512")).isEqualTo(algorithm == null || algorithm.equals("PS512"));
        assertThat(key.toString()).contains(", limited to " + (algorithm == null ? "RSASSA_PSS" : algorithm) + ", ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rsa-pss", "rsa-pss-sha256", "rsa-pss-sha512-salt64"})
    void finds_the_public_half_and_keeps_its_limit(String name) {
        Jwk key = Pem.key(PemFiles.text(name + "-pkcs8"));

        assertThat(key.toPublic()).isEqualTo(Pem.key(PemFiles.text(name + "-spki")));
        assertThat(key.withKeyId("a").fits(KeyOperation.SIGN, "RS256")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rsa-pss", "rsa-pss-sha256"})
    void writes_pem_that_keeps_the_limit(String name) {
        Jwk key = Pem.key(PemFiles.text(name + "-pkcs8"));

        assertThat(Pem.key(key.privatePem())).isEqualTo(key);
        assertThat(Pem.key(key.toPem())).isEqualTo(key.toPublic());
    }

    @Test
    void writes_what_openssl_wrote_where_there_are_no_parameters() {
        Jwk key = Pem.key(PemFiles.text("rsa-pss-pkcs8"));

        assertThat(key.privatePem()).isEqualTo(PemFiles.text("rsa-pss-pkcs8"));
        assertThat(key.toPem()).isEqualTo(PemFiles.text("rsa-pss-spki"));
    }

    @Test
    void json_keeps_what_alg_can_say() {
        Jwk one = Pem.key(PemFiles.text("rsa-pss-sha256-spki"));
        Jwk any = Pem.key(PemFiles.text("rsa-pss-spki"));

        assertThat(Jwk.parse(one.toJson()).fits(KeyOperation.VERIFY, "RS256")).isFalse();
        assertThat(Jwk.parse(any.withAlgorithm("PS384").toJson()).fits(KeyOperation.VERIFY, "RS256"))
                .isFalse();
        assertThat(Jwk.parse(any.toJson()).fits(KeyOperation.VERIFY, "RS256")).isTrue();
        assertThat(Jwk.parse(any.toJson())).isNotEqualTo(any).hasSameHashCodeAs(any);
    }

    @ParameterizedTest
    @CsvSource({
        "rsa-pss-spki, RS256, an RSA key limited to RSASSA-PSS",
        "rsa-pss-spki, RSA-OAEP, an RSA key limited to RSASSA-PSS",
        "rsa-pss-spki, RSA-OAEP-256, an RSA key limited to RSASSA-PSS",
        "rsa-pss-spki, RSA1_5, an RSA key limited to RSASSA-PSS",
        "rsa-pss-sha256-spki, PS384, an RSA key limited to RSASSA-PSS with SHA-256"
    })
    void is_bound_to_no_other_algorithm(String file, String algorithm, String description) {
        Jwk key = Pem.key(PemFiles.text(file));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> key.withAlgorithm(algorithm))
                .withMessage("\"alg\": " + algorithm + " needs an RSA key, this is " + description);
    }

    @Test
    void is_selected_from_a_set_for_pss_alone() {
        JwkSet set = JwkSet.of(Pem.key(PemFiles.text("rsa-pss-spki")));

        assertThat(set.fitting(KeyOperation.VERIFY, "PS384")).hasSize(1);
        assertThat(set.fitting(KeyOperation.VERIFY, "RS256")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sha1-sha1-20", "sha256-sha1-20", "sha256-sha256-33", "sha512-256-sha512-256-32"})
    void refuses_parameters_that_no_algorithm_of_jws_has(String parameters) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Pem.key(PemFiles.text("rsa-pss-refused-" + parameters)))
                .withMessageContaining(
                        "one limited to RSASSA-PSS without parameters or with SHA-256, SHA-384 or SHA-512")
                .withMessageContaining("rsa_pss_keygen_mgf1_md");
    }

    @Test
    void takes_key_objects_as_they_say_they_are() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSASSA-PSS");
        generator.initialize(2048);
        KeyPair pair = generator.generateKeyPair();

        RsaJwk key = (RsaJwk) Jwk.of(pair);

        assertThat(key.publicKey().getAlgorithm()).isEqualTo("RSASSA-PSS");
        assertThat(key.privateKey().orElseThrow().getAlgorithm()).isEqualTo("RSASSA-PSS");
        assertThat(key.privateKey()).containsInstanceOf(RSAPrivateCrtKey.class);
        assertThatCode(() -> key.withAlgorithm("PS384")).doesNotThrowAnyException();
        assertThatIllegalArgumentException().isThrownBy(() -> key.withAlgorithm("RS384"));
    }

    @Test
    void keeps_the_limit_of_a_private_key_without_primes() throws Exception {
        RsaJwk key = (RsaJwk) Pem.key(PemFiles.text("rsa-pss-sha256-pkcs8"));
        RSAPrivateKey whole = key.privateKey().orElseThrow();
        PrivateKey bare = KeyFactory.getInstance("RSASSA-PSS")
                .generatePrivate(
                        new RSAPrivateKeySpec(whole.getModulus(), whole.getPrivateExponent(), whole.getParams()));

        RsaJwk read = (RsaJwk) Jwk.of(key.publicKey(), bare);

        assertThat(read.privateKey().orElseThrow().getParams()).isNotNull();
        assertThat(read.fits(KeyOperation.SIGN, "PS384")).isFalse();
        assertThat(read.fits(KeyOperation.SIGN, "PS256")).isTrue();
    }

    @Test
    void one_limited_half_limits_both() throws Exception {
        RsaJwk limited = (RsaJwk) Pem.key(PemFiles.text("rsa-pss-sha256-pkcs8"));
        RsaJwk free = (RsaJwk) Jwk.of(limited.privateMembers().without("alg"));

        Jwk joined = RsaJwk.of(free.publicKey(), limited.privateKey().orElseThrow());

        assertThat(joined).isEqualTo(limited);
        assertThat(RsaJwk.of(limited.publicKey(), free.privateKey().orElseThrow()))
                .isEqualTo(limited);
        assertThat(RsaJwk.of(free.publicKey(), free.privateKey().orElseThrow()).fits(KeyOperation.SIGN, "RS256"))
                .isTrue();
    }

    @Test
    void reads_the_parameters_that_bouncy_castle_keeps_to_itself() throws Exception {
        RsaJwk key = (RsaJwk) Pem.key(PemFiles.text("rsa-pss-sha256-spki"));
        var foreign = KeyFactory.getInstance("RSA", new BouncyCastleProvider())
                .generatePublic(new X509EncodedKeySpec(key.publicKey().getEncoded()));

        assertThat(Jwk.of(foreign)).isEqualTo(key);
    }

    @Test
    void makes_key_objects_with_their_parameters_in_any_provider() {
        RsaJwk key = (RsaJwk) Pem.key(PemFiles.text("rsa-pss-sha256-pkcs8"));
        JcaKeys foreign = new JcaKeys(CryptoProviders.only(new BouncyCastleProvider()));

        RsaJwk made = RsaJwk.of(foreign, key.publicKey(), key.privateKey().orElseThrow());

        assertThat(made.publicKey().getEncoded()).isEqualTo(key.publicKey().getEncoded());
        assertThat(made.privateKey().orElseThrow().getEncoded())
                .isEqualTo(key.privateKey().orElseThrow().getEncoded());
    }

    @Test
    void a_certificate_limits_the_jwk_that_it_comes_with() {
        RsaJwk certified = (RsaJwk) Pem.key(PemFiles.text("rsa-pss-certificate"));
        RsaJwk bare = (RsaJwk) Jwk.of(certified.publicMembers().without("x5c"));

        assertThat(Jwk.parse(certified.toJson())).isEqualTo(certified);
        assertThat(Jwk.parse(certified.toJson()).fits(KeyOperation.VERIFY, "RS256"))
                .isFalse();
        assertThat(bare.withX509Chain(X509Chain.of(certified).certificates())).isEqualTo(certified);
        assertThat(bare.fits(KeyOperation.VERIFY, "RS256")).isTrue();
    }

    @Test
    void a_jwk_does_not_contradict_the_limit_of_its_certificate() {
        JsonObject members = Pem.key(PemFiles.text("rsa-pss-certificate")).publicMembers();

        assertThat(Jwk.of(members.with("alg", "PS256")).algorithm()).contains("PS256");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Jwk.of(members.with("alg", "RS256")))
                .withMessage("\"alg\": RS256 needs an RSA key, this is an RSA key limited to RSASSA-PSS");
    }

    @Test
    void loads_them_from_a_key_store() throws Exception {
        RsaJwk key =
                (RsaJwk) Pem.keys(PemFiles.text("rsa-pss-sha256-pkcs8") + PemFiles.text("rsa-pss-sha256-certificate"))
                        .get(0);
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry(
                "own",
                key.privateKey().orElseThrow(),
                PemFiles.password(),
                X509Chain.of(key).certificates().toArray(new X509Certificate[0]));

        JwkSet set = JwkSet.load(store, alias -> true, PemFiles.password());

        assertThat(set.skippedKeys()).isEmpty();
        assertThat(set.keys()).containsExactly(key.withKeyId("own"));
    }
}
