package dev.signet.jose.jwk;

import dev.signet.jose.core.internal.Octets;
import java.math.BigInteger;
import java.security.spec.ECFieldFp;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.util.HexFormat;

/**
 * Public points of elliptic curves. The check is ours because {@code KeyFactory} makes none; a point off its curve would
 * give away a private key that agrees with it. Only public values come here, so {@link BigInteger} may take its time.
 */
final class EcPoints {

    private EcPoints() {}

    static ECPoint point(byte[] x, byte[] y) {
        return new ECPoint(Octets.integer(x), Octets.integer(y));
    }

    static void requireOnCurve(Curve curve, ECPoint point) {
        if (point.equals(ECPoint.POINT_INFINITY)) {
            throw new IllegalArgumentException("expected a point on " + curve.jwaName() + ", was infinity");
        }
        ECParameterSpec domain = curve.parameters();
        BigInteger p = ((ECFieldFp) domain.getCurve().getField()).getP();
        BigInteger x = inField("x", point.getAffineX(), p, curve);
        BigInteger y = inField("y", point.getAffineY(), p, curve);
        BigInteger right = x.multiply(x)
                .add(domain.getCurve().getA())
                .multiply(x)
                .add(domain.getCurve().getB())
                .mod(p);
        if (!y.multiply(y).mod(p).equals(right)) {
            throw new IllegalArgumentException("expected a point on " + curve.jwaName() + ", was one off the curve");
        }
    }

    /** Returns {@code d} as an integer from 1 to n - 1. */
    static BigInteger scalar(Curve curve, byte[] d) {
        BigInteger scalar = Octets.integer(d);
        if (scalar.signum() == 0 || scalar.compareTo(curve.parameters().getOrder()) >= 0) {
            throw new IllegalArgumentException("\"d\": expected an integer from 1 to n - 1 of " + curve.jwaName());
        }
        return scalar;
    }

    /** Returns the SubjectPublicKeyInfo with an uncompressed point (RFC 5480). */
    static byte[] subjectPublicKeyInfo(Curve curve, byte[] x, byte[] y) {
        String prefix = switch (curve) {
            case P_256 -> "3059301306072a8648ce3d020106082a8648ce3d03010703420004";
            case P_384 -> "3076301006072a8648ce3d020106052b8104002203620004";
            case P_521 -> "30819b301006072a8648ce3d020106052b810400230381860004";
            case SECP256K1 -> "3056301006072a8648ce3d020106052b8104000a03420004";
            default -> throw new IllegalArgumentException(curve.jwaName() + " is not a curve of kty EC");
        };
        return Octets.concat(HexFormat.of().parseHex(prefix), x, y);
    }

    private static BigInteger inField(String name, BigInteger coordinate, BigInteger p, Curve curve) {
        if (coordinate.signum() < 0 || coordinate.compareTo(p) >= 0) {
            throw new IllegalArgumentException(
                    "\"" + name + "\": expected an integer below the prime of " + curve.jwaName());
        }
        return coordinate;
    }
}
