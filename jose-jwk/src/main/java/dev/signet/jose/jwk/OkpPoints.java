package dev.signet.jose.jwk;

import dev.signet.jose.core.internal.Octets;
import java.math.BigInteger;
import java.util.HashSet;
import java.util.Set;

/**
 * Public points of Ed25519, Ed448, X25519 and X448: those that would make every signature verify, or every shared
 * secret known, are refused. Only public values come here, so the time may depend on them.
 */
final class OkpPoints {

    private static final BigInteger ONE = BigInteger.ONE;

    private static final BigInteger P25519 = ONE.shiftLeft(255).subtract(BigInteger.valueOf(19));
    private static final BigInteger P448 =
            ONE.shiftLeft(448).subtract(ONE.shiftLeft(224)).subtract(ONE);
    private static final BigInteger D25519 = BigInteger.valueOf(-121665)
            .multiply(BigInteger.valueOf(121666).modInverse(P25519))
            .mod(P25519);
    private static final BigInteger D448 = P448.subtract(BigInteger.valueOf(39081));

    /** The y-coordinates of the points of order 1, 2, 4 and 8 on Ed25519, of order 1, 2 and 4 on Ed448. */
    private static final Set<BigInteger> SMALL_ORDER_ED25519 = smallOrder(
            P25519,
            "5fc536d880238b13933c6d305acdfd5f098eff289f4c345b027b2c28f95e826",
            "7a03ac9277fdc74ec6cc392cfa53202a0f67100d760b3cba4fd84d3d706a17c7");

    private static final Set<BigInteger> SMALL_ORDER_ED448 = smallOrder(P448);

    /** The u-coordinates of the points of order 2, 4 and 8 on Curve25519 and its twist, of order 2 and 4 for X448. */
    private static final Set<BigInteger> SMALL_ORDER_X25519 = smallOrder(
            P25519,
            "b8495f16056286fdb1329ceb8d09da6ac49ff1fae35616aeb8413b7c7aebe0",
            "57119fd0dd4e22d8868e1c58c45c44045bef839c55b1d0b1248c50a3bc959c5f");

    private static final Set<BigInteger> SMALL_ORDER_X448 = smallOrder(P448);

    private OkpPoints() {}

    static void requireSound(Curve curve, byte[] x) {
        switch (curve) {
            case ED25519 -> requireEdwards(curve, x, P25519, ONE.negate(), D25519, SMALL_ORDER_ED25519);
            case ED448 -> requireEdwards(curve, x, P448, ONE, D448, SMALL_ORDER_ED448);
            case X25519 -> requireMontgomery(curve, x, P25519, SMALL_ORDER_X25519);
            case X448 -> requireMontgomery(curve, x, P448, SMALL_ORDER_X448);
            default -> throw new IllegalArgumentException(curve.jwaName() + " is not a curve of kty OKP");
        }
    }

    /** Returns the u-coordinate of the base point: 9 for X25519, 5 for X448 (RFC 7748 section 4). */
    static byte[] montgomeryBase(Curve curve) {
        byte[] u = new byte[curve.octets()];
        u[0] = (byte) (curve == Curve.X25519 ? 9 : 5);
        return u;
    }

    /**
     * Checks what decoding by RFC 8032 sections 5.1.3 and 5.2.3 checks, without computing x: the curve is
     * a x^2 + y^2 = 1 + d x^2 y^2.
     */
    private static void requireEdwards(
            Curve curve, byte[] encoded, BigInteger p, BigInteger a, BigInteger d, Set<BigInteger> smallOrder) {
        byte[] bigEndian = Octets.reversed(encoded);
        boolean odd = (bigEndian[0] & 0x80) != 0;
        bigEndian[0] &= 0x7f;
        BigInteger y = Octets.integer(bigEndian);
        if (y.compareTo(p) >= 0) {
            throw refused(curve, "the canonical encoding of a point", "an integer that is not reduced");
        }
        BigInteger square = y.multiply(y);
        // x^2 = (y^2 - 1) / (d y^2 - a); a quotient is a square if the product is one.
        BigInteger above = square.subtract(ONE);
        BigInteger below = square.multiply(d).subtract(a);
        int symbol = JacobiSymbol.of(above.multiply(below).mod(p), p);
        if (symbol < 0) {
            throw refused(curve, "a point on the curve", "one off it");
        }
        // The divisor is never zero, since no square is a / d. So x is zero.
        if (symbol == 0 && odd) {
            throw refused(curve, "the canonical encoding of a point", "one with a sign for zero");
        }
        if (smallOrder.contains(y)) {
            throw refused(curve, "a point of large order", "one of small order");
        }
    }

    /**
     * RFC 7748 section 5: any octets are a u-coordinate, the unused bit of X25519 is masked, and what is not reduced
     * counts as if it were. Those of small order make the shared secret zero, whatever the other key is.
     */
    private static void requireMontgomery(Curve curve, byte[] encoded, BigInteger p, Set<BigInteger> smallOrder) {
        byte[] bigEndian = Octets.reversed(encoded);
        if (curve == Curve.X25519) {
            bigEndian[0] &= 0x7f;
        }
        if (smallOrder.contains(Octets.integer(bigEndian).mod(p))) {
            throw refused(curve, "a point of large order", "one of small order");
        }
    }

    /** Returns 0, 1, -1, which are such coordinates on all curves, and others. */
    private static Set<BigInteger> smallOrder(BigInteger p, String... others) {
        Set<BigInteger> coordinates = new HashSet<>(Set.of(BigInteger.ZERO, ONE, p.subtract(ONE)));
        for (String other : others) {
            coordinates.add(new BigInteger(other, 16));
        }
        return Set.copyOf(coordinates);
    }

    private static IllegalArgumentException refused(Curve curve, String expected, String was) {
        return new IllegalArgumentException("\"x\": expected " + expected + " of " + curve.jwaName() + ", was " + was);
    }
}
