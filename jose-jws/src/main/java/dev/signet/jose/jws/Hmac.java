package dev.signet.jose.jws;

import dev.signet.jose.core.CryptoProviders;
import dev.signet.jose.core.internal.CryptoOperation;
import dev.signet.jose.core.internal.KeyFamily;
import dev.signet.jose.core.internal.Octets;
import dev.signet.jose.core.internal.ProviderLookup;
import dev.signet.jose.jwk.Jwk;
import dev.signet.jose.jwk.OctJwk;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.util.Optional;
import javax.crypto.SecretKey;

/**
 * HMAC with SHA-2 (RFC 7518 section 3.2). Whoever can verify can also sign: use it only between parties that share the
 * secret anyway.
 *
 * <p>A key has at least as many octets as the hash. A password is not a key; {@link OctJwk#generate(int)} makes one.
 * There is no way to hand in text, so that a public key in PEM can never become a secret. Immutable.
 */
public enum Hmac implements JwsAlgorithm {
    /** HMAC with SHA-256: 32 octets, keys of at least 32. */
    HS256("HmacSHA256", "SHA-256", 32, 64),
    /** HMAC with SHA-384: 48 octets, keys of at least 48. */
    HS384("HmacSHA384", "SHA-384", 48, 128),
    /** HMAC with SHA-512: 64 octets, keys of at least 64. */
    HS512("HmacSHA512", "SHA-512", 64, 128);

    private final String macName;
    private final String digestName;
    private final int octets;
    private final int blockOctets;
    private final Scheme scheme;

    Hmac(String macName, String digestName, int octets, int blockOctets) {
        this.macName = macName;
        this.digestName = digestName;
        this.octets = octets;
        this.blockOctets = blockOctets;
        this.scheme = new HmacScheme(this);
    }

    @Override
    public String jwaName() {
        return name();
    }

    /**
     * Returns a signer with a secret key.
     *
     * @param key a key with an encoded form; its octets are copied
     * @return the signer
     * @throws IllegalArgumentException if the key is shorter than the hash, or has no encoded form
     */
    public JwsSigner signer(SecretKey key) {
        return JwsSigner.withKey(this, OctJwk.of(key));
    }

    /**
     * Returns a signer with a JWK, whose {@code kid} goes into the header.
     *
     * @param key the key
     * @return the signer
     * @throws IllegalArgumentException if the key is shorter than the hash, or its {@code alg}, {@code use} or
     *     {@code key_ops} forbid this
     */
    public JwsSigner signer(OctJwk key) {
        return JwsSigner.withKey(this, key);
    }

    /**
     * Returns a signer with a key that lives in a provider and may have no encoded form.
     *
     * @param handle the key; its length cannot be seen here
     * @param home the provider it lives in
     * @return the signer
     * @throws IllegalArgumentException if the provider does not take the key
     */
    public JwsSigner signer(SecretKey handle, Provider home) {
        return JwsSigner.withPrimitive(this, new MacPrimitive(macName, handle, home));
    }

    /**
     * Returns a signer whose MACs are made elsewhere, for example by a KMS.
     *
     * @param external what makes the whole MAC
     * @return the signer
     */
    public JwsSigner signer(ExternalSigner external) {
        return JwsSigner.withPrimitive(
                this, new ExternalPrimitive(name(), external, new SignatureFormat.Mac(octets), octets));
    }

    /**
     * Returns a verifier with a secret key.
     *
     * @param key a key with an encoded form; its octets are copied
     * @return the verifier
     * @throws IllegalArgumentException if the key is shorter than the hash, or has no encoded form
     */
    public JwsVerifier verifier(SecretKey key) {
        return JwsVerifier.of(OctJwk.of(key), this);
    }

    /**
     * Returns a verifier with a JWK.
     *
     * @param key the key
     * @return the verifier
     * @throws IllegalArgumentException if the key is shorter than the hash, or its {@code alg}, {@code use} or
     *     {@code key_ops} forbid this
     */
    public JwsVerifier verifier(OctJwk key) {
        return JwsVerifier.of(key, this);
    }

    Scheme scheme() {
        return scheme;
    }

    private record HmacScheme(Hmac algorithm) implements Scheme {

        @Override
        public Optional<String> objection(Jwk key) {
            if (!(key instanceof OctJwk oct)) {
                return Optional.of(algorithm + " needs a secret (oct) key, this one is " + key.keyType());
            }
            return oct.octets() >= algorithm.octets
                    ? Optional.empty()
                    : Optional.of(algorithm + " needs a key of at least " + algorithm.octets
                            + " octets (RFC 7518 section 3.2), this one has " + oct.octets());
        }

        @Override
        public void requireVerifying(CryptoProviders providers) {
            provider(providers, "Mac", algorithm.macName);
        }

        @Override
        public Primitive verifying(Jwk key, CryptoProviders providers) {
            return signing(key, providers);
        }

        @Override
        public Primitive signing(Jwk key, CryptoProviders providers) {
            SecretKey secret = ((OctJwk) key).key();
            Provider digests = ProviderLookup.of(providers)
                    .find(CryptoOperation.MAC, KeyFamily.SECRET, "MessageDigest", algorithm.digestName)
                    .orElse(null);
            byte[] octets = secret.getEncoded();
            try {
                if (digests != null) {
                    MessageDigest digest = MessageDigest.getInstance(algorithm.digestName, digests);
                    return new HmacPrimitive(digest, algorithm.blockOctets, octets);
                }
            } catch (CloneNotSupportedException | NoSuchAlgorithmException e) {
                // Some providers' digests cannot be cloned: their Mac does the same, a little slower.
            } finally {
                Octets.wipe(octets);
            }
            return new MacPrimitive(algorithm.macName, secret, provider(providers, "Mac", algorithm.macName));
        }

        private static Provider provider(CryptoProviders providers, String service, String name) {
            return ProviderLookup.of(providers).provider(CryptoOperation.MAC, KeyFamily.SECRET, service, name);
        }
    }
}
