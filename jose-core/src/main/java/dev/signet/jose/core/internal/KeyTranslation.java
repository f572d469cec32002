package dev.signet.jose.core.internal;

import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.KeySpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPrivateCrtKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.security.spec.X509EncodedKeySpec;

/**
 * Makes keys the objects of the provider that computes with them, so that they are decoded and checked once and not at
 * every call. The standard encodings are the one form that all providers read.
 */
public final class KeyTranslation {

    private KeyTranslation() {}

    /**
     * Returns a private key as a provider's own object.
     *
     * @param key the key
     * @param provider the provider
     * @param keyFactory the JCA name of the factory for such keys, for example {@code "RSA"}
     * @return the provider's key; the same key if it has no encoding or the provider has no such factory
     * @throws GeneralSecurityException if the provider does not take the key
     */
    public static PrivateKey translated(PrivateKey key, Provider provider, String keyFactory)
            throws GeneralSecurityException {
        return translated(key, provider, keyFactory, PKCS8EncodedKeySpec::new, KeyFactory::generatePrivate);
    }

    /**
     * Returns a public key as a provider's own object.
     *
     * @param key the key
     * @param provider the provider
     * @param keyFactory the JCA name of the factory for such keys, for example {@code "RSA"}
     * @return the provider's key; the same key if it has no encoding or the provider has no such factory
     * @throws GeneralSecurityException if the provider does not take the key
     */
    public static PublicKey translated(PublicKey key, Provider provider, String keyFactory)
            throws GeneralSecurityException {
        return translated(key, provider, keyFactory, X509EncodedKeySpec::new, KeyFactory::generatePublic);
    }

    private interface Encoding {

        KeySpec of(byte[] encoded);
    }

    private interface Generation<K> {

        K generate(KeyFactory factory, KeySpec spec) throws GeneralSecurityException;
    }

    private static <K extends Key> K translated(
            K key, Provider provider, String keyFactory, Encoding encoding, Generation<K> generation)
            throws GeneralSecurityException {
        byte[] encoded = key.getEncoded();
        if (encoded == null) {
            return key;
        }
        try {
            if (key.getAlgorithm().equals(RsaLimit.JCA_NAME)) {
                return limited(key, provider, keyFactory, encoding.of(encoded), generation);
            }
            return has(provider, keyFactory)
                    ? generation.generate(KeyFactory.getInstance(keyFactory, provider), encoding.of(encoded))
                    : key;
        } finally {
            Octets.wipe(encoded);
        }
    }

    /**
     * The JDK has factories of their own for RSA keys that are limited to RSASSA-PSS. Other providers know RSA keys
     * only, and get the numbers: the limit was minded before.
     */
    private static <K extends Key> K limited(
            K key, Provider provider, String keyFactory, KeySpec encoded, Generation<K> generation)
            throws GeneralSecurityException {
        if (has(provider, RsaLimit.JCA_NAME)) {
            return generation.generate(KeyFactory.getInstance(RsaLimit.JCA_NAME, provider), encoded);
        }
        return has(provider, keyFactory)
                ? generation.generate(KeyFactory.getInstance(keyFactory, provider), numbers(key, encoded))
                : key;
    }

    private static KeySpec numbers(Key key, KeySpec encoded) {
        if (key instanceof RSAPublicKey rsa) {
            return new RSAPublicKeySpec(rsa.getModulus(), rsa.getPublicExponent());
        }
        if (key instanceof RSAPrivateCrtKey rsa) {
            return new RSAPrivateCrtKeySpec(
                    rsa.getModulus(),
                    rsa.getPublicExponent(),
                    rsa.getPrivateExponent(),
                    rsa.getPrimeP(),
                    rsa.getPrimeQ(),
                    rsa.getPrimeExponentP(),
                    rsa.getPrimeExponentQ(),
                    rsa.getCrtCoefficient());
        }
        return encoded;
    }

    private static boolean has(Provider provider, String keyFactory) {
        return provider.getService("KeyFactory", keyFactory) != null;
    }
}
