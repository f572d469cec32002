package dev.signet.jose.jwe;

import dev.signet.jose.core.CryptoProviders;
import dev.signet.jose.core.KeySourceException;
import dev.signet.jose.core.internal.AlgorithmSpec;
import dev.signet.jose.core.internal.CryptoOperation;
import dev.signet.jose.core.internal.KeyFamily;
import dev.signet.jose.core.internal.KeyTranslation;
import dev.signet.jose.core.internal.Octets;
import dev.signet.jose.core.internal.ProviderLookup;
import dev.signet.jose.jwk.Curve;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.util.Optional;
import java.util.function.Supplier;
import javax.crypto.KeyAgreement;

/** Elliptic curve Diffie-Hellman on one curve (RFC 7518 section 4.6, RFC 8037 section 3.2). Immutable. */
final class Ecdh {

    private static final AlgorithmSpec SPEC = AlgorithmSpec.of("ECDH-ES");

    private final Curve curve;
    private final String agreement;
    private final Provider agreeing;

    Ecdh(Curve curve, CryptoProviders providers) {
        this.curve = curve;
        this.agreement = isMontgomery(curve) ? curve.jwaName() : "ECDH";
        this.agreeing = ProviderLookup.of(providers)
                .provider(CryptoOperation.AGREE, KeyFamily.ofCurve(curve.jwaName()), "KeyAgreement", agreement);
    }

    /**
     * Refuses providers that have none of the curves. A key on a curve that they lack is refused by itself.
     *
     * @throws IllegalStateException with what they lack for P-256
     */
    static void requireAny(CryptoProviders providers) {
        boolean nist = agrees(Curve.P_256, "ECDH", providers);
        boolean x25519 = agrees(Curve.X25519, Curve.X25519.jwaName(), providers);
        if (!nist && !x25519 && !agrees(Curve.X448, Curve.X448.jwaName(), providers)) {
            ProviderLookup.of(providers).provider(CryptoOperation.AGREE, KeyFamily.NIST_CURVE, "KeyAgreement", "ECDH");
        }
    }

    private static boolean agrees(Curve curve, String agreement, CryptoProviders providers) {
        return ProviderLookup.of(providers)
                .find(CryptoOperation.AGREE, KeyFamily.ofCurve(curve.jwaName()), "KeyAgreement", agreement)
                .isPresent();
    }

    /** Returns whether the curve is one for key agreement in JOSE: secp256k1 is not, nor are Ed25519 and Ed448. */
    static boolean serves(Curve curve) {
        return SPEC.takes(isMontgomery(curve) ? "OKP" : "EC", Optional.of(curve.jwaName()), 0);
    }

    /**
     * Returns the generator of ephemeral key pairs on a curve. Only senders need one.
     *
     * @throws IllegalStateException if the providers have no generator for the curve
     */
    static Supplier<KeyPair> generator(Curve curve, CryptoProviders providers) {
        String algorithm = isMontgomery(curve) ? curve.jwaName() : "EC";
        Provider provider = ProviderLookup.of(providers)
                .provider(CryptoOperation.GENERATE, KeyFamily.ofCurve(curve.jwaName()), "KeyPairGenerator", algorithm);
        return () -> generated(curve, algorithm, provider);
    }

    private static KeyPair generated(Curve curve, String algorithm, Provider provider) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm, provider);
            if (ProviderLookup.isOfTheJdk(provider) && !isMontgomery(curve)) {
                generator.initialize(curve.parameters(), Octets.randomness());
            } else if (!isMontgomery(curve)) {
                // Others have randomness of their own, and BouncyCastle's FIPS provider allows no other.
                generator.initialize(curve.parameters());
            }
            return generator.generateKeyPair();
        } catch (GeneralSecurityException | RuntimeException | AssertionError e) {
            throw new IllegalStateException(
                    "the provider " + provider.getName() + " failed to make a key on " + curve.jwaName(), e);
        }
    }

    /**
     * Returns a private key as the provider's own object.
     *
     * @throws IllegalArgumentException if the provider does not take it
     */
    PrivateKey taken(String algorithm, PrivateKey own) {
        PrivateKey taken =
                TakenKeys.taken(algorithm, agreeing, () -> KeyTranslation.translated(own, agreeing, keyFactory()));
        TakenKeys.taken(algorithm, agreeing, () -> started(taken));
        return taken;
    }

    /**
     * Returns a public key as the provider's own object.
     *
     * @throws IllegalArgumentException if the provider does not take it
     */
    PublicKey taken(String algorithm, PublicKey other) {
        return TakenKeys.taken(algorithm, agreeing, () -> KeyTranslation.translated(other, agreeing, keyFactory()));
    }

    /** Returns a token's public key as the provider's own object: Conscrypt agrees with no other on X25519. */
    PublicKey own(PublicKey other) throws GeneralSecurityException {
        return ProviderLookup.isOfTheJdk(agreeing) ? other : KeyTranslation.translated(other, agreeing, keyFactory());
    }

    private String keyFactory() {
        return isMontgomery(curve) ? curve.jwaName() : "EC";
    }

    /** Returns the shared secret, leading zeros included. */
    byte[] agree(PrivateKey own, PublicKey other) throws GeneralSecurityException {
        KeyAgreement ecdh = started(own);
        ecdh.doPhase(other, true);
        return sound(curve, ecdh.generateSecret());
    }

    /**
     * Returns a shared secret that came from elsewhere.
     *
     * @throws KeySourceException if it has not the length that the curve prescribes
     * @throws GeneralSecurityException if it is the zero that a point of small order gives (RFC 7748 section 6)
     */
    static byte[] sound(Curve curve, byte[] secret) throws GeneralSecurityException {
        if (secret.length != curve.octets()) {
            throw new KeySourceException("expected a shared secret of " + curve.octets() + " octets on "
                    + curve.jwaName() + ", was " + secret.length);
        }
        if (isMontgomery(curve) && Octets.equal(secret, new byte[secret.length])) {
            throw new InvalidKeyException();
        }
        return secret;
    }

    private KeyAgreement started(PrivateKey own) throws GeneralSecurityException {
        KeyAgreement ecdh = KeyAgreement.getInstance(agreement, agreeing);
        ecdh.init(own);
        return ecdh;
    }

    private static boolean isMontgomery(Curve curve) {
        return curve == Curve.X25519 || curve == Curve.X448;
    }
}
