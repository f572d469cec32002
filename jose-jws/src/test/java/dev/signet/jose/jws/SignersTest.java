package dev.signet.jose.jws;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.jose.core.CryptoProviders;
import dev.signet.jose.core.KeySourceException;
import dev.signet.jose.jwk.Curve;
import dev.signet.jose.jwk.EcJwk;
import dev.signet.jose.jwk.Jwk;
import dev.signet.jose.jwk.JwkSet;
import dev.signet.jose.jwk.KeyOperation;
import dev.signet.jose.jwk.OkpJwk;
import dev.signet.jose.jwk.RsaJwk;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Security;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a signer's key comes from, and what goes into its header. */
class SignersTest {

    private static final byte[] PAYLOAD = "payload".getBytes(UTF_8);
    private static final EcJwk EC = (EcJwk) Tokens.key(Ecdsa.ES256);

    @Test
    void signs_with_the_JDKs_own_keys() {
        RsaJwk rsa = (RsaJwk) Tokens.key(RsaPkcs1.RS256);
        OkpJwk okp = (OkpJwk) Tokens.key(EdDsa.ED25519);

        assertThat(Ecdsa.ES256
                        .verifier(EC.publicKey())
                        .verify(Ecdsa.ES256
                                .signer(EC.privateKey().orElseThrow())
                                .sign(PAYLOAD))
                        .payload())
                .isEqualTo(PAYLOAD);
        assertThat(RsaPss.PS384
                        .verifier(rsa.publicKey())
                        .verify(RsaPss.PS384
                                .signer(rsa.privateKey().orElseThrow())
                                .sign(PAYLOAD))
                        .payload())
                .isEqualTo(PAYLOAD);
        EdECPrivateKey ed = (EdECPrivateKey) okp.privateKey().orElseThrow();
        assertThat(EdDsa.ED25519
                        .verifier(okp)
                        .verify(EdDsa.ED25519.signer(ed).sign(PAYLOAD))
                        .payload())
                .isEqualTo(PAYLOAD);
    }

    @Test
    void the_header_has_alg_first_and_what_was_asked_for() {
        JwsSigner signer = Ecdsa.ES256
                .signer(EC)
                .withKeyId("k1")
                .withType("at+jwt")
                .withContentType("json")
                .withHeader("x", 1);

        assertThat(signer.header().parameters().toJson())
                .isEqualTo("{\"alg\":\"ES256\",\"kid\":\"k1\",\"typ\":\"at+jwt\",\"cty\":\"json\",\"x\":1}");
    }

    @Test
    void a_method_that_changes_the_header_leaves_the_signer_as_it_was() {
        JwsSigner signer = Ecdsa.ES256.signer(EC);
        signer.withKeyId("other");

        assertThat(signer.keyId()).isEqualTo(EC.keyId());
    }

