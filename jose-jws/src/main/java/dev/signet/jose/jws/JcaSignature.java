package dev.signet.jose.jws;

import dev.signet.jose.core.CryptoProviders;
import dev.signet.jose.core.KeySourceException;
import dev.signet.jose.core.internal.CryptoOperation;
import dev.signet.jose.core.internal.KeyFamily;
import dev.signet.jose.core.internal.ProviderLookup;
import dev.signet.jose.core.internal.RsaLimit;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.EncodedKeySpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Optional;

/**
 * The names that JCA has for a signature algorithm and its keys, and its parameters. Immutable.
 *
 * @param jwaName the algorithm, for messages
 * @param jcaName its name in JCA
 * @param keyFactory the JCA name of the factory for its keys
 * @param family for the choice of a provider
 * @param parameters the parameters that the name leaves open
 */
record JcaSignature(
        String jwaName,
        String jcaName,
        String keyFactory,
        KeyFamily family,
        Optional<AlgorithmParameterSpec> parameters) {

    JcaSignature(String jwaName, String jcaName, String keyFactory, KeyFamily family) {
        this(jwaName, jcaName, keyFactory, family, Optional.empty());
    }

    /** Returns the provider, or throws an {@link IllegalStateException} that says which jar to add. */
    Provider provider(CryptoOperation operation, CryptoProviders providers) {
        try {
            return ProviderLookup.of(providers).provider(operation, family, "Signature", jcaName);
        } catch (IllegalStateException e) {
            throw new IllegalStateException(jwaName + ": " + e.getMessage(), e);
        }
    }

    /** EdDSA hashes a message twice. */
    boolean needsWholeMessage() {
        return family == KeyFamily.EDWARDS_CURVE;
    }

    /** Returns a new object, without a key yet. */
    Signature instance(Provider provider) throws GeneralSecurityException {
        Signature signature = Signature.getInstance(jcaName, provider);
        if (parameters.isPresent()) {
            signature.setParameter(parameters.get());
        }
        return signature;
    }

    /**
     * Returns a private key as the provider's own object, so that it is decoded and checked once and not at every call.
     * The standard encodings are the one form that all providers read; a key without one stays as it is.
     */
    PrivateKey translated(PrivateKey key, Provider provider) {
        return translated(key, provider, encoded -> new PKCS8EncodedKeySpec(encoded), KeyFactory::generatePrivate);
    }

    /** Returns a public key as the provider's own object. */
    PublicKey translated(PublicKey key, Provider provider) {
        return translated(key, provider, encoded -> new X509EncodedKeySpec(encoded), KeyFactory::generatePublic);
    }

    /** Returns the refusal of a key that a provider does not take. */
    IllegalArgumentException refused(Key key, Provider provider, Exception cause) {
        String elsewhere = "; if another provider holds the key, pass that provider with the key";
        return new IllegalArgumentException(
                jwaName + ": the provider " + provider.getName() + " does not take this " + key.getAlgorithm() + " key"
                        + (key instanceof PrivateKey ? elsewhere : ""),
                cause);
    }

    /** Returns the failure of a key that was taken before. */
    KeySourceException unusable(String purpose, Exception cause) {
        return new KeySourceException("the key could not be used to " + purpose + " with " + jwaName, cause);
    }

    private interface Encoding {

        EncodedKeySpec of(byte[] encoded);
    }

    private interface Generation<K> {

        K generate(KeyFactory factory, EncodedKeySpec spec) throws GeneralSecurityException;
    }

    private <K extends Key> K translated(K key, Provider provider, Encoding encoding, Generation<K> generation) {
        byte[] encoded = key.getEncoded();
        // The JDK has factories of their own for RSA keys that are limited to RSASSA-PSS.
        String factory = key.getAlgorithm().equals(RsaLimit.JCA_NAME) ? RsaLimit.JCA_NAME : keyFactory;
        if (encoded == null || provider.getService("KeyFactory", factory) == null) {
            return key;
        }
        try {
            return generation.generate(KeyFactory.getInstance(factory, provider), encoding.of(encoded));
        } catch (GeneralSecurityException | RuntimeException e) {
            throw refused(key, provider, e);
        }
    }
}
