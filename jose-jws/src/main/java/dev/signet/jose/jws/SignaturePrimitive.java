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
import java.security.ProviderException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * A JCA {@link Signature} with one key of one provider. A new object for each call, which costs next to nothing beside
 * the arithmetic once the provider and its own form of the key are known. Thread-safe.
 */
final class SignaturePrimitive implements Primitive {

    private final Recipe recipe;
    private final Provider provider;
    private final @Nullable PrivateKey privateKey;
    private final @Nullable PublicKey publicKey;
    private final int octets;

    /**
     * How one algorithm is asked for, and what its signatures look like.
     *
     * @param jwaName the algorithm, for messages
     * @param jcaName its name in JCA
     * @param parameters what JCA must be told besides, or null
     * @param keyFactory the JCA name of the factory for its keys
     * @param family for the choice of a provider
     * @param shape checks a signature before the provider sees it
     */
    record Recipe(
            String jwaName,
            String jcaName,
            @Nullable AlgorithmParameterSpec parameters,
            String keyFactory,
            KeyFamily family,
            SignatureFormat shape) {}

    private SignaturePrimitive(
            Recipe recipe,
            Provider provider,
            @Nullable PrivateKey privateKey,
            @Nullable PublicKey publicKey,
            int octets) {
        this.recipe = recipe;
        this.provider = provider;
        this.privateKey = privateKey;
        this.publicKey = publicKey;
        this.octets = octets;
    }

    /** Returns what verifies with a public key that has been validated. */
    static SignaturePrimitive verifying(Recipe recipe, PublicKey key, int octets, CryptoProviders providers) {
        Provider provider = provider(recipe, CryptoOperation.VERIFY, providers);
        PublicKey own = (PublicKey) translated(recipe, key, provider);
        SignaturePrimitive primitive = new SignaturePrimitive(recipe, provider, null, own, octets);
        primitive.tryOut(key);
        return primitive;
    }

    /** Returns what signs with a private key whose material is at hand. */
    static SignaturePrimitive signing(Recipe recipe, PrivateKey key, int octets, CryptoProviders providers) {
        Provider provider = provider(recipe, CryptoOperation.SIGN, providers);
        PrivateKey own = (PrivateKey) translated(recipe, key, provider);
        SignaturePrimitive primitive = new SignaturePrimitive(recipe, provider, own, null, octets);
        primitive.tryOut(key);
        return primitive;
    }

    /** Returns what signs with a private key that lives in a provider, for example a PKCS#11 token. */
    static SignaturePrimitive signingAt(Recipe recipe, PrivateKey handle, int octets, Provider home) {
        SignaturePrimitive primitive = new SignaturePrimitive(recipe, home, handle, null, octets);
        primitive.tryOut(handle);
        return primitive;
    }

    /** Returns the provider, or says which jar to add. */
    static Provider provider(Recipe recipe, CryptoOperation operation, CryptoProviders providers) {
        try {
            return ProviderLookup.of(providers).provider(operation, recipe.family, "Signature", recipe.jcaName);
        } catch (IllegalStateException e) {
            throw new IllegalStateException(recipe.jwaName + ": " + e.getMessage(), e);
        }
    }

    @Override
    public int signatureOctets() {
        return octets;
    }

    @Override
    public boolean needsWhole() {
        return recipe.family == KeyFamily.EDWARDS_CURVE;
    }

    @Override
    public byte[] sign(byte[] message, int from, int to) {
        byte[] signed;
        try {
            Signature signature = started();
            signature.update(message, from, to - from);
            signed = signature.sign();
        } catch (GeneralSecurityException | RuntimeException e) {
            throw unusable(e);
        }
        recipe.shape.requireFromSigner(signed);
        return signed;
    }

    @Override
    public boolean verify(byte[] message, int from, int to, byte[] signature) {
        if (signature.length != octets || !recipe.shape.accepts(signature)) {
            return false;
        }
        try {
            Signature verification = started();
            verification.update(message, from, to - from);
            return matches(verification, signature);
        } catch (GeneralSecurityException | ProviderException e) {
            throw unusable(e);
        }
    }

    @Override
    public Run start() {
        try {
            return new SignatureRun(started());
        } catch (GeneralSecurityException | ProviderException e) {
            throw unusable(e);
        }
    }

    private final class SignatureRun implements Run {

        private final Signature signature;

        SignatureRun(Signature signature) {
            this.signature = signature;
        }

        @Override
        public void update(byte[] piece, int length) {
            try {
                signature.update(piece, 0, length);
            } catch (SignatureException | ProviderException e) {
                throw unusable(e);
            }
        }

        @Override
        public byte[] sign() {
            byte[] signed;
            try {
                signed = signature.sign();
            } catch (GeneralSecurityException | RuntimeException e) {
                throw unusable(e);
            }
            recipe.shape.requireFromSigner(signed);
            return signed;
        }

        @Override
        public boolean verify(byte[] candidate) {
            return candidate.length == octets && recipe.shape.accepts(candidate) && matches(signature, candidate);
        }
    }

    private boolean matches(Signature verification, byte[] signature) {
        try {
            return verification.verify(signature);
        } catch (ProviderException e) {
            throw unusable(e);
        } catch (SignatureException e) {
            // Providers differ in whether a signature that cannot be is "no" or an error.
            return false;
        }
    }

    private KeySourceException unusable(Exception cause) {
        String purpose = privateKey == null ? "verify" : "sign";
        return new KeySourceException("the key could not be used to " + purpose + " with " + recipe.jwaName, cause);
    }

    private Signature started() throws GeneralSecurityException {
        Signature signature = Signature.getInstance(recipe.jcaName, provider);
        if (recipe.parameters != null) {
            signature.setParameter(recipe.parameters);
        }
        if (privateKey != null) {
            signature.initSign(privateKey);
        } else {
            signature.initVerify(publicKey);
        }
        return signature;
    }

    private void tryOut(Key key) {
        try {
            started();
        } catch (GeneralSecurityException | RuntimeException e) {
            throw refused(recipe, key, provider, e);
        }
    }

    /**
     * Returns the key as the provider's own object, so that it is decoded and checked once and not at every call. The
     * standard encodings are the one form that all providers read; a key without one stays as it is.
     */
    private static Key translated(Recipe recipe, Key key, Provider provider) {
        byte[] encoded = key.getEncoded();
        // The JDK has factories of their own for RSA keys that are limited to RSASSA-PSS.
        String factoryName = key.getAlgorithm().equals(RsaLimit.JCA_NAME) ? RsaLimit.JCA_NAME : recipe.keyFactory;
        if (encoded == null || provider.getService("KeyFactory", factoryName) == null) {
            return key;
        }
        try {
            KeyFactory factory = KeyFactory.getInstance(factoryName, provider);
            return key instanceof PrivateKey
                    ? factory.generatePrivate(new PKCS8EncodedKeySpec(encoded))
                    : factory.generatePublic(new X509EncodedKeySpec(encoded));
        } catch (GeneralSecurityException | RuntimeException e) {
            throw refused(recipe, key, provider, e);
        }
    }

    private static IllegalArgumentException refused(Recipe recipe, Key key, Provider provider, Exception cause) {
        String elsewhere = "; if the key lives in another provider, name that provider beside the key";
        return new IllegalArgumentException(
                recipe.jwaName + ": the provider " + provider.getName() + " does not take this " + key.getAlgorithm()
                        + " key" + (key instanceof PrivateKey ? elsewhere : ""),
                cause);
    }
}
