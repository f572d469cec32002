package dev.signet.jose.jwk;

import dev.signet.jose.core.internal.AlgorithmIdentifier;
import dev.signet.jose.core.internal.CryptoOperation;
import dev.signet.jose.core.internal.DerElement;
import dev.signet.jose.core.internal.KeyFamily;
import dev.signet.jose.core.internal.MlDsaParameters;
import dev.signet.jose.core.internal.ProviderLookup;
import dev.signet.jose.core.internal.RsaLimit;
import dev.signet.jose.jwk.encoding.Der;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Optional;

/**
 * Decodes keys in SubjectPublicKeyInfo (RFC 5280) and PKCS#8 (RFC 5958). The provider is chosen by the algorithm
 * identifier in the encoding, never by which provider would accept it: the result is the same with and without
 * BouncyCastle. Immutable.
 */
final class KeyEncodings {

    private static final Kind RSA = new Kind(KeyFamily.RSA, "RSA");
    private static final Kind RSASSA_PSS = new Kind(KeyFamily.RSA, RsaLimit.JCA_NAME);

    /** 1.2.840.113549.1.1.1 and 1.2.840.10045.2.1. */
    private static final String RSA_ENCRYPTION = "2a864886f70d010101";

    private static final String EC_PUBLIC_KEY = "2a8648ce3d0201";

    private static final String EXPECTED = "expected an RSA key, or one on P-256, P-384, P-521, secp256k1 (which needs"
            + " org.bouncycastle:bcprov-jdk18on), Ed25519, Ed448, X25519 or X448, or one for ML-DSA (which needs"
            + " JDK 24 or that jar)";

    private final JcaKeys keys;
    private final PublicKeyRecovery recovery;

    KeyEncodings(JcaKeys keys) {
        this.keys = keys;
        this.recovery = new PublicKeyRecovery(keys);
    }

    private record Kind(KeyFamily family, String algorithm) {}

    private interface Decoding<K> {
        K by(KeyFactory factory) throws GeneralSecurityException;
    }

    /**
     * Returns the key that a SubjectPublicKeyInfo holds.
     *
     * @throws IllegalArgumentException if it holds none of a known kind
     */
    PublicKey publicKey(byte[] encoded) {
        requireSequence("PUBLIC KEY", encoded);
        byte[] uncompressed = EcPoints.uncompressed(encoded);
        return decoded(
                "PUBLIC KEY", uncompressed, factory -> factory.generatePublic(new X509EncodedKeySpec(uncompressed)));
    }

    /**
     * Returns the key that a certificate holds.
     *
     * @throws IllegalArgumentException if it holds none of a known kind
     */
    PublicKey publicKey(X509Certificate certificate) {
        // The certificate's own key object is of no known type where the platform lacks the curve.
        return publicKey(CertificateKey.of(certificate)
                .map(Key::getEncoded)
                .orElseThrow(() -> new IllegalArgumentException("CERTIFICATE: " + EXPECTED)));
    }

    /**
     * Returns the key that a PKCS#8 PrivateKeyInfo holds, and its public half.
     *
     * @throws IllegalArgumentException if it holds none of a known kind
     */
    KeyPair keyPair(byte[] encoded) {
        requireSequence("PRIVATE KEY", encoded);
        PrivateKey key =
                decoded("PRIVATE KEY", encoded, factory -> factory.generatePrivate(new PKCS8EncodedKeySpec(encoded)));
        return recovery.keyPair(key);
    }

    private static void requireSequence(String label, byte[] encoded) {
        if (!Der.isSequence(encoded)) {
            throw new IllegalArgumentException(label + ": expected one object in DER, with nothing behind it");
        }
    }

    private <K> K decoded(String label, byte[] encoded, Decoding<K> decoding) {
        return AlgorithmIdentifier.ofKey(encoded)
                .flatMap(identifier -> kind(label, identifier))
                .flatMap(kind -> decoded(kind, decoding))
                .orElseThrow(() -> new IllegalArgumentException(label + ": " + EXPECTED));
    }

    private static Optional<Kind> kind(String label, AlgorithmIdentifier identifier) {
        return switch (identifier.oid()) {
            case RSA_ENCRYPTION -> Optional.of(RSA);
            case RsaLimit.OID -> Optional.of(RSASSA_PSS);
            case EC_PUBLIC_KEY ->
                curve(label, identifier).map(curve -> new Kind(KeyFamily.ofCurve(curve.jwaName()), "EC"));
            default ->
                OkpEncodings.named(identifier.oid())
                        .map(curve -> new Kind(KeyFamily.ofCurve(curve.jwaName()), curve.jwaName()))
                        .or(() -> MlDsaParameters.ofOid(identifier.oid())
                                .map(parameters -> new Kind(KeyFamily.ML_DSA, parameters.algorithm())));
        };
    }

    /**
     * RFC 5480 section 2.1.1: a curve is named. On one that is written out a known public key can have another secret.
     */
    private static Optional<Curve> curve(String label, AlgorithmIdentifier identifier) {
        byte[] named = identifier.parameters().map(DerElement::encoded).orElse(new byte[0]);
        if (identifier
                .parameters()
                .filter(it -> it.tag() == DerElement.SEQUENCE)
                .isPresent()) {
            throw new IllegalArgumentException(label + ": expected an EC key with a named curve, found its parameters"
                    + " written out; openssl pkey -ec_param_enc named_curve rewrites the key");
        }
        return EcPoints.curve(named);
    }

    private <K> Optional<K> decoded(Kind kind, Decoding<K> decoding) {
        return ProviderLookup.of(keys.providers())
                .find(CryptoOperation.CONVERT, kind.family(), "KeyFactory", kind.algorithm())
                .flatMap(provider -> {
                    try {
                        return Optional.of(decoding.by(KeyFactory.getInstance(kind.algorithm(), provider)));
                    } catch (GeneralSecurityException | RuntimeException | AssertionError e) {
                        // Broken: told by the caller, without the provider's words about a secret.
                        return Optional.empty();
                    }
                });
    }
}
