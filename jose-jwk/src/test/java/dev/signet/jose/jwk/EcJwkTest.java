package dev.signet.jose.jwk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.signet.jose.core.Base64Url;
import dev.signet.jose.core.CryptoProviders;
import dev.signet.jose.core.JsonNull;
import dev.signet.jose.core.JsonObject;
import dev.signet.jose.core.internal.Octets;
import java.math.BigInteger;
import java.security.spec.ECFieldFp;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class EcJwkTest {

    private static final JsonObject P_256 = Resources.bare(Resources.P_256);
    private static final JsonObject P_521 = Resources.bare(Resources.P_521);

    @ParameterizedTest
    @EnumSource(names = {"P_256", "P_384", "P_521", "SECP256K1"})
    void generates_a_key_on_each_curve(Curve curve) {
        EcJwk key = EcJwk.generate(curve);

        assertThat(key.curve()).isEqualTo(curve);
        assertThat(key.x()).hasSize(curve.octets());
        assertThat(Jwk.parse(key.privateJson())).isEqualTo(key);
        assertThat(Jwk.parse(key.toJson())).isEqualTo(key.toPublic());
        assertThat(EcJwk.of(key.publicKey(), key.privateKey().orElseThrow())).isEqualTo(key);
        assertThat(Jwk.of(key.publicKey())).isEqualTo(key.toPublic());
    }

    @ParameterizedTest
    @EnumSource(names = {"ED25519", "ED448", "X25519", "X448"})
    void generates_no_key_on_curves_of_another_kty(Curve curve) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EcJwk.generate(curve))
                .withMessageContaining("use OkpJwk");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void refuses(String fault, JsonObject members, String message) {
        assertThatIllegalArgumentException().isThrownBy(() -> Jwk.of(members)).withMessageContaining(message);
    }

    static Stream<Arguments> faults() {
        String n = Base64Url.encode(Octets.unsigned(Curve.P_256.parameters().getOrder(), 32));
        String p = Base64Url.encode(Octets.unsigned(prime(), 32));
        byte[] y = P_256.octets("y").orElseThrow();
        return Stream.of(
                arguments("no kty", P_256.without("kty"), "\"kty\": expected a string, was absent"),
                arguments("kty of another case", P_256.with("kty", "ec"), "\"kty\": expected EC, RSA, OKP, AKP or oct"),
                arguments("kty is a number", P_256.with("kty", 1L), "\"kty\": expected a string"),
                arguments("no crv", P_256.without("crv"), "\"crv\": expected a string, was absent"),
                arguments("crv is null", P_256.with("crv", JsonNull.NULL), "\"crv\": expected a string"),
                arguments("crv of another case", P_256.with("crv", "p-256"), "\"crv\": expected P-256, P-384"),
                arguments("crv of OKP", P_256.with("crv", "X25519"), "\"crv\": expected P-256, P-384"),
                arguments("crv of another curve", P_256.with("crv", "secp256k1"), "off the curve"),
                arguments(
                        "crv of a longer curve",
                        P_256.with("crv", "P-384"),
                        "\"x\": expected 48 octets for P-384, was 32"),
                arguments("no x", P_256.without("x"), "\"x\": expected a string, was absent"),
                arguments("no y", P_256.without("y"), "\"y\": expected a string, was absent"),
                arguments("x is an array", P_256.with("x", List.of()), "\"x\": expected a string of base64url"),
                arguments("x with padding", P_256.with("x", P_256.string("x").orElseThrow() + "="), "found padding"),
                arguments(
                        "x of 31 octets",
                        P_256.with("x", Resources.zeros(31)),
                        "\"x\": expected 32 octets for P-256, was 31"),
                arguments(
                        "y of 33 octets",
                        P_256.with("y", Resources.zeros(33)),
                        "\"y\": expected 32 octets for P-256, was 33"),
                arguments(
                        "y with a zero in front",
                        P_256.with("y", Base64Url.encode(Octets.concat(new byte[1], y))),
                        "was 33"),
                arguments("x without its leading zero", shortened(), "\"x\": expected 66 octets for P-521, was 65"),
                arguments("x is p", P_256.with("x", p), "\"x\": expected an integer below the prime of P-256"),
                arguments("y is p", P_256.with("y", p), "\"y\": expected an integer below the prime of P-256"),
                arguments(
                        "the origin",
                        P_256.with("x", Resources.zeros(32)).with("y", Resources.zeros(32)),
                        "off the curve"),
                arguments("another y", P_256.with("y", P_256.string("x").orElseThrow()), "off the curve"),
                arguments(
                        "d of 31 octets",
                        P_256.with("d", Resources.zeros(31)),
                        "\"d\": expected 32 octets for P-256, was 31"),
                arguments(
                        "d of 33 octets",
                        P_256.with("d", Resources.zeros(33)),
                        "\"d\": expected 32 octets for P-256, was 33"),
                arguments("d is empty", P_256.with("d", ""), "\"d\": expected 32 octets for P-256, was 0"),
                arguments(
                        "d is zero",
                        P_256.with("d", Resources.zeros(32)),
                        "\"d\": expected an integer from 1 to n - 1"),
                arguments("d is n", P_256.with("d", n), "\"d\": expected an integer from 1 to n - 1"),
                arguments(
                        "d is an object", P_256.with("d", JsonObject.empty()), "\"d\": expected a string of base64url"),
                arguments(
                        "d of another key",
                        P_256.with(
                                "d",
                                EcJwk.generate(Curve.P_256)
                                        .privateMembers()
                                        .string("d")
                                        .orElseThrow()),
                        "\"d\": expected the private key of this very public key"),
                arguments(
                        "the other y",
                        P_256.with("y", Base64Url.encode(negated())),
                        "\"d\": expected the private key of this very public key"),
                arguments("n of RSA", P_256.with("n", "AQAB"), "\"n\": expected no such member in a key of kty EC"),
                arguments("k of oct", P_256.with("k", "AQAB"), "\"k\": expected no such member in a key of kty EC"),
                arguments(
                        "priv of AKP",
                        P_256.with("priv", "AQAB"),
                        "\"priv\": expected no such member in a key of kty EC"));
    }

    @Test
    void accepts_the_largest_private_key() {
        BigInteger n = Curve.P_256.parameters().getOrder();
        byte[] d = Octets.unsigned(n.subtract(BigInteger.ONE), 32);
        // (n - 1) G = -G.
        BigInteger x = Curve.P_256.parameters().getGenerator().getAffineX();
        BigInteger y = prime().subtract(Curve.P_256.parameters().getGenerator().getAffineY());
        JsonObject members = P_256.with("x", Base64Url.encode(Octets.unsigned(x, 32)))
                .with("y", Base64Url.encode(Octets.unsigned(y, 32)))
                .with("d", Base64Url.encode(d));

        assertThat(Jwk.of(members).isPrivate()).isTrue();
    }

    @Test
    void refuses_halves_on_two_curves() {
        EcJwk one = EcJwk.generate(Curve.P_256);
        EcJwk other = EcJwk.generate(Curve.P_384);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> EcJwk.of(one.publicKey(), other.privateKey().orElseThrow()))
                .withMessageContaining("both keys on one curve");
    }

    @Test
    void refuses_halves_of_two_keys() {
        EcJwk one = EcJwk.generate(Curve.P_256);
        EcJwk other = EcJwk.generate(Curve.P_256);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> EcJwk.of(one.publicKey(), other.privateKey().orElseThrow()))
                .withMessageContaining("private key of this very public key");
    }

    @Test
    void knows_secp256k1_without_a_provider_as_long_as_the_key_is_public() {
        JwkReader bare = new JwkReader(new JcaKeys(CryptoProviders.platform()));
        EcJwk key = (EcJwk) bare.read(Resources.object(Resources.SECP256K1).without("d"));

        assertThat(key.curve()).isEqualTo(Curve.SECP256K1);
        assertThat(key.thumbprint())
                .isEqualTo(Jwk.of(Resources.object(Resources.SECP256K1)).thumbprint());
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(key::publicKey)
                .withMessageContaining("org.bouncycastle:bcprov-jdk18on");
    }

    @Test
    void says_which_jar_a_private_key_on_secp256k1_misses() {
        JwkReader bare = new JwkReader(new JcaKeys(CryptoProviders.platform()));

        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> bare.read(Resources.object(Resources.SECP256K1)))
                .withMessageContaining("org.bouncycastle:bcprov-jdk18on");
    }

    @Test
    void checks_pairs_on_the_nist_curves_without_another_provider() {
        JwkReader bare = new JwkReader(new JcaKeys(CryptoProviders.platform()));

        assertThat(bare.read(P_521)).isEqualTo(Jwk.of(P_521));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> bare.read(P_256.with("y", Base64Url.encode(negated()))))
                .withMessageContaining("private key of this very public key");
    }

    @Test
    void gives_out_copies_of_its_coordinates() {
        EcJwk key = (EcJwk) Jwk.of(P_256);
        Arrays.fill(key.x(), (byte) 0);
        Arrays.fill(key.y(), (byte) 0);

        assertThat(Jwk.of(P_256)).isEqualTo(key);
    }

    @Test
    void makes_each_key_object_once() {
        EcJwk key = EcJwk.generate(Curve.P_256);

        assertThat(key.publicKey()).isSameAs(key.publicKey());
        assertThat(key.privateKey().orElseThrow()).isSameAs(key.privateKey().orElseThrow());
        assertThat(key.toPublic().privateKey()).isEmpty();
    }

    private static JsonObject shortened() {
        byte[] x = P_521.octets("x").orElseThrow();
        return P_521.with("x", Base64Url.encode(Arrays.copyOfRange(x, 1, x.length)));
    }

    /** Returns y of the point with the same x on the other side, whose private key is n - d. */
    private static byte[] negated() {
        return Octets.unsigned(prime().subtract(Octets.integer(P_256.octets("y").orElseThrow())), 32);
    }

    private static BigInteger prime() {
        return ((ECFieldFp) Curve.P_256.parameters().getCurve().getField()).getP();
    }
}
