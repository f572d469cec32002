package dev.signet.jose.jwk;

import java.security.PublicKey;
import java.security.cert.Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;

/** Whether a certificate holds the key of a JWK. */
final class CertificateKey {

    private CertificateKey() {}

    static boolean holds(Certificate certificate, Jwk key) {
        PublicKey held = certificate.getPublicKey();
        if (key instanceof RsaJwk rsa) {
            return held instanceof RSAPublicKey other
                    && other.getModulus().equals(rsa.modulus())
                    && other.getPublicExponent().equals(rsa.exponent());
        }
        if (key instanceof EcJwk ec) {
            return holds(held, ec);
        }
        // A symmetric key is in no certificate.
        return key instanceof OkpJwk okp
                && Arrays.equals(held.getEncoded(), OkpEncodings.subjectPublicKeyInfo(okp.curve(), okp.x()));
    }

    private static boolean holds(PublicKey held, EcJwk key) {
        if (held instanceof ECPublicKey other) {
            return Curve.of(other).filter(curve -> curve == key.curve()).isPresent()
                    && other.getW().equals(key.point());
        }
        // A key on a curve that the platform does not have, as secp256k1: nobody decoded it.
        return Arrays.equals(held.getEncoded(), EcPoints.subjectPublicKeyInfo(key.curve(), key.x(), key.y()));
    }
}
