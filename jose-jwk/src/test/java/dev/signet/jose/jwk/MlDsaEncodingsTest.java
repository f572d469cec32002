package dev.signet.jose.jwk;

import static dev.signet.jose.core.internal.DerElement.OBJECT_IDENTIFIER;
import static dev.signet.jose.core.internal.DerElement.OCTET_STRING;
import static dev.signet.jose.core.internal.DerElement.SEQUENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.signet.jose.core.internal.MlDsaParameters;
import dev.signet.jose.core.internal.Octets;
import dev.signet.jose.jwk.encoding.Der;
import dev.signet.jose.jwk.encoding.PemText;
import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.jcajce.interfaces.MLDSAPrivateKey;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys of other makers, as objects and in PEM: the three forms of RFC 9881 section 6. */
class MlDsaEncodingsTest {

    private static final Provider BC = new BouncyCastleProvider();
    private static final MlDsaParameters SET = MlDsaParameters.ML_DSA_44;
    private static final KeyPair PAIR = pair(SET);
    private static final byte[] SEED = ((MLDSAPrivateKey) PAIR.getPrivate()).getSeed();
    private static final byte[] EXPANDED = ((MLDSAPrivateKey) PAIR.getPrivate()).getPrivateData();
    private static final String WITHOUT_SEED = "expected an ML-DSA key with its seed (RFC 9881 section 6), was the"
            + " expanded key alone: it has no JWK, and MlDsa.signer(PrivateKey) signs with it";

    @ParameterizedTest
    @EnumSource
    void a_pair_of_bouncycastle_is_a_jwk_and_back(MlDsaParameters parameters) throws GeneralSecurityException {
        KeyPair pair = pair(parameters);

        AkpJwk key = AkpJwk.of(pair.getPublic(), pair.getPrivate());

        assertThat(Jwk.of(pair)).isEqualTo(key);
        assertThat(key.privateMembers().octets("priv")).contains(((MLDSAPrivateKey) pair.getPrivate()).getSeed());
        assertThat(key.publicKey().getEncoded()).isEqualTo(pair.getPublic().getEncoded());
        assertThat(MlDsaEncodings.subjectPublicKeyInfo(parameters, key.pub()))
                .isEqualTo(pair.getPublic().getEncoded());
        assertThat(reread(parameters, key.pkcs8())).isEqualTo(pair.getPrivate());
    }

    @Test
    void a_pair_of_the_jdk_has_no_seed_until_version_26_and_then_no_jwk() throws GeneralSecurityException {
        assumeTrue(List.of(24, 25).contains(Runtime.version().feature()), "the JDK has no ML-DSA, or keeps seeds");
        KeyPair pair = KeyPairGenerator.getInstance("ML-DSA-44").generateKeyPair();

        assertThatIllegalArgumentException().isThrownBy(() -> Jwk.of(pair)).withMessage(WITHOUT_SEED);
        assertThat(Jwk.of(pair.getPublic()).algorithm()).contains("ML-DSA-44");
    }

    @Test
    void the_seed_alone_is_read() {
        assertThat(Pem.key(pem(Der.element(0x80, SEED)))).isEqualTo(Jwk.of(PAIR));
        assertThat(Pem.key(Jwk.of(PAIR).privatePem())).isEqualTo(Jwk.of(PAIR));
        assertThat(Jwk.of(PAIR).privatePem()).isEqualTo(pem(Der.element(0x80, SEED)));
    }

    @Test
    void the_seed_with_the_key_that_was_expanded_from_it_is_read() {
        assertThat(Pem.key(pem(both(SEED, EXPANDED)))).isEqualTo(Jwk.of(PAIR));
    }