    @ParameterizedTest
    @ValueSource(strings = {"alg", "enc", "crit", "b64", "zip", "jwk", "epk", "apu", "apv", "iv", "tag", "p2s", "p2c"})
    void a_parameter_that_steers_is_not_set_by_hand(String name) {
        JwsSigner signer = Ecdsa.ES256.signer(EC);

        assertThatThrownBy(() -> signer.withHeader(name, "x"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(name);
    }

    @Test
    void a_registered_parameter_has_its_type() {
        JwsSigner signer = Ecdsa.ES256.signer(EC);

        assertThat(signer.withHeader("x5u", "https://example.com/7").sign(new byte[0]))
                .isNotEmpty();
        assertThatThrownBy(() -> signer.withHeader("x5u", 7))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("\"x5u\": expected a string, was a number");
    }

    @ParameterizedTest
    @CsvSource({"kid, withKeyId", "typ, withType", "cty, withContentType"})
    void a_parameter_with_a_method_of_its_own_has_one_way_in(String name, String method) {
        JwsSigner signer = Ecdsa.ES256.signer(EC);

        assertThatThrownBy(() -> signer.withHeader(name, "x"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(method);
    }

    @Test
    void a_key_whose_key_ops_do_not_permit_signing_is_refused_in_the_words_of_the_JWK() {
        EcJwk key = EC.withOperations(KeyOperation.VERIFY);

        assertThatThrownBy(() -> JwsSigner.of(key, Ecdsa.ES256))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("ES256: this JWK's \"use\" or \"key_ops\" do not permit \"sign\"");
    }

    @Test
    void a_key_id_that_others_chose_is_shown_escaped() {
        EcJwk key = EC.withKeyId("a\r\nINFO admin logged in");
        String token = Ecdsa.ES256.signer(key).signDetached(new byte[0]);
        String json = JwsJsonSigner.flattened(Ecdsa.ES256.signer(key)).sign(new byte[0]);
        String shown = "[ES256, kid \"a\\u000d\\u000aINFO admin logged in\"]";

        assertThat(Ecdsa.ES256.signer(key)).hasToString("JwsSigner" + shown);
        assertThat(JwsJsonSigner.flattened(Ecdsa.ES256.signer(key)))
                .hasToString("JwsJsonSigner[JwsSigner" + shown + "]");
        assertThat(Ecdsa.ES256.verifier(key).verifyDetached(token, new byte[0]))
                .hasToString("VerifiedSignature" + shown);
        assertThat(JwsJsonVerifier.of(SignaturePolicy.all(), Ecdsa.ES256.verifier(key))
                        .verify(json))
                .hasToString("VerifiedJwsJson[[VerifiedSignature" + shown + "], 0 octets]");
    }

    @Test
    void a_public_key_does_not_sign() {
        assertThatThrownBy(() -> JwsSigner.of(EC.toPublic(), Ecdsa.ES256))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("private");
    }

    @Test
    void a_key_on_another_curve_is_refused_by_name() {
        EcJwk p384 = (EcJwk) Tokens.key(Ecdsa.ES384);

        assertThatThrownBy(() -> Ecdsa.ES256.signer(p384))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("ES256 needs a key on P-256, this is a key on P-384");
        assertThatThrownBy(() -> Ecdsa.ES256.signer(p384.privateKey().orElseThrow()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("ES256 needs a key on P-256, this is a key on P-384");
        assertThatThrownBy(() -> Ecdsa.ES256.verifier(p384.publicKey())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void P_256_and_secp256k1_are_not_taken_for_each_other() {
        EcJwk k1 = (EcJwk) Tokens.key(Ecdsa.ES256K);

        assertThatThrownBy(() -> Ecdsa.ES256.signer(k1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("ES256 needs a key on P-256, this is a key on secp256k1");
        assertThatThrownBy(() -> Ecdsa.ES256K.signer(EC)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Ecdsa.ES256.signer(k1.privateKey().orElseThrow()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_key_for_agreement_does_not_sign() {
        OkpJwk x25519 = OkpJwk.generate(Curve.X25519);

        assertThatThrownBy(() -> EdDsa.EDDSA.signer(x25519))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("EdDSA needs a key on Ed25519 or Ed448, this is a key on X25519");
        assertThatThrownBy(() -> EdDsa.ED448.signer((OkpJwk) Tokens.key(EdDsa.ED25519)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Ed448");
    }

    @Test
    void an_rsa_key_under_2048_bits_is_refused() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(1024);
        java.security.KeyPair weak = generator.generateKeyPair();

        assertThatThrownBy(() -> RsaPkcs1.RS256.signer((RSAPrivateKey) weak.getPrivate()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2048")
                .hasMessageContaining("1024");
        assertThatThrownBy(() -> RsaPss.PS256.verifier((RSAPublicKey) weak.getPublic()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "ES256, ES256",
        "ES384, ES384",
        "ES512, ES512",
        "ES256K, ES256K",
        "Ed25519, Ed25519",
        "Ed448, Ed448",
        "RS256, PS256",
        "PS512, PS256",
        "HS256, HS512"
    })
    void a_JWK_without_alg_is_refused_with_an_algorithm_that_takes_it(String algorithm, String named) {
        Jwk key = Tokens.key(JwsAlgorithm.named(algorithm).orElseThrow());

        assertThatThrownBy(() -> JwsSigner.of(key))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("expected a JWK with an \"alg\"; without one, name the algorithm: JwsSigner.of(key, "
                        + named + ")");
    }

    @Test
    void a_JWK_for_another_operation_is_refused_with_its_alg() {
        assertThatThrownBy(() -> JwsSigner.of(EC.withAlgorithm("ECDH-ES")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("\"alg\": expected an algorithm of JWS, such as ES256; ECDH-ES does not sign");
        assertThatThrownBy(() -> JwsSigner.of(OkpJwk.generate(Curve.X25519)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("expected a JWK with an \"alg\"; without one, name the algorithm");
    }

    @Test
    void the_alg_of_a_JWK_finds_its_signer() {
        Jwk key = EC.withAlgorithm("ES256");

        assertThat(JwsSigner.of(key).algorithm()).isEqualTo(Ecdsa.ES256);
        assertThatThrownBy(() -> JwsSigner.of(EC))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("alg");
        assertThatThrownBy(() -> JwsSigner.of(EC.withAlgorithm("ECDH-ES")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void EdDSA_writes_the_name_that_the_caller_chose() {
        OkpJwk key = (OkpJwk) Tokens.key(EdDsa.ED25519);
        String older = EdDsa.EDDSA.signer(key).sign(PAYLOAD);
        String newer = EdDsa.ED25519.signer(key).sign(PAYLOAD);
        JwsVerifier both = JwsVerifier.of(JwkSet.of(key), EdDsa.ED25519, EdDsa.EDDSA);

        assertThat(both.verify(older).header().algorithm()).contains("EdDSA");
        assertThat(both.verify(newer).header().algorithm()).contains("Ed25519");
    }

    @Test
    void an_external_signer_makes_tokens_that_verify() {
        JwsSigner hsm = Ecdsa.ES256.signer(input -> signature("SHA256withECDSAinP1363Format", input));

        assertThat(Ecdsa.ES256.verifier(EC).verify(hsm.sign(PAYLOAD)).payload()).isEqualTo(PAYLOAD);
    }

    @Test
    void an_external_rsa_signer_makes_tokens_that_verify() {
        RsaJwk rsa = (RsaJwk) Tokens.key(RsaPkcs1.RS256);
        JwsSigner kms = RsaPkcs1.RS256.signer(input -> {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(rsa.privateKey().orElseThrow());
            signature.update(input);
            return signature.sign();
        });

        assertThat(RsaPkcs1.RS256.verifier(rsa).verify(kms.sign(PAYLOAD)).payload())
                .isEqualTo(PAYLOAD);
    }

    @Test
    void an_external_signer_that_answers_in_DER_is_told_so() {
        JwsSigner der = Ecdsa.ES256.signer(input -> signature("SHA256withECDSA", input));

        assertThatThrownBy(() -> der.sign(PAYLOAD))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("R || S of 64")
                .hasMessageContaining("DER");
    }

    /** One octet more or fewer than a signature has; RSA signatures are as long as a modulus that is not known. */
    @Test
    void an_external_signer_that_answers_in_another_length_is_refused() {
        Map<Function<ExternalSigner, JwsSigner>, Integer> octets = Map.of(
                Ecdsa.ES256::signer, 64,
                Ecdsa.ES512::signer, 132,
                EdDsa.ED25519::signer, 64,
                EdDsa.ED448::signer, 114,
                Hmac.HS384::signer, 48,
                RsaPkcs1.RS256::signer, 256,
                RsaPss.PS256::signer, 256);

        octets.forEach((algorithm, length) -> {
            assertThat(algorithm.apply(input -> new byte[length]).sign(PAYLOAD)).isNotEmpty();
            assertThatThrownBy(
                            () -> algorithm.apply(input -> new byte[length - 1]).sign(PAYLOAD))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageStartingWith("the signer returned " + (length - 1) + " octets, expected ");
            if (length != 256) {
                assertThatThrownBy(() ->
                                algorithm.apply(input -> new byte[length + 1]).sign(PAYLOAD))
                        .isInstanceOf(IllegalStateException.class);
            }
        });
    }

    @Test
    void an_external_signer_that_answers_nothing_is_refused() {
        assertThatThrownBy(() -> Ecdsa.ES256.signer(input -> null).sign(PAYLOAD))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the external signer returned null");
    }

    @Test
    void an_external_signer_that_fails_is_the_worlds_fault() {
        JwsSigner down = Ecdsa.ES256.signer(input -> {
            throw new java.io.IOException("no route");
        });

        assertThatThrownBy(() -> down.sign(PAYLOAD))
                .isInstanceOf(KeySourceException.class)
                .hasCauseInstanceOf(java.io.IOException.class);
    }

    @Test
    void a_key_in_a_provider_signs() {
        PrivateKey handle = EC.privateKey().orElseThrow();
        Provider home = Security.getProvider("SunEC");

        assertThat(Ecdsa.ES256
                        .verifier(EC)
                        .verify(Ecdsa.ES256.signer(handle, home).sign(PAYLOAD))
                        .payload())
                .isEqualTo(PAYLOAD);
        assertThatThrownBy(() -> Ecdsa.ES384.signer(handle, home))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("P-384");
        assertThatThrownBy(() -> Ecdsa.ES256.signer(handle, Security.getProvider("SunRsaSign")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_pinned_provider_that_lacks_the_algorithm_is_refused_at_once() {
        CryptoProviders pinned = CryptoProviders.only(Security.getProvider("SunRsaSign"));

        assertThatThrownBy(() -> Ecdsa.ES256.verifier(EC).withProviders(pinned))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("SunRsaSign");
    }

    @Test
    void nothing_of_a_key_stands_in_toString() {
        assertThat(JwsSigner.of(EC, Ecdsa.ES256)).hasToString("JwsSigner[ES256, kid \"P-256\"]");
        assertThat(Ecdsa.ES256.verifier(EC)).hasToString("JwsVerifier[ES256]");
    }

    private static byte[] signature(String name, byte[] input) throws Exception {
        Signature signature = Signature.getInstance(name);
        signature.initSign(EC.privateKey().orElseThrow());
        signature.update(input);
        return signature.sign();
    }
}
