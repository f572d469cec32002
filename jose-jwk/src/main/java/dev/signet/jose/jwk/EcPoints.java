package dev.signet.jose.jwk;

import static dev.signet.jose.core.internal.DerElement.BIT_STRING;
import static dev.signet.jose.core.internal.DerElement.INTEGER;
import static dev.signet.jose.core.internal.DerElement.OCTET_STRING;
import static dev.signet.jose.core.internal.DerElement.SEQUENCE;

import dev.signet.jose.core.internal.DerElement;
import dev.signet.jose.core.internal.Octets;
import dev.signet.jose.jwk.encoding.Der;
import java.math.BigInteger;
import java.security.spec.ECFieldFp;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.EllipticCurve;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Public points of elliptic curves. The check is ours because {@code KeyFactory} makes none; a point off its curve
 * would give away a private key that agrees with it. Only public values come here, so {@link BigInteger} may take its
 * time.
 */
final class EcPoints {

    /** Versions. */
    private static final byte[] ZERO = {INTEGER, 1, 0};

    private static final byte[] ONE = {INTEGER, 1, 1};

    /** [1], explicit. */
    private static final int PUBLIC_KEY = 0xa1;

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
        if (!y.multiply(y).mod(p).equals(square(domain.getCurve(), x, p))) {
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

    /** Returns one of the two points with this {@code x}, which must be a point's. */
    static ECPoint withX(Curve curve, BigInteger x) {
        EllipticCurve domain = curve.parameters().getCurve();
        BigInteger p = ((ECFieldFp) domain.getField()).getP();
        // All four primes are 3 modulo 4, which makes a square root a power.
        BigInteger exponent = p.add(BigInteger.ONE).shiftRight(2);
        return new ECPoint(x, square(domain, x, p).modPow(exponent, p));
    }

    /** Returns the other point with the same {@code x}. */
    static ECPoint negated(Curve curve, ECPoint point) {
        BigInteger p = ((ECFieldFp) curve.parameters().getCurve().getField()).getP();
        return new ECPoint(point.getAffineX(), p.subtract(point.getAffineY()));
    }

    /** Returns the SubjectPublicKeyInfo with an uncompressed point (RFC 5480). */
    static byte[] subjectPublicKeyInfo(Curve curve, byte[] x, byte[] y) {
        return Der.element(SEQUENCE, algorithm(curve), uncompressed(x, y));
    }

    /** Returns the PKCS#8 PrivateKeyInfo (RFC 5958) with both halves (RFC 5915), as OpenSSL writes it. */
    static byte[] pkcs8(Curve curve, byte[] x, byte[] y, byte[] d) {
        byte[] key =
                Der.element(SEQUENCE, ONE, Der.element(OCTET_STRING, d), Der.element(PUBLIC_KEY, uncompressed(x, y)));
        return Der.element(SEQUENCE, ZERO, algorithm(curve), Der.element(OCTET_STRING, key));
    }

    /** X9.62: no unused bits, then 4 for "uncompressed". */
    private static byte[] uncompressed(byte[] x, byte[] y) {
        return Der.element(BIT_STRING, new byte[] {0, 4}, x, y);
    }

    /**
     * Returns a SubjectPublicKeyInfo whose point is uncompressed. Some providers read compressed points of some curves;
     * so that all keys are read or none, the other coordinate is computed here (SEC 1 section 2.3.4). That the point is
     * on its curve is checked with the others.
     *
     * @param encoded any SubjectPublicKeyInfo
     * @return the same octets if they hold no compressed point on a curve that a JWK can name
     */
    static byte[] uncompressed(byte[] encoded) {
        List<DerElement> parts =
                DerElement.of(encoded).map(DerElement::children).orElse(List.of());
        if (parts.size() != 2 || parts.get(1).tag() != BIT_STRING) {
            return encoded;
        }
        byte[] algorithm = parts.get(0).encoded();
        byte[] point = parts.get(1).content();
        return Arrays.stream(Curve.values())
                .filter(Curve::isElliptic)
                .filter(curve -> Arrays.equals(algorithm(curve), algorithm))
                .filter(curve -> point.length == 2 + curve.octets() && point[0] == 0 && (point[1] | 1) == 3)
                .findFirst()
                .map(curve -> uncompressed(curve, point))
                .orElse(encoded);
    }

    private static byte[] uncompressed(Curve curve, byte[] point) {
        ECPoint either = withX(curve, Octets.integer(Arrays.copyOfRange(point, 2, point.length)));
        boolean odd = point[1] == 3;
        ECPoint meant = either.getAffineY().testBit(0) == odd ? either : negated(curve, either);
        return subjectPublicKeyInfo(
                curve,
                Octets.unsigned(meant.getAffineX(), curve.octets()),
                Octets.unsigned(meant.getAffineY(), curve.octets()));
    }

    /** Returns the curve that an object identifier in DER names. */
    static Optional<Curve> curve(byte[] oid) {
        return Arrays.stream(Curve.values())
                .filter(Curve::isElliptic)
                .filter(curve -> Arrays.equals(
                        oid,
                        DerElement.of(algorithm(curve))
                                .orElseThrow()
                                .children()
                                .get(1)
                                .encoded()))
                .findFirst();
    }

    /** Returns the AlgorithmIdentifier: id-ecPublicKey and the curve's name (RFC 5480 section 2.1.1). */
    private static byte[] algorithm(Curve curve) {
        return HexFormat.of()
                .parseHex(
                        switch (curve) {
                            case P_256 -> "301306072a8648ce3d020106082a8648ce3d030107";
                            case P_384 -> "301006072a8648ce3d020106052b81040022";
                            case P_521 -> "301006072a8648ce3d020106052b81040023";
                            case SECP256K1 -> "301006072a8648ce3d020106052b8104000a";
                            default ->
                                throw new IllegalArgumentException(curve.jwaName() + " is not a curve of kty EC");
                        });
    }

    private static BigInteger square(EllipticCurve domain, BigInteger x, BigInteger p) {
        return x.multiply(x).add(domain.getA()).multiply(x).add(domain.getB()).mod(p);
    }

    private static BigInteger inField(String name, BigInteger coordinate, BigInteger p, Curve curve) {
        if (coordinate.signum() < 0 || coordinate.compareTo(p) >= 0) {
            throw new IllegalArgumentException(
                    "\"" + name + "\": expected an integer below the prime of " + curve.jwaName());
        }
        return coordinate;
    }
}
