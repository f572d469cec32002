package dev.signet.jose.jwk;

import dev.signet.jose.core.CryptoOperation;
import dev.signet.jose.core.KeyFamily;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.List;
import java.util.Optional;

/** Keys as SubjectPublicKeyInfo (RFC 5280) and PKCS#8 (RFC 5958), which the providers read. Immutable. */
final class KeyEncodings {

    /** A factory knows its own keys by the OID inside. On secp256k1 is an EC key that takes another provider. */
    private static final List<Kind> RSA_AND_EC = List.of(
            new Kind(KeyFamily.RSA, "RSA"), new Kind(KeyFamily.NIST_CURVE, "EC"), new Kind(KeyFamily.SECP256K1, "EC"));

    private static final String EXPECTED = "expected an RSA key, or one on P-256, P-384, P-521, secp256k1 (which needs"
            + " org.bouncycastle:bcprov-jdk18on), Ed25519, Ed448, X25519 or X448";

    private final JcaKeys keys;
    private final PublicHalf publicHalf;

    KeyEncodings(JcaKeys keys) {
        this.keys = keys;
        this.publicHalf = new PublicHalf(keys);
    }

    private record Kind(KeyFamily family, String algorithm) {}

    private interface Decoding<K> {
        K by(KeyFactory factory) throws GeneralSecurityException;
    }

    /**
     * Returns the key that a SubjectPublicKeyInfo holds.
     *
     * @throws IllegalArgumentException if it holds none that is sound
     */
    Jwk publicKey(byte[] encoded) {
        requireSequence("PUBLIC KEY", encoded);
        PublicKey key = decoded(encoded, factory -> factory.generatePublic(new X509EncodedKeySpec(encoded)))
                .orElseThrow(() -> new IllegalArgumentException("PUBLIC KEY: " + EXPECTED));
        return new JwkReader(keys).read(key);
    }

    /**
     * Returns the key of the first certificate, with the chain as its {@code x5c}.
     *
     * @throws IllegalArgumentException if it holds none that is sound
     */
    Jwk certified(List<X509Certificate> chain) {
        // The certificate's own key object is of no known type where the platform lacks the curve.
        byte[] encoded = CertificateKey.of(chain.get(0))
                .map(Key::getEncoded)
                .orElseThrow(() -> new IllegalArgumentException("CERTIFICATE: " + EXPECTED));
        return publicKey(encoded).withX509Chain(chain);
    }

    /**
     * Returns the key that a PKCS#8 PrivateKeyInfo holds, and its public half.
     *
     * @throws IllegalArgumentException if it holds none that is sound
     */
    Jwk privateKey(byte[] encoded) {
        requireSequence("PRIVATE KEY", encoded);
        PrivateKey key = decoded(encoded, factory -> factory.generatePrivate(new PKCS8EncodedKeySpec(encoded)))
                .orElseThrow(() -> new IllegalArgumentException("PRIVATE KEY: " + EXPECTED));
        return publicHalf.joinedTo(key);
    }

    private static void requireSequence(String label, byte[] encoded) {
        if (!Der.isSequence(encoded)) {
            throw new IllegalArgumentException(label + ": expected one object in DER, with nothing behind it");
        }
    }

    private <K> Optional<K> decoded(byte[] encoded, Decoding<K> decoding) {
        List<Kind> kinds = OkpEncodings.curve(encoded)
                .map(curve -> List.of(new Kind(curve.family(), curve.jwaName())))
                .orElse(RSA_AND_EC);
        return kinds.stream().flatMap(kind -> decoded(kind, decoding).stream()).findFirst();
    }

    private <K> Optional<K> decoded(Kind kind, Decoding<K> decoding) {
        return keys.providers()
                .find(CryptoOperation.GENERATE, kind.family(), "KeyFactory", kind.algorithm())
                .flatMap(provider -> {
                    try {
                        return Optional.of(decoding.by(KeyFactory.getInstance(kind.algorithm(), provider)));
                    } catch (GeneralSecurityException | RuntimeException e) {
                        // Another kind, or broken: told by the caller, without the provider's words about a secret.
                        return Optional.empty();
                    }
                });
    }
}
