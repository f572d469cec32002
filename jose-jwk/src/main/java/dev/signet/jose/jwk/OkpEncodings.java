package dev.signet.jose.jwk;

import dev.signet.jose.core.CryptoProviders;
import dev.signet.jose.core.internal.AlgorithmIdentifier;
import dev.signet.jose.core.internal.CryptoOperation;
import dev.signet.jose.core.internal.KeyFamily;
import dev.signet.jose.core.internal.Octets;
import dev.signet.jose.core.internal.ProviderLookup;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.interfaces.EdECPrivateKey;
import java.security.interfaces.XECPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Optional;

/**
 * The octets of Ed25519, Ed448, X25519 and X448 keys inside SubjectPublicKeyInfo and PKCS#8 (RFC 8410): a fixed prefix
 * for each curve. That is the one form in which every provider gives and takes such keys.
 */
final class OkpEncodings {

    private OkpEncodings() {}

    static byte[] subjectPublicKeyInfo(Curve curve, byte[] x) {
        return Octets.concat(publicPrefix(curve), x);
    }

    static byte[] pkcs8(Curve curve, byte[] d) {
        byte[] prefix = {
            0x30,
            (byte) (d.length + 14),
            0x02,
            0x01,
            0x00,
            0x30,
            0x05,
            0x06,
            0x03,
            0x2b,
            0x65,
            arc(curve),
            0x04,
            (byte) (d.length + 2),
            0x04,
            (byte) d.length
        };
        return Octets.concat(prefix, d);
    }

    /** Returns the curve that an encoding of a public or private key names. */
    static Optional<Curve> curve(byte[] encoded) {
        return AlgorithmIdentifier.ofKey(encoded).flatMap(identifier -> named(identifier.oid()));
    }

    /** Returns the curve of an object identifier, given as the hexadecimal digits of its content. */
    static Optional<Curve> named(String oid) {
        return switch (oid) {
            case "2b656e" -> Optional.of(Curve.X25519);
            case "2b656f" -> Optional.of(Curve.X448);
            case "2b6570" -> Optional.of(Curve.ED25519);
            case "2b6571" -> Optional.of(Curve.ED448);
            default -> Optional.empty();
        };
    }

    static byte[] x(Curve curve, PublicKey key) {
        byte[] encoded = key.getEncoded();
        byte[] prefix = publicPrefix(curve);
        if (encoded == null
                || encoded.length != prefix.length + curve.octets()
                || !Arrays.equals(encoded, 0, prefix.length, prefix, 0, prefix.length)) {
            throw new IllegalArgumentException(
                    "expected a public key that encodes as SubjectPublicKeyInfo for " + curve.jwaName());
        }
        return Arrays.copyOfRange(encoded, prefix.length, encoded.length);
    }

    static byte[] d(Curve curve, PrivateKey key) {
        PrivateKey readable = key;
        if (!(key instanceof EdECPrivateKey) && !(key instanceof XECPrivateKey)) {
            readable = reread(curve, key.getEncoded());
        }
        Optional<byte[]> d = Optional.empty();
        if (readable instanceof EdECPrivateKey edwards) {
            d = edwards.getBytes();
        } else if (readable instanceof XECPrivateKey montgomery) {
            d = montgomery.getScalar();
        }
        return d.orElseThrow(() -> new IllegalArgumentException("expected a private key that can be read, not one in "
                + "an HSM or of a provider that does not encode it"));
    }

    /** Lets the JDK read PKCS#8, which other providers write in both of its versions. */
    private static PrivateKey reread(Curve curve, byte[] encoded) {
        if (encoded == null) {
            throw new IllegalArgumentException("expected a private key that can be read, not one in an HSM");
        }
        try {
            Provider provider = ProviderLookup.of(CryptoProviders.standard())
                    .provider(
                            CryptoOperation.CONVERT, KeyFamily.ofCurve(curve.jwaName()), "KeyFactory", curve.jwaName());
            return KeyFactory.getInstance(curve.jwaName(), provider).generatePrivate(new PKCS8EncodedKeySpec(encoded));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("expected a private key that encodes as PKCS#8 for " + curve.jwaName());
        } finally {
            Octets.wipe(encoded);
        }
    }

    private static byte[] publicPrefix(Curve curve) {
        return new byte[] {
            0x30,
            (byte) (curve.octets() + 10),
            0x30,
            0x05,
            0x06,
            0x03,
            0x2b,
            0x65,
            arc(curve),
            0x03,
            (byte) (curve.octets() + 1),
            0x00
        };
    }

    private static byte arc(Curve curve) {
        return switch (curve) {
            case X25519 -> 110;
            case X448 -> 111;
            case ED25519 -> 112;
            case ED448 -> 113;
            default -> throw new IllegalArgumentException(curve.jwaName() + " is not a curve of kty OKP");
        };
    }
}
