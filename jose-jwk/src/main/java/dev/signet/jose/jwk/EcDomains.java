package dev.signet.jose.jwk;

import java.math.BigInteger;
import java.security.spec.ECFieldFp;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.EllipticCurve;

/**
 * The domain parameters of the elliptic curves, from FIPS 186-4 appendix D.1.2 and SEC 2 section 2.4.1.
 *
 * <p>They are stated here so that public keys can be validated without any provider: the JDK has had no secp256k1 since
 * version 16. Each has cofactor 1, so a point on the curve that is not infinity is in the group.
 */
final class EcDomains {

    private static final BigInteger THREE = BigInteger.valueOf(3);

    private EcDomains() {}

    static ECParameterSpec p256() {
        BigInteger p = hex("ffffffff00000001000000000000000000000000ffffffffffffffffffffffff");
        return domain(
                p,
                p.subtract(THREE),
                "5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604b",
                "6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296",
                "4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5",
                "ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551");
    }

    static ECParameterSpec p384() {
        BigInteger p = hex("fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe"
                + "ffffffff0000000000000000ffffffff");
        return domain(
                p,
                p.subtract(THREE),
                "b3312fa7e23ee7e4988e056be3f82d19181d9c6efe8141120314088f5013875a" + "c656398d8a2ed19d2a85c8edd3ec2aef",
                "aa87ca22be8b05378eb1c71ef320ad746e1d3b628ba79b9859f741e082542a38" + "5502f25dbf55296c3a545e3872760ab7",
                "3617de4a96262c6f5d9e98bf9292dc29f8f41dbd289a147ce9da3113b5f0b8c0" + "0a60b1ce1d7e819d7a431d7c90ea0e5f",
                "ffffffffffffffffffffffffffffffffffffffffffffffffc7634d81f4372ddf"
                        + "581a0db248b0a77aecec196accc52973");
    }

    static ECParameterSpec p521() {
        BigInteger p = BigInteger.ONE.shiftLeft(521).subtract(BigInteger.ONE);
        return domain(
                p,
                p.subtract(THREE),
                "51953eb9618e1c9a1f929a21a0b68540eea2da725b99b315f3b8b489918ef109"
                        + "e156193951ec7e937b1652c0bd3bb1bf073573df883d2c34f1ef451fd46b503f00",
                "c6858e06b70404e9cd9e3ecb662395b4429c648139053fb521f828af606b4d3d"
                        + "baa14b5e77efe75928fe1dc127a2ffa8de3348b3c1856a429bf97e7e31c2e5bd66",
                "11839296a789a3bc0045c8a5fb42c7d1bd998f54449579b446817afbd17273e6"
                        + "62c97ee72995ef42640c550b9013fad0761353c7086a272c24088be94769fd16650",
                "1fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff"
                        + "ffa51868783bf2f966b7fcc0148f709a5d03bb5c9b8899c47aebb6fb71e91386409");
    }

    static ECParameterSpec secp256k1() {
        return domain(
                hex("fffffffffffffffffffffffffffffffffffffffffffffffffffffffefffffc2f"),
                BigInteger.ZERO,
                "7",
                "79be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798",
                "483ada7726a3c4655da4fbfc0e1108a8fd17b448a68554199c47d08ffb10d4b8",
                "fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141");
    }

    private static ECParameterSpec domain(BigInteger p, BigInteger a, String b, String x, String y, String n) {
        EllipticCurve curve = new EllipticCurve(new ECFieldFp(p), a, hex(b));
        return new ECParameterSpec(curve, new ECPoint(hex(x), hex(y)), hex(n), 1);
    }

    private static BigInteger hex(String digits) {
        return new BigInteger(digits, 16);
    }
}
