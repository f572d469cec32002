package dev.signet.jose.jws;

import dev.signet.jose.core.internal.KeyTranslation;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;

/**
 * A signature algorithm of one provider. Immutable.
 *
 * @param jca the algorithm
 * @param name the name that the provider has for it
 * @param provider the provider
 */
record ProviderSignature(JcaSignature jca, JcaSignature.Name name, Provider provider) {

    /** ACCP, and how many octets its object for Ed25519 keeps until the end of a message. */
    private static final String LIMITED = "AmazonCorrettoCryptoProvider";

    private static final int MOST_OCTETS = 1 << 20;

    /** Returns whether the provider refuses long messages. */
    boolean isLimited() {
        return jca.needsWholeMessage() && provider.getName().equals(LIMITED);
    }

    /** Returns whether the provider takes a message of a length. */
    boolean takes(int octets) {
        return !isLimited() || octets <= MOST_OCTETS;
    }

    /** Returns the message for what the provider does not take. */
    String tooLong() {
        return "expected header and payload of at most " + MOST_OCTETS + " octets: the provider " + provider.getName()
                + " takes no more with " + jca.jwaName();
    }

    /** Returns a new object, without a key yet. */
    Signature instance() throws GeneralSecurityException {
        Signature signature = Signature.getInstance(name.algorithm(), provider);
        if (name.parameters().isPresent()) {
            signature.setParameter(name.parameters().get());
        }
        return signature;
    }

    /** Returns a signature of the provider in the form that JWS has. */
    byte[] fromProvider(byte[] signature, SignatureFormat format) {
        return name.der() ? new DerSignature(signature, format.octets() / 2).rAndS() : signature;
    }

    /** Returns a signature of a JWS in the form that the provider takes. */
    byte[] toProvider(byte[] signature) {
        return name.der() ? DerSignature.encoded(signature) : signature;
    }

    /**
     * Returns a private key as the provider's own object.
     *
     * @throws IllegalArgumentException if the provider does not take the key
     */
    PrivateKey translated(PrivateKey key) {
        try {
            return KeyTranslation.translated(key, provider, jca.keyFactory());
        } catch (GeneralSecurityException | RuntimeException | AssertionError e) {
            throw refused(key, e);
        }
    }

    /**
     * Returns a public key as the provider's own object.
     *
     * @throws IllegalArgumentException if the provider does not take the key
     */
    PublicKey translated(PublicKey key) {
        try {
            return KeyTranslation.translated(key, provider, jca.keyFactory());
        } catch (GeneralSecurityException | RuntimeException | AssertionError e) {
            throw refused(key, e);
        }
    }

    /** Returns the refusal of a key that the provider does not take. */
    IllegalArgumentException refused(Key key, Throwable cause) {
        String elsewhere = "; if another provider holds the key, pass that provider with the key";
        return new IllegalArgumentException(
                jca.jwaName() + ": the provider " + provider.getName() + " does not take this " + key.getAlgorithm()
                        + " key" + (key instanceof PrivateKey ? elsewhere : ""),
                cause);
    }
}
