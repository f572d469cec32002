package dev.signet.jose.jwk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.signet.jose.core.internal.KeyFamily;
import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.Key;
import java.security.Provider;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.EllipticCurve;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CurveTest {

    private static final Provider BOUNCY_CASTLE = new BouncyCastleProvider();

    @ParameterizedTest
    @CsvSource({
        "P_256, P-256, 32, NIST_CURVE", "P_384, P-384, 48, NIST_CURVE", "P_521, P-521, 66, NIST_CURVE",
        "SECP256K1, secp256k1, 32, SECP256K1", "ED25519, Ed25519, 32, EDWARDS_CURVE", "ED448, Ed448, 57, EDWARDS_CURVE",
        "X25519, X25519, 32, MONTGOMERY_CURVE", "X448, X448, 56, MONTGOMERY_CURVE"
    })
    void has_name_length_and_family(Curve curve, String name, int octets, KeyFamily family) {
        assertThat(curve.jwaName()).isEqualTo(name);
        assertThat(Curve.named(name)).contains(curve);
        assertThat(curve.octets()).isEqualTo(octets);
        assertThat(KeyFamily.ofCurve(name)).isEqualTo(family);
    }

    @Test
    void knows_no_other_name() {
        assertThat(Curve.named("p-256")).isEmpty();
        assertThat(Curve.named("secp256r1")).isEmpty();
        assertThat(Curve.named("")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"P_256, secp256r1", "P_384, secp384r1", "P_521, secp521r1", "SECP256K1, secp256k1"})
    void has_the_domain_parameters_that_another_implementation_has(Curve curve, String name) throws Exception {
        AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC", BOUNCY_CASTLE);
        parameters.init(new ECGenParameterSpec(name));
        ECParameterSpec theirs = parameters.getParameterSpec(ECParameterSpec.class);

        assertThat(Curve.of(theirs)).contains(curve);
        assertThat(curve.parameters().getGenerator()).isEqualTo(theirs.getGenerator());
        assertThat(curve.parameters().getCurve().getField())
                .isEqualTo(theirs.getCurve().getField());
    }

    @ParameterizedTest
    @EnumSource(names = {"ED25519", "ED448", "X25519", "X448"})
    void has_no_domain_parameters_where_the_jdk_has_only_a_name(Curve curve) {
        assertThatIllegalStateException().isThrownBy(curve::parameters).withMessageContaining(curve.jwaName());
    }

    @Test
    void tells_curves_apart_by_every_parameter() {
        ECParameterSpec p256 = Curve.P_256.parameters();
        EllipticCurve curve = p256.getCurve();
        EllipticCurve otherB = new EllipticCurve(curve.getField(), curve.getA(), BigInteger.TEN);
        EllipticCurve otherA = new EllipticCurve(curve.getField(), BigInteger.TEN, curve.getB());
        ECPoint otherG = new ECPoint(BigInteger.ONE, BigInteger.ONE);

        assertThat(Curve.of(new ECParameterSpec(curve, p256.getGenerator(), p256.getOrder(), 1)))
                .contains(Curve.P_256);
        assertThat(Curve.of(new ECParameterSpec(otherA, p256.getGenerator(), p256.getOrder(), 1)))
                .isEmpty();
        assertThat(Curve.of(new ECParameterSpec(otherB, p256.getGenerator(), p256.getOrder(), 1)))
                .isEmpty();
        assertThat(Curve.of(new ECParameterSpec(curve, otherG, p256.getOrder(), 1)))
                .isEmpty();
        assertThat(Curve.of(new ECParameterSpec(curve, p256.getGenerator(), BigInteger.TEN, 1)))
                .isEmpty();
        assertThat(Curve.of(new ECParameterSpec(curve, p256.getGenerator(), p256.getOrder(), 2)))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void recognizes_keys_of_the_jdk_and_of_another_provider(Curve curve) {
        JcaKeys ours = JcaKeys.STANDARD;
        JcaKeys theirs = new JcaKeys(dev.signet.jose.core.CryptoProviders.only(BOUNCY_CASTLE));

        assertThat(Curve.of(ours.generate(curve).getPublic())).contains(curve);
        assertThat(Curve.of(ours.generate(curve).getPrivate())).contains(curve);
        assertThat(Curve.of(theirs.generate(curve).getPublic())).contains(curve);
        assertThat(Curve.of(theirs.generate(curve).getPrivate())).contains(curve);
    }

    @ParameterizedTest
    @EnumSource(names = {"ED25519", "ED448", "X25519", "X448"})
    void recognizes_keys_that_only_encode(Curve curve) {
        assertThat(Curve.of(
                        new EncodedKeys.Public(JcaKeys.STANDARD.generate(curve).getPublic())))
                .contains(curve);
        assertThat(Curve.of(
                        new EncodedKeys.Private(JcaKeys.STANDARD.generate(curve).getPrivate())))
                .contains(curve);
    }

    @Test
    void recognizes_no_other_keys() {
        Key secret = new SecretKeySpec(new byte[32], "AES");

        assertThat(Curve.of(secret)).isEmpty();
        assertThat(Curve.of(JcaKeys.STANDARD.generateRsa(2048).getPublic())).isEmpty();
    }
}
