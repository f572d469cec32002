package dev.signet.jose.jwk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.signet.jose.core.internal.Octets;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is accepted and refused, beside the algorithms of the RFCs: decoding with a root, and multiplication. */
class OkpPointsTest {

    private static final BigInteger ONE = BigInteger.ONE;
    private static final BigInteger P25519 = ONE.shiftLeft(255).subtract(BigInteger.valueOf(19));
    private static final BigInteger P448 =
            ONE.shiftLeft(448).subtract(ONE.shiftLeft(224)).subtract(ONE);

    private final Random random = new Random(1);

    @ParameterizedTest
    @EnumSource(names = {"ED25519", "ED448"})
    void an_edwards_point_is_judged_as_decoding_and_multiplication_do(Curve curve) {
        for (byte[] encoded : encodings(curve)) {
            assertJudged(curve, encoded, edwards(curve, encoded));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"X25519", "X448"})
    void a_montgomery_point_is_judged_as_doubling_does(Curve curve) {
        for (byte[] encoded : encodings(curve)) {
            assertJudged(curve, encoded, montgomery(curve, encoded));
        }
    }

    private static void assertJudged(Curve curve, byte[] encoded, Optional<String> fault) {
        if (fault.isEmpty()) {
            assertThatCode(() -> OkpPoints.requireSound(curve, encoded)).doesNotThrowAnyException();
            return;
        }
        assertThat(assertThatCode(() -> OkpPoints.requireSound(curve, encoded)))
                .satisfies(call -> call.isInstanceOf(IllegalArgumentException.class)
                        .hasMessageEndingWith("was " + fault.orElseThrow()));
    }

    /** Random ones, and all about the edges: 0, the prime, its double, and points of small order, each bit changed. */
    private List<byte[]> encodings(Curve curve) {
        List<byte[]> encodings = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            byte[] any = new byte[curve.octets()];
            random.nextBytes(any);
            encodings.add(any);
            // Below the prime of Ed448, whose encodings have an octet more.
            byte[] below = any.clone();
            below[below.length - 1] &= (byte) (curve == Curve.ED448 ? 0x80 : 0xff);
            encodings.add(below);
        }
        for (BigInteger edge : edges(curve)) {
            for (int near = -20; near <= 20; near++) {
                BigInteger number = edge.add(BigInteger.valueOf(near));
                if (number.signum() >= 0) {
                    encodings.addAll(withTopBits(little(number, curve)));
                }
            }
        }
        return encodings;
    }

    private static List<BigInteger> edges(Curve curve) {
        BigInteger p = prime(curve);
        List<BigInteger> edges = new ArrayList<>(List.of(BigInteger.ZERO, p));
        if (curve == Curve.ED25519) {
            BigInteger eighth =
                    new BigInteger("2707385501144840649318225287225658788936804267575313519463743609750303402022");
            edges.addAll(List.of(eighth, p.subtract(eighth), p.add(eighth)));
        }
        if (curve == Curve.X25519) {
            for (String eighth : List.of(
                    "325606250916557431795983626356110631294008115727848805560023387167927233504",
                    "39382357235489614581723060781553021112529911719440698176882885853963445705823")) {
                edges.addAll(List.of(new BigInteger(eighth), p.subtract(new BigInteger(eighth))));
            }
        }
        return edges;
    }

    private static List<byte[]> withTopBits(byte[] encoded) {
        List<byte[]> all = new ArrayList<>(List.of(encoded));
        for (int bit = 0; bit < 8; bit++) {
            byte[] changed = encoded.clone();
            changed[changed.length - 1] ^= (byte) (1 << bit);
            all.add(changed);
        }
        return all;
    }

    /** RFC 8032 sections 5.1.3 and 5.2.3; then the point times the cofactor, by the affine law of addition. */
    private static Optional<String> edwards(Curve curve, byte[] encoded) {
        BigInteger p = prime(curve);
        BigInteger a = curve == Curve.ED25519 ? p.subtract(ONE) : ONE;
        BigInteger d = curve == Curve.ED25519
                ? BigInteger.valueOf(-121665)
                        .multiply(BigInteger.valueOf(121666).modInverse(p))
                        .mod(p)
                : BigInteger.valueOf(-39081).mod(p);
        BigInteger number = new BigInteger(1, Octets.reversed(encoded));
        int sign = 8 * encoded.length - 1;
        BigInteger y = number.clearBit(sign);
        if (y.compareTo(p) >= 0) {
            return Optional.of("an integer that is not reduced");
        }
        BigInteger square = y.multiply(y);
        BigInteger quotient = square.subtract(ONE)
                .multiply(d.multiply(square).subtract(a).modInverse(p))
                .mod(p);
        BigInteger x = root(quotient, p);
        if (!x.multiply(x).mod(p).equals(quotient)) {
            return Optional.of("one off it");
        }
        if (x.signum() == 0 && number.testBit(sign)) {
            return Optional.of("one with a sign for zero");
        }
        for (int order = 1; order < (curve == Curve.ED25519 ? 8 : 4); order *= 2) {
            BigInteger product = d.multiply(x.pow(2)).multiply(y.pow(2)).mod(p);
            BigInteger twice =
                    x.multiply(y).shiftLeft(1).multiply(ONE.add(product).modInverse(p));
            y = y.pow(2)
                    .subtract(a.multiply(x.pow(2)))
                    .multiply(ONE.subtract(product).mod(p).modInverse(p))
                    .mod(p);
            x = twice.mod(p);
        }
        return x.signum() == 0 && y.equals(ONE) ? Optional.of("one of small order") : Optional.empty();
    }

    /** RFC 7748 section 5; doubling three times takes points of small order to infinity. */
    private static Optional<String> montgomery(Curve curve, byte[] encoded) {
        BigInteger p = prime(curve);
        BigInteger coefficient = BigInteger.valueOf(curve == Curve.X25519 ? 486_662 : 156_326);
        BigInteger u = new BigInteger(1, Octets.reversed(encoded));
        BigInteger x = curve == Curve.X25519 ? u.clearBit(255) : u;
        BigInteger z = ONE;
        for (int i = 0; i < 3; i++) {
            BigInteger squares = x.multiply(x).subtract(z.multiply(z)).pow(2);
            z = x.multiply(z)
                    .shiftLeft(2)
                    .multiply(x.pow(2).add(coefficient.multiply(x).multiply(z)).add(z.pow(2)))
                    .mod(p);
            x = squares.mod(p);
        }
        return z.signum() == 0 ? Optional.of("one of small order") : Optional.empty();
    }

    private static BigInteger root(BigInteger square, BigInteger p) {
        if (p.testBit(1)) {
            return square.modPow(p.add(ONE).shiftRight(2), p);
        }
        BigInteger root = square.modPow(p.add(BigInteger.valueOf(3)).shiftRight(3), p);
        return root.multiply(root).mod(p).equals(square)
                ? root
                : root.multiply(BigInteger.TWO.modPow(p.shiftRight(2), p)).mod(p);
    }

    private static BigInteger prime(Curve curve) {
        return curve == Curve.ED25519 || curve == Curve.X25519 ? P25519 : P448;
    }

    private static byte[] little(BigInteger number, Curve curve) {
        return Octets.reversed(Octets.unsigned(number, curve.octets()));
    }
}
