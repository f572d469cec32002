package dev.signet.jose.jwk;

import java.security.PublicKey;
import java.security.cert.Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Optional;

/** The key that a certificate holds, and whether it is that of a JWK. */
final class CertificateKey {

    private CertificateKey() {}

    /**
     * Returns the key that a certificate holds; empty if its provider knows no such kind of key. Everything that uses the
     * key of a certificate calls this, since providers differ: the JDK's decodes the key when it reads the certificate,
     * and has an object for every kind; BouncyCastle's decodes it now, throws any exception, and returns null for a kind
     * that it does not know.
     *
     * @throws IllegalArgumentException if the key cannot be decoded
     */
    static Optional<PublicKey> of(Certificate certificate) {
        try {
            return Optional.ofNullable(certificate.getPublicKey());
        } catch (RuntimeException e) {
            throw new IllegalArgumentException("expected a certificate whose key can be decoded", e);
        }
    }

    /** Refuses, with {@link IllegalArgumentException}, a certificate whose key cannot be decoded. */
    static void requireDecodable(Certificate certificate) {
        of(certificate);
    }

    static boolean holds(Certificate certificate, Jwk key) {
        return of(certificate).filter(held -> isKeyOf(held, key)).isPresent();
    }

    private static boolean isKeyOf(PublicKey held, Jwk key) {
        if (key instanceof RsaJwk rsa) {
            return held instanceof RSAPublicKey other
                    && other.getModulus().equals(rsa.modulus())
                    && other.getPublicExponent().equals(rsa.exponent());
        }
        if (key instanceof EcJwk ec) {
            return isKeyOf(held, ec);
        }
        // A symmetric key is in no certificate.
        return key instanceof OkpJwk okp
                && Arrays.equals(held.getEncoded(), OkpEncodings.subjectPublicKeyInfo(okp.curve(), okp.x()));
    }

    private static boolean isKeyOf(PublicKey held, EcJwk key) {
        if (held instanceof ECPublicKey other) {
            return Curve.of(other).filter(curve -> curve == key.curve()).isPresent()
                    && other.getW().equals(key.point());
        }
        // A key on a curve that the platform does not have, as secp256k1: nobody decoded it.
        return Arrays.equals(held.getEncoded(), EcPoints.subjectPublicKeyInfo(key.curve(), key.x(), key.y()));
    }
}