    @Test
    void the_expanded_key_alone_has_no_jwk() throws GeneralSecurityException {
        PrivateKey expanded = reread(SET, MlDsaEncodings.expandedPkcs8(SET, EXPANDED));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Pem.key(pem(Der.element(OCTET_STRING, EXPANDED))))
                .withMessage(WITHOUT_SEED);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AkpJwk.of(PAIR.getPublic(), expanded))
                .withMessage(WITHOUT_SEED);
    }

    @Test
    void an_expanded_key_that_is_made_of_another_seed_is_refused() {
        byte[] other = ((MLDSAPrivateKey) pair(SET).getPrivate()).getPrivateData();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Pem.key(pem(both(SEED, other))))
                .withMessage("expected an expanded private key that is made of the seed beside it");
    }

    static Stream<byte[]> oddForms() {
        return Stream.of(
                Der.element(0x80, new byte[31]),
                Der.element(0x80, new byte[33]),
                Der.element(0x81, SEED),
                Der.element(0xa0, SEED),
                new byte[32],
                new byte[0],
                Octets.concat(Der.element(0x80, SEED), new byte[1]),
                both(new byte[31], EXPANDED),
                both(SEED, new byte[2559]),
                both(EXPANDED, SEED),
                Der.element(SEQUENCE, Der.element(OCTET_STRING, SEED)));
    }

    @ParameterizedTest
    @MethodSource("oddForms")
    void another_form_is_refused(byte[] form) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Pem.key(pem(form)))
                .withMessage("expected PKCS#8 with a private key for ML-DSA-44 in a form of RFC 9881 section 6");
    }

    @Test
    void pkcs8_without_a_key_is_refused() {
        byte[] algorithm = Der.element(
                SEQUENCE, Der.element(OBJECT_IDENTIFIER, HexFormat.of().parseHex(SET.oid())));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Pem.key(PemText.privateKey(Der.element(SEQUENCE, new byte[] {2, 1, 0}, algorithm))))
                .withMessageContaining("in a form of RFC 9881 section 6");
    }

    @Test
    void halves_of_two_pairs_are_refused() {
        KeyPair other = pair(SET);
        KeyPair longer = pair(MlDsaParameters.ML_DSA_65);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> AkpJwk.of(PAIR.getPublic(), other.getPrivate()))
                .withMessage("\"priv\": expected the private key of this very public key");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AkpJwk.of(PAIR.getPublic(), longer.getPrivate()))
                .withMessage("expected both keys for one algorithm");
    }

    @Test
    void a_key_of_another_kind_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AkpJwk.of(EcJwk.generate(Curve.P_256).publicKey()))
                .withMessage("expected a key for ML-DSA-44, ML-DSA-65 or ML-DSA-87, was of another kind");
    }

    @Test
    void a_key_in_an_hsm_has_no_jwk() {
        PrivateKey handle = new PrivateKey() {
            private static final long serialVersionUID = 1;

            @Override
            public String getAlgorithm() {
                return "ML-DSA-44";
            }

            @Override
            public String getFormat() {
                return "none";
            }

            @Override
            public byte[] getEncoded() {
                return null;
            }
        };

        assertThatIllegalArgumentException()
                .isThrownBy(() -> AkpJwk.of(PAIR.getPublic(), handle))
                .withMessage("expected a private key that can be read, not one in an HSM");
    }

    @ParameterizedTest
    @ValueSource(ints = {1311, 1313})
    void a_public_key_of_another_length_is_refused(int length) {
        byte[] encoded = MlDsaEncodings.subjectPublicKeyInfo(SET, new byte[length]);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Pem.key(PemText.publicKey(encoded)))
                .withMessageContaining("ML-DSA");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MlDsaEncodings.pub(SET, encoded))
                .withMessage(
                        "expected a public key that encodes as SubjectPublicKeyInfo for ML-DSA-44, with 1312 octets");
    }

    @Test
    void the_key_of_a_certificate_is_read_and_another_does_not_take_its_place() throws Exception {
        X509Certificate certificate = certificate();
        Jwk key = Jwk.of(certificate);
        Jwk other = Jwk.of(pair(SET).getPublic());

        assertThat(key.withoutParameters()).isEqualTo(Jwk.of(PAIR.getPublic()));
        assertThat(key.parameters().x509Chain()).containsExactly(certificate.getEncoded());
        assertThat(Jwk.parse(key.toJson())).isEqualTo(key);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> other.withX509Chain(List.of(certificate)))
                .withMessageContaining("x5c");
    }

    private static X509Certificate certificate() throws Exception {
        X500Name name = new X500Name("CN=quantum");
        byte[] der = new JcaX509v3CertificateBuilder(
                        name,
                        BigInteger.ONE,
                        Date.from(Instant.parse("2026-01-01T00:00:00Z")),
                        Date.from(Instant.parse("2036-01-01T00:00:00Z")),
                        name,
                        PAIR.getPublic())
                .build(new JcaContentSignerBuilder(SET.algorithm())
                        .setProvider(BC)
                        .build(PAIR.getPrivate()))
                .getEncoded();
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
    }

    private static KeyPair pair(MlDsaParameters parameters) {
        try {
            return KeyPairGenerator.getInstance(parameters.algorithm(), BC).generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static PrivateKey reread(MlDsaParameters parameters, byte[] pkcs8) throws GeneralSecurityException {
        return KeyFactory.getInstance(parameters.algorithm(), BC).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
    }

    private static byte[] both(byte[] seed, byte[] expanded) {
        return Der.element(SEQUENCE, Der.element(OCTET_STRING, seed), Der.element(OCTET_STRING, expanded));
    }

    /** Returns PKCS#8 with this content as the private key. */
    private static String pem(byte[] content) {
        byte[] algorithm = Der.element(
                SEQUENCE, Der.element(OBJECT_IDENTIFIER, HexFormat.of().parseHex(SET.oid())));
        return PemText.privateKey(
                Der.element(SEQUENCE, new byte[] {2, 1, 0}, algorithm, Der.element(OCTET_STRING, content)));
    }
}
