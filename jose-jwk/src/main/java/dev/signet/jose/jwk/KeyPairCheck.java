package dev.signet.jose.jwk;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.signet.jose.core.CryptoProviders;
import dev.signet.jose.core.internal.CryptoOperation;
import dev.signet.jose.core.internal.KeyFamily;
import dev.signet.jose.core.internal.KeyTranslation;
import dev.signet.jose.core.internal.Octets;
import dev.signet.jose.core.internal.ProviderLookup;
import dev.signet.jose.core.internal.ProviderService;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.util.List;
import javax.crypto.KeyAgreement;

/**
 * The pairwise consistency check of a private and a public key: both are used once.
 *
 * <p>Computing the public key from {@code d} would be the direct way, but it would be our own arithmetic on a secret,
 * and {@link java.math.BigInteger} takes time that depends on its operands. The provider's signing and key agreement
 * are written against that, so the secret goes only there: a signature by one half must verify under the other, and a
 * Montgomery key must take the base point to its own {@code x} (RFC 7748 section 6). BouncyCastle's FIPS provider
 * refuses by an {@link AssertionError}, which counts as an exception of a provider.
 */
final class KeyPairCheck {

    /** What a pair is checked with, on any elliptic curve. */
    static final String ECDSA = "SHA256withECDSA";

    private static final String MISMATCH = "\"d\": expected the private key of this very public key";
    private static final byte[] MESSAGE = "do these two halves belong together?".getBytes(US_ASCII);

    private final CryptoProviders providers;

    KeyPairCheck(CryptoProviders providers) {
        this.providers = providers;
    }

    /** Refuses a private key whose signature does not verify under the public key. */
    void requireSigns(KeyFamily family, String algorithm, PublicKey publicKey, PrivateKey privateKey) {
        if (!signs(family, algorithm, publicKey, privateKey)) {
            throw new IllegalArgumentException(MISMATCH);
        }
    }

    /** Refuses an X25519 or X448 private key that does not lead to {@code x}. */
    void requireAgrees(Curve curve, byte[] x, PrivateKey privateKey, PublicKey basePoint) {
        Provider provider = ProviderLookup.of(providers)
                .provider(CryptoOperation.AGREE, KeyFamily.ofCurve(curve.jwaName()), "KeyAgreement", curve.jwaName());
        try {
            KeyAgreement agreement = KeyAgreement.getInstance(curve.jwaName(), provider);
            agreement.init(KeyTranslation.translated(privateKey, provider, curve.jwaName()));
            agreement.doPhase(KeyTranslation.translated(basePoint, provider, curve.jwaName()), true);
            if (Octets.equal(agreement.generateSecret(), x)) {
                return;
            }
        } catch (GeneralSecurityException | RuntimeException | AssertionError e) {
            // The same answer as for another x; the provider's words might repeat the key.
        }
        throw new IllegalArgumentException(MISMATCH);
    }

    /**
     * Returns whether a signature by one half verifies under the other. One provider does both, and for one
     * signature it need not be a fast one that has to be made first.
     */
    boolean signs(KeyFamily family, String algorithm, PublicKey publicKey, PrivateKey privateKey) {
        try {
            return ProviderLookup.of(providers)
                    .made(
                            CryptoOperation.CHECK_PAIR,
                            family,
                            "Signature",
                            List.of(algorithm),
                            found -> signs(found, publicKey, privateKey));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean signs(ProviderService found, PublicKey publicKey, PrivateKey privateKey) {
        Signature signer;
        Signature verifier;
        try {
            signer = Signature.getInstance(found.algorithm(), found.provider());
            verifier = Signature.getInstance(found.algorithm(), found.provider());
            signer.initSign(privateKey, Octets.randomness());
            verifier.initVerify(publicKey);
        } catch (GeneralSecurityException | RuntimeException | AssertionError e) {
            // Not with its words, which might repeat the key.
            throw new IllegalArgumentException("provider " + found.provider().getName() + " refuses this key");
        }
        try {
            signer.update(MESSAGE);
            verifier.update(MESSAGE);
            return verifier.verify(signer.sign());
        } catch (GeneralSecurityException | RuntimeException | AssertionError e) {
            // Numbers that do not belong together may also make a provider throw, with the key in its message.
            return false;
        }
    }
}
