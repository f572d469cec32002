package dev.signet.jose.jwk;

import dev.signet.jose.core.internal.Octets;
import java.math.BigInteger;

/**
 * Public points of Ed25519, Ed448, X25519 and X448: those that would make every signature verify, or every shared
 * secret known, are refused. Only public values come here, so {@link BigInteger} may take its time.
 */
final class OkpPoints {

    private static final BigInteger ONE = BigInteger.ONE;
    private static final BigInteger TWO = BigInteger.TWO;

    private static final BigInteger P25519 = ONE.shiftLeft(255).subtract(BigInteger.valueOf(19));
    private static final BigInteger P448 =
            ONE.shiftLeft(448).subtract(ONE.shiftLeft(224)).subtract(ONE);
    private static final BigInteger D25519 = BigInteger.valueOf(-121665)
            .multiply(BigInteger.valueOf(121666).modInverse(P25519))
            .mod(P25519);
    private static final BigInteger D448 = P448.subtract(BigInteger.valueOf(39081));

    /** The square root of -1 modulo 2^255 - 19 (RFC 8032 section 5.1.3). */
    private static final BigInteger ROOT_OF_MINUS_ONE =
            TWO.modPow(P25519.subtract(ONE).shiftRight(2), P25519);

    private OkpPoints() {}

    static void requireSound(Curve curve, byte[] x) {
        switch (curve) {
            case ED25519 -> requireEdwards(curve, x, P25519, D25519);
            case ED448 -> requireEdwards(curve, x, P448, D448);
            case X25519 -> requireMontgomery(curve, x, P25519);
            case X448 -> requireMontgomery(curve, x, P448);
            default -> throw new IllegalArgumentException(curve.jwaName() + " is not a curve of kty OKP");
        }
    }

    /** Returns the u-coordinate of the base point: 9 for X25519, 5 for X448 (RFC 7748 section 4). */
    static byte[] montgomeryBase(Curve curve) {
        byte[] u = new byte[curve.octets()];
        u[0] = (byte) (curve == Curve.X25519 ? 9 : 5);
        return u;
    }

    /** Decodes as RFC 8032 sections 5.1.3 and 5.2.3 say, then multiplies by the cofactor. */
    private static void requireEdwards(Curve curve, byte[] encoded, BigInteger p, BigInteger d) {
        byte[] bigEndian = Octets.reversed(encoded);
        boolean odd = (bigEndian[0] & 0x80) != 0;
        bigEndian[0] &= 0x7f;
        BigInteger y = Octets.integer(bigEndian);
        if (y.compareTo(p) >= 0) {
            throw refused(curve, "the canonical encoding of a point", "an integer that is not reduced");
        }
        // x^2 = (y^2 - 1) / (d y^2 - a), where a is -1 for Ed25519 and 1 for Ed448.
        BigInteger square = y.multiply(y);
        BigInteger a = curve == Curve.ED25519 ? ONE.negate() : ONE;
        BigInteger above = square.subtract(ONE).mod(p);
        BigInteger below = d.multiply(square).subtract(a).mod(p);
        BigInteger x = root(above.multiply(below.modInverse(p)).mod(p), p);
        if (x.signum() < 0) {
            throw refused(curve, "a point on the curve", "one off it");
        }
        if (x.signum() == 0 && odd) {
            throw refused(curve, "the canonical encoding of a point", "one with a sign for zero");
        }
        // Doubling does not care which of the two roots x is. The cofactor is 8 for Ed25519 and 4 for Ed448.
        BigInteger[] point = {x, y};
        for (int i = 0; i < (curve == Curve.ED25519 ? 3 : 2); i++) {
            point = doubled(point, a, d, p);
        }
        if (point[0].signum() == 0 && point[1].equals(ONE)) {
            throw refused(curve, "a point of large order", "one of small order");
        }
    }

    /** Returns a square root modulo p, or -1 if there is none. */
    private static BigInteger root(BigInteger square, BigInteger p) {
        BigInteger candidate;
        if (p.testBit(1)) {
            candidate = square.modPow(p.add(ONE).shiftRight(2), p);
        } else {
            candidate = square.modPow(p.add(BigInteger.valueOf(3)).shiftRight(3), p);
            if (!candidate.multiply(candidate).mod(p).equals(square)) {
                candidate = candidate.multiply(ROOT_OF_MINUS_ONE).mod(p);
            }
        }
        return candidate.multiply(candidate).mod(p).equals(square) ? candidate : ONE.negate();
    }

    /** The affine addition law of a x^2 + y^2 = 1 + d x^2 y^2, which is complete for both curves. */
    private static BigInteger[] doubled(BigInteger[] point, BigInteger a, BigInteger d, BigInteger p) {
        BigInteger x = point[0];
        BigInteger y = point[1];
        BigInteger xy = x.multiply(y).mod(p);
        BigInteger dxxyy = d.multiply(xy).multiply(xy).mod(p);
        BigInteger twice =
                xy.shiftLeft(1).multiply(ONE.add(dxxyy).modInverse(p)).mod(p);
        BigInteger difference = y.multiply(y).subtract(a.multiply(x).multiply(x));
        return new BigInteger[] {
            twice, difference.multiply(ONE.subtract(dxxyy).mod(p).modInverse(p)).mod(p)
        };
    }

    /**
     * RFC 7748 section 5: any octets are a u-coordinate, the unused bit of X25519 is masked, and what is not reduced
     * counts as if it were. Those of small order make the shared secret zero, whatever the other key is.
     */
    private static void requireMontgomery(Curve curve, byte[] encoded, BigInteger p) {
        byte[] bigEndian = Octets.reversed(encoded);
        if (curve == Curve.X25519) {
            bigEndian[0] &= 0x7f;
        }
        BigInteger u = Octets.integer(bigEndian).mod(p);
        boolean small = u.signum() == 0 || u.equals(ONE) || u.equals(p.subtract(ONE));
        if (small || (curve == Curve.X25519 && isOfOrderEight(u, p))) {
            throw refused(curve, "a point of large order", "one of small order");
        }
    }

    /**
     * Doubling takes u to (u^2 - 1)^2 / 4u(u^2 + Au + 1); order eight are those that it takes to 1, of order four:
     * (u^2 - 1)^2 = 4u(u^2 + Au + 1) with A = 486662.
     */
    private static boolean isOfOrderEight(BigInteger u, BigInteger p) {
        BigInteger square = u.multiply(u).mod(p);
        BigInteger left = square.subtract(ONE).pow(2);
        BigInteger right = square.add(u.multiply(BigInteger.valueOf(486_662)))
                .add(ONE)
                .multiply(u)
                .shiftLeft(2);
        return left.subtract(right).mod(p).signum() == 0;
    }

    private static IllegalArgumentException refused(Curve curve, String expected, String was) {
        return new IllegalArgumentException("\"x\": expected " + expected + " of " + curve.jwaName() + ", was " + was);
    }
}
