package dev.signet.jose.jws;

import static dev.signet.jose.jws.MlDsa.ML_DSA_44;
import static dev.signet.jose.jws.MlDsa.ML_DSA_65;
import static dev.signet.jose.jws.MlDsa.ML_DSA_87;
import static dev.signet.jose.jws.Tokens.assertRefused;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.signet.jose.core.Base64Url;
import dev.signet.jose.core.CryptoProviders;
import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.jwk.AkpJwk;
import dev.signet.jose.jwk.EcJwk;
import dev.signet.jose.jwk.Jwk;
import dev.signet.jose.jwk.JwkSet;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.bouncycastle.jcajce.interfaces.MLDSAPrivateKey;
import org.bouncycastle.jcajce.spec.ContextParameterSpec;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class MlDsaTest {

    private static final byte[] PAYLOAD = "{\"sub\":\"alice\"}".getBytes(UTF_8);
    private static final Provider BC = new BouncyCastleProvider();

    @ParameterizedTest
    @CsvSource({"ML_DSA_44, 2420", "ML_DSA_65, 3309", "ML_DSA_87, 4627"})
    void a_signature_has_the_length_of_the_standard(MlDsa algorithm, int octets) {
        String token = algorithm.signer(key(algorithm)).sign(PAYLOAD);

        assertThat(signature(token)).hasSize(octets);
    }

    /** FIPS 204 section 3.4: hedged, and not the deterministic variant. */
    @ParameterizedTest
    @EnumSource
    void two_signatures_of_one_payload_differ_and_both_verify(MlDsa algorithm) {
        JwsSigner signer = algorithm.signer(key(algorithm));
        String first = signer.sign(PAYLOAD);
        String second = signer.sign(PAYLOAD);

        assertThat(first).isNotEqualTo(second);
        for (String token : new String[] {first, second}) {
            assertThat(algorithm
                            .verifier(key(algorithm).toPublic())
                            .verify(token)
                            .payload())
                    .isEqualTo(PAYLOAD);
        }
    }

    @Test
    void bouncycastle_hedges_as_well_where_it_signs() {
        JwsSigner signer = ML_DSA_44.signer(key(ML_DSA_44)).withProviders(CryptoProviders.only(BC));

        assertThat(signer.sign(PAYLOAD)).isNotEqualTo(signer.sign(PAYLOAD));
    }

    @Test
    void a_deterministic_signature_verifies() throws GeneralSecurityException {
        Signature deterministic = Signature.getInstance("ML-DSA-44", BC);
        deterministic.initSign(bouncyCastleKey());
        String token = signed(deterministic);

        assertThat(token).isEqualTo(signed(deterministic));
        assertThat(ML_DSA_44.verifier(key(ML_DSA_44)).verify(token).payload()).isEqualTo(PAYLOAD);
    }

    /** RFC 9964 section 4: the context is empty. */
    @Test
    void a_signature_with_a_context_is_refused() throws GeneralSecurityException {
        Signature withContext = Signature.getInstance("ML-DSA-44", BC);
        withContext.setParameter(new ContextParameterSpec("JWT".getBytes(US_ASCII)));
        withContext.initSign(bouncyCastleKey());
        String token = signed(withContext);

        assertRefused(
                Reason.SIGNATURE_INVALID,
                () -> ML_DSA_44.verifier(key(ML_DSA_44)).verify(token));
    }

    /** RFC 9964 section 4: HashML-DSA is not used. */
    @Test
    void a_signature_of_a_hash_is_refused() throws GeneralSecurityException {
        KeyPair pair = KeyPairGenerator.getInstance("ML-DSA-44-WITH-SHA512", BC).generateKeyPair();
        Signature ofHash = Signature.getInstance("ML-DSA-44-WITH-SHA512", BC);
        ofHash.initSign(pair.getPrivate());
        byte[] seed = ((MLDSAPrivateKey) pair.getPrivate()).getSeed();
        AkpJwk key = (AkpJwk) Jwk.of(key(ML_DSA_44)
                .publicMembers()
                .with(
                        "pub",
                        Base64Url.encode(((MLDSAPrivateKey) pair.getPrivate())
                                .getPublicKey()
                                .getPublicData()))
                .with("priv", Base64Url.encode(seed)));
        String token = signed(ofHash);

        assertThat(ML_DSA_44
                        .verifier(key)
                        .verify(ML_DSA_44.signer(key).sign(PAYLOAD))
                        .payload())
                .isEqualTo(PAYLOAD);
        assertRefused(Reason.SIGNATURE_INVALID, () -> ML_DSA_44.verifier(key).verify(token));
    }

    @Test
    void the_key_is_found_by_its_kid_in_a_set() {
        Jwk quantum = key(ML_DSA_65).withKeyId("quantum");
        Jwk classic = Tokens.key(Ecdsa.ES256).withKeyId("classic");
        JwkSet published = JwkSet.parse(JwkSet.of(classic, quantum).publicOnly().toJson());
        JwsVerifier verifier = JwsVerifier.of(published, Ecdsa.ES256, ML_DSA_65);

        VerifiedJws jws = verifier.verify(JwsSigner.of(quantum).sign(PAYLOAD));

        assertThat(jws.algorithm()).isEqualTo(ML_DSA_65);
        assertThat(jws.fullySpecifiedAlgorithm()).isEqualTo(ML_DSA_65);
        assertThat(jws.keyId()).contains("quantum");
        assertRefused(
                Reason.KEY_NOT_FOUND,
                () -> verifier.verify(JwsSigner.of(quantum.withKeyId("other")).sign(PAYLOAD)));
        assertRefused(
                Reason.SIGNATURE_INVALID,
                () -> verifier.verify(JwsSigner.of(AkpJwk.generate("ML-DSA-65").withKeyId("quantum"))
                        .sign(PAYLOAD)));
    }

    /** An attacker cannot move a token from the one to the other. */
    @Test
    void a_verifier_that_does_not_list_it_refuses_it() {
        JwkSet both = JwkSet.of(Tokens.key(Ecdsa.ES256), key(ML_DSA_65)).publicOnly();

        assertRefused(
                Reason.ALGORITHM_NOT_ALLOWED,
                () -> JwsVerifier.of(both, Ecdsa.ES256)
                        .verify(JwsSigner.of(key(ML_DSA_65)).sign(PAYLOAD)));
    }

    @Test
    void a_key_for_another_parameter_set_is_refused() {
        AkpJwk other = key(ML_DSA_44);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> ML_DSA_65.signer(other))
                .withMessage("ML-DSA-65 needs a key for ML-DSA-65, this is a key for ML-DSA-44");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ML_DSA_65.verifier(other))
                .withMessage("ML-DSA-65 needs a key for ML-DSA-65, this is a key for ML-DSA-44");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ML_DSA_65.signer(other.privateKey().orElseThrow()))
                .withMessage("ML-DSA-65 needs a key for ML-DSA-65, this is a key for ML-DSA-44");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ML_DSA_65.verifier(other.publicKey()))
                .withMessage("ML-DSA-65 needs a key for ML-DSA-65, this is a key for ML-DSA-44");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ML_DSA_65.signer(key(ML_DSA_65).toPublic()))
                .withMessage("ML-DSA-65: \"sign\" needs a private key, this JWK is public");
    }

    /** The JDK has no type for such keys, so that the compiler takes these. */
    @Test
    void a_key_of_another_kind_is_refused() {
        EcJwk ec = (EcJwk) Tokens.key(Ecdsa.ES256);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> ML_DSA_65.signer(ec.privateKey().orElseThrow()))
                .withMessage("ML-DSA-65 needs a key for ML-DSA-65, this is of another kind");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ML_DSA_65.verifier(ec.publicKey()))
                .withMessage("expected a key for ML-DSA-44, ML-DSA-65 or ML-DSA-87, was of another kind");
    }

    @ParameterizedTest
    @EnumSource
    void key_objects_sign_and_verify(MlDsa algorithm) {
        AkpJwk key = key(algorithm);
        String token = algorithm.signer(key.privateKey().orElseThrow()).sign(PAYLOAD);

        assertThat(algorithm.verifier(key.publicKey()).verify(token).payload()).isEqualTo(PAYLOAD);
    }

    @Test
    void a_key_that_has_lost_its_seed_signs() throws GeneralSecurityException {
        KeyPair pair = KeyPairGenerator.getInstance("ML-DSA-44", BC).generateKeyPair();
        PrivateKey expanded = expandedOnly((MLDSAPrivateKey) pair.getPrivate());

        assertThatIllegalArgumentException().isThrownBy(() -> AkpJwk.of(pair.getPublic(), expanded));
        assertThat(ML_DSA_44
                        .verifier(pair.getPublic())
                        .verify(ML_DSA_44.signer(expanded).sign(PAYLOAD))
                        .payload())
                .isEqualTo(PAYLOAD);
    }

    @Test
    void a_key_that_a_provider_holds_signs_there() {
        JwsSigner signer = ML_DSA_44.signer(bouncyCastleKey(), BC);

        assertThat(ML_DSA_44
                        .verifier(key(ML_DSA_44))
                        .verify(signer.sign(PAYLOAD))
                        .payload())
                .isEqualTo(PAYLOAD);
    }

    @Test
    void a_key_that_cannot_be_read_is_refused_without_its_provider() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ML_DSA_65.signer(new Handle()))
                .withMessage("ML-DSA-65: expected a private key that can be read; if a provider holds it, pass that"
                        + " provider with the key");
    }

    private static final class Handle implements PrivateKey {

        private static final long serialVersionUID = 1;

        @Override
        public String getAlgorithm() {
            return "ML-DSA-65";
        }

        @Override
        public String getFormat() {
            return "none";
        }

        @Override
        public byte[] getEncoded() {
            return null;
        }
    }

    @Test
    void an_external_signer_signs_and_what_is_no_signature_is_refused() {
        JwsSigner inside = ML_DSA_44.signer(key(ML_DSA_44));
        JwsSigner outside = ML_DSA_44.signer(input -> {
            Signature signature = Signature.getInstance("ML-DSA-44", BC);
            signature.initSign(bouncyCastleKey());
            signature.update(input);
            return signature.sign();
        });

        assertThat(ML_DSA_44
                        .verifier(key(ML_DSA_44))
                        .verify(outside.sign(PAYLOAD))
                        .payload())
                .isEqualTo(PAYLOAD);
        assertThatIllegalStateException()
                .isThrownBy(() -> ML_DSA_44.signer(input -> new byte[64]).sign(PAYLOAD))
                .withMessage("the signer returned 64 octets, expected a signature of 2420");
        assertThat(inside.algorithm()).isEqualTo(outside.algorithm());
    }

    @ParameterizedTest
    @EnumSource
    void each_provider_verifies_what_the_other_signs(MlDsa algorithm) {
        assumeTrue(Runtime.version().feature() >= 24, "the JDK has no ML-DSA");
        AkpJwk key = key(algorithm);
        CryptoProviders bouncyCastle = CryptoProviders.only(BC);
        CryptoProviders jdk = CryptoProviders.platform();

        String ofJdk = algorithm.signer(key).withProviders(jdk).sign(PAYLOAD);
        String ofBouncyCastle =
                algorithm.signer(key).withProviders(bouncyCastle).sign(PAYLOAD);

        assertThat(algorithm
                        .verifier(key)
                        .withProviders(bouncyCastle)
                        .verify(ofJdk)
                        .payload())
                .isEqualTo(PAYLOAD);
        assertThat(algorithm
                        .verifier(key)
                        .withProviders(jdk)
                        .verify(ofBouncyCastle)
                        .payload())
                .isEqualTo(PAYLOAD);
    }

    @Test
    void before_JDK_24_the_platform_alone_names_what_is_missing() {
        assumeTrue(Runtime.version().feature() < 24, "the JDK has ML-DSA");
        JwsVerifier verifier = ML_DSA_87.verifier(key(ML_DSA_87));
        JwsSigner signer = ML_DSA_87.signer(key(ML_DSA_87));

        assertThatIllegalStateException()
                .isThrownBy(() -> verifier.withProviders(CryptoProviders.platform()))
                .withMessageStartingWith(
                        "ML-DSA-87: no provider has ML-DSA-87 (Signature, ML_DSA): run JDK 24 or later,"
                                + " or add org.bouncycastle:bcprov-jdk18on");
        assertThatIllegalStateException()
                .isThrownBy(() -> signer.withProviders(CryptoProviders.platform()))
                .withMessageContaining("org.bouncycastle:bcprov-jdk18on");
    }

    @Test
    void a_stream_is_signed_as_a_whole_up_to_a_bound() throws IOException {
        byte[] payload = new byte[100_000];
        byte[] tooLong = new byte[(16 << 20) + 1];
        JwsSigner signer = ML_DSA_44.signer(key(ML_DSA_44));
        JwsVerifier verifier = ML_DSA_44.verifier(key(ML_DSA_44));
        String token = signer.signDetached(new ByteArrayInputStream(payload));

        assertThat(verifier.verifyDetached(token, new ByteArrayInputStream(payload))
                        .algorithm())
                .isEqualTo(ML_DSA_44);
        payload[0] = 1;
        assertRefused(
                Reason.SIGNATURE_INVALID, () -> verifier.verifyDetached(token, new ByteArrayInputStream(payload)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> signer.signDetached(new ByteArrayInputStream(tooLong)))
                .withMessageContaining("ML-DSA");
        assertRefused(Reason.TOO_LARGE, () -> verifier.verifyDetached(token, new ByteArrayInputStream(tooLong)));
    }

    private static AkpJwk key(MlDsa algorithm) {
        return (AkpJwk) Tokens.key(algorithm);
    }

    private static PrivateKey bouncyCastleKey() {
        try {
            return KeyFactory.getInstance("ML-DSA-44", BC)
                    .generatePrivate(new PKCS8EncodedKeySpec(der(key(ML_DSA_44).privatePem())));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns the key as JDK 24 and 25 keep theirs: the choice expandedKey of RFC 9881 section 6. */
    private static PrivateKey expandedOnly(MLDSAPrivateKey key) throws GeneralSecurityException {
        byte[] head = HexFormat.of().parseHex("30820a18020100300b060960864801650304031104820a0404820a00");
        byte[] expanded = key.getPrivateData();
        byte[] encoded = Arrays.copyOf(head, head.length + expanded.length);
        System.arraycopy(expanded, 0, encoded, head.length, expanded.length);
        return KeyFactory.getInstance("ML-DSA-44", BC).generatePrivate(new PKCS8EncodedKeySpec(encoded));
    }

    private static byte[] der(String pem) {
        return Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
    }

    /** Returns a token for ML-DSA-44 whose signature is made by a JCA object. */
    private static String signed(Signature signature) throws GeneralSecurityException {
        String input = Base64Url.encode("{\"alg\":\"ML-DSA-44\"}".getBytes(UTF_8)) + "." + Base64Url.encode(PAYLOAD);
        signature.update(input.getBytes(US_ASCII));
        return input + "." + Base64Url.encode(signature.sign());
    }

    private static byte[] signature(String token) {
        return Base64Url.decode(token.substring(token.lastIndexOf('.') + 1));
    }
}
