package dev.signet.jose.jwk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.signet.jose.core.Base64Url;
import dev.signet.jose.core.CryptoProviders;
import dev.signet.jose.core.JsonObject;
import dev.signet.jose.core.internal.Octets;
import java.math.BigInteger;
import java.security.PrivateKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.XECPublicKey;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class OkpJwkTest {

    private static final JsonObject ED25519 = Resources.bare(Resources.ED25519);
    private static final JsonObject ED448 = Resources.bare(Resources.ED448);
    private static final JsonObject X25519 = Resources.bare(Resources.X25519);
    private static final JsonObject X448 = Resources.bare(Resources.X448);

    private static final BigInteger P25519 = BigInteger.ONE.shiftLeft(255).subtract(BigInteger.valueOf(19));
    private static final BigInteger P448 = BigInteger.ONE
            .shiftLeft(448)
            .subtract(BigInteger.ONE.shiftLeft(224))
            .subtract(BigInteger.ONE);

    @ParameterizedTest
    @EnumSource(names = {"ED25519", "ED448", "X25519", "X448"})
    void generates_a_key_on_each_curve(Curve curve) {
        OkpJwk key = OkpJwk.generate(curve);

        assertThat(key.curve()).isEqualTo(curve);
        assertThat(key.x()).hasSize(curve.octets());
        assertThat(Jwk.parse(key.privateJson())).isEqualTo(key);
        assertThat(Jwk.parse(key.toJson())).isEqualTo(key.toPublic());
        assertThat(OkpJwk.of(key.publicKey(), key.privateKey().orElseThrow())).isEqualTo(key);
        assertThat(Jwk.of(key.publicKey(), key.privateKey().orElseThrow())).isEqualTo(key);
        assertThat(Jwk.of(key.publicKey())).isEqualTo(key.toPublic());
    }

    @ParameterizedTest
    @EnumSource(names = {"P_256", "P_384", "P_521", "SECP256K1"})
    void generates_no_key_on_curves_of_another_kty(Curve curve) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OkpJwk.generate(curve))
                .withMessageContaining("use EcJwk");
    }

    @Test
    void gives_out_the_types_of_the_jdk() {
        assertThat(((OkpJwk) Jwk.of(ED448)).publicKey()).isInstanceOf(EdECPublicKey.class);
        assertThat(((OkpJwk) Jwk.of(X448)).publicKey()).isInstanceOf(XECPublicKey.class);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void refuses(String fault, JsonObject members, String message) {
        assertThatIllegalArgumentException().isThrownBy(() -> Jwk.of(members)).withMessageContaining(message);
    }

    static Stream<Arguments> faults() {
        String mismatch = "\"d\": expected the private key of this very public key";
        return Stream.of(
                arguments("no crv", ED25519.without("crv"), "\"crv\": expected a string, was absent"),
                arguments("crv of EC", ED25519.with("crv", "P-256"), "\"crv\": expected Ed25519, Ed448"),
                arguments("crv of another case", ED25519.with("crv", "ed25519"), "\"crv\": expected Ed25519, Ed448"),
                arguments("no x", ED25519.without("x"), "\"x\": expected a string, was absent"),
                arguments("x is true", ED25519.with("x", true), "\"x\": expected a string of base64url"),
                arguments(
                        "x of 31 octets",
                        ED25519.with("x", Resources.zeros(31)),
                        "\"x\": expected 32 octets for Ed25519, was 31"),
                arguments(
                        "x of 56 octets",
                        ED448.with("x", Resources.zeros(56)),
                        "\"x\": expected 57 octets for Ed448, was 56"),
                arguments(
                        "x of 57 octets",
                        X448.with("x", Resources.zeros(57)),
                        "\"x\": expected 56 octets for X448, was 57"),
                arguments(
                        "x of 33 octets",
                        X25519.with("x", Resources.zeros(33)),
                        "\"x\": expected 32 octets for X25519, was 33"),
                arguments(
                        "d of 31 octets",
                        ED25519.with("d", Resources.zeros(31)),
                        "\"d\": expected 32 octets for Ed25519, was 31"),
                arguments(
                        "d of 64 octets",
                        ED25519.with("d", Resources.zeros(64)),
                        "\"d\": expected 32 octets for Ed25519, was 64"),
                arguments(
                        "d of 57 octets",
                        X448.with("d", Resources.zeros(57)),
                        "\"d\": expected 56 octets for X448, was 57"),
                arguments("another d on Ed25519", ED25519.with("d", Resources.zeros(32)), mismatch),
                arguments("another d on Ed448", ED448.with("d", Resources.zeros(57)), mismatch),
                arguments("another d on X25519", X25519.with("d", Resources.zeros(32)), mismatch),
                arguments("another d on X448", X448.with("d", Resources.zeros(56)), mismatch),
                arguments("y of EC", ED25519.with("y", "AQAB"), "\"y\": expected no such member in a key of kty OKP"),
                arguments("n of RSA", X25519.with("n", "AQAB"), "\"n\": expected no such member in a key of kty OKP"));
    }

    /** The points of order 1, 2, 4, 4 and 8 (four times) on Ed25519, 1, 2, 4 and 4 on Ed448. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0100000000000000000000000000000000000000000000000000000000000000",
                "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "0000000000000000000000000000000000000000000000000000000000000000",
                "0000000000000000000000000000000000000000000000000000000000000080",
                "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
                "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
                "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
                "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
                "010000000000000000000000000000000000000000000000000000000000000000000000000000000000000000"
                        + "000000000000000000000000",
                "fefffffffffffffffffffffffffffffffffffffffffffffffffffffffeffffffffffffffffffffffffffffffffff"
                        + "ffffffffffffffffffff00",
                "000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000"
                        + "000000000000000000000000",
                "000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000"
                        + "000000000000000000000080"
            })
    void refuses_edwards_points_of_small_order(String hex) {
        JsonObject members = hex.length() == 64 ? ED25519 : ED448;

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Jwk.of(members.without("d").with("x", x(hex))))
                .withMessageContaining("was one of small order");
    }

    @ParameterizedTest
    @MethodSource("notReduced")
    void refuses_edwards_points_that_are_not_canonical(Curve curve, byte[] x, String was) {
        JsonObject members = curve == Curve.ED25519 ? ED25519 : ED448;

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Jwk.of(members.without("d").with("x", Base64Url.encode(x))))
                .withMessage(
                        "\"x\": expected the canonical encoding of a point of " + curve.jwaName() + ", was " + was);
    }

    static Stream<Arguments> notReduced() {
        byte[] minusZero = new byte[32];
        minusZero[0] = 1;
        minusZero[31] = (byte) 0x80;
        byte[] bitBeyond = new byte[57];
        bitBeyond[56] = 1;
        return Stream.of(
                arguments(Curve.ED25519, little(P25519, 32), "an integer that is not reduced"),
                arguments(Curve.ED25519, little(P25519.add(BigInteger.TWO), 32), "an integer that is not reduced"),
                arguments(Curve.ED448, little(P448, 57), "an integer that is not reduced"),
                arguments(Curve.ED448, bitBeyond, "an integer that is not reduced"),
                arguments(Curve.ED25519, minusZero, "one with a sign for zero"));
    }

    @ParameterizedTest
    @EnumSource(names = {"ED25519", "ED448"})
    void refuses_edwards_points_off_the_curve(Curve curve) {
        JsonObject members = curve == Curve.ED25519 ? ED25519 : ED448;
        // No x belongs to y = 2.
        byte[] y = little(BigInteger.TWO, curve.octets());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Jwk.of(members.without("d").with("x", Base64Url.encode(y))))
                .withMessageContaining("was one off it");
    }

    @ParameterizedTest
    @MethodSource("smallOrder")
    void refuses_montgomery_points_of_small_order(Curve curve, byte[] x) {
        JsonObject members = curve == Curve.X25519 ? X25519 : X448;

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Jwk.of(members.without("d").with("x", Base64Url.encode(x))))
                .withMessageContaining("was one of small order");
    }

    static Stream<Arguments> smallOrder() {
        BigInteger eighth =
                new BigInteger("325606250916557431795983626356110631294008115727848805560023387167927233504");
        BigInteger other =
                new BigInteger("39382357235489614581723060781553021112529911719440698176882885853963445705823");
        BigInteger maskedBit = BigInteger.ONE.shiftLeft(255);
        List<BigInteger> small =
                List.of(BigInteger.ZERO, BigInteger.ONE, P25519.subtract(BigInteger.ONE), eighth, other);
        Stream<BigInteger> first = Stream.concat(small.stream(), Stream.of(P25519, P25519.add(BigInteger.ONE)));
        Stream<BigInteger> second = Stream.of(
                BigInteger.ZERO, BigInteger.ONE, P448.subtract(BigInteger.ONE), P448, P448.add(BigInteger.ONE));
        return Stream.concat(
                Stream.concat(first, small.stream().map(maskedBit::add))
                        .map(u -> arguments(Curve.X25519, little(u, 32))),
                second.map(u -> arguments(Curve.X448, little(u, 56))));
    }

    /** RFC 7748 section 5 demands it; only the private key's owner must write the reduced form. */
    @Test
    void accepts_a_montgomery_point_that_is_not_reduced() {
        String x = Base64Url.encode(little(P25519.add(BigInteger.valueOf(9)), 32));

        assertThat(Jwk.of(X25519.without("d").with("x", x)).isPrivate()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {Resources.ED25519, Resources.ED448, Resources.X25519, Resources.X448})
    void checks_pairs_without_another_provider(String name) {
        JwkReader bare = new JwkReader(new JcaKeys(CryptoProviders.platform()));
        JsonObject members = Resources.bare(name);
        String other = Resources.zeros(members.octets("d").orElseThrow().length);

        assertThat(bare.read(members)).isEqualTo(Jwk.of(members));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> bare.read(members.with("d", other)))
                .withMessageContaining("private key of this very public key");
    }

    @ParameterizedTest
    @EnumSource(names = {"ED25519", "ED448", "X25519", "X448"})
    void refuses_halves_of_two_keys(Curve curve) {
        OkpJwk one = OkpJwk.generate(curve);
        PrivateKey other = OkpJwk.generate(curve).privateKey().orElseThrow();

        assertThat(OkpJwk.of(one.publicKey(), one.privateKey().orElseThrow())).isEqualTo(one);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OkpJwk.of(one.publicKey(), other))
                .withMessage("\"d\": expected the private key of this very public key");
    }

    @Test
    void refuses_halves_on_two_curves() {
        OkpJwk one = OkpJwk.generate(Curve.ED25519);
        OkpJwk other = OkpJwk.generate(Curve.X25519);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> OkpJwk.of(one.publicKey(), other.privateKey().orElseThrow()))
                .withMessageContaining("both keys on one curve");
    }

    @Test
    void refuses_key_objects_of_small_order() {
        byte[] identity = new byte[32];
        identity[0] = 1;

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Jwk.of(JcaKeys.STANDARD.okpPublic(Curve.ED25519, identity)))
                .withMessageContaining("was one of small order");
    }

    @Test
    void gives_out_copies_of_its_octets() {
        OkpJwk key = (OkpJwk) Jwk.of(ED25519);
        Arrays.fill(key.x(), (byte) 0);

        assertThat(Jwk.of(ED25519)).isEqualTo(key);
    }

    @Test
    void makes_each_key_object_once() {
        OkpJwk key = OkpJwk.generate(Curve.X448);

        assertThat(key.publicKey()).isSameAs(key.publicKey());
        assertThat(key.privateKey().orElseThrow()).isSameAs(key.privateKey().orElseThrow());
        assertThat(key.toPublic().privateKey()).isEmpty();
    }

    private static byte[] little(BigInteger number, int length) {
        return Octets.reversed(Octets.unsigned(number, length));
    }

    private static String x(String hex) {
        return Base64Url.encode(HexFormat.of().parseHex(hex));
    }
}
