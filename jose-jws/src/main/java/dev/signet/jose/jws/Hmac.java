package dev.signet.jose.jws;

import dev.signet.jose.core.CryptoProviders;
import dev.signet.jose.core.internal.AlgorithmSpec;
import dev.signet.jose.core.internal.CryptoOperation;
import dev.signet.jose.core.internal.KeyFamily;
import dev.signet.jose.core.internal.Octets;
import dev.signet.jose.core.internal.ProviderLookup;
import dev.signet.jose.jwk.Jwk;
import dev.signet.jose.jwk.OctJwk;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import javax.crypto.SecretKey;

/**
 * HMAC with SHA-2 (RFC 7518 section 3.2). A party that can verify can also sign: use it only between parties that share
 * the secret anyway.
 *
 * <p>A key has at least as many octets as the hash. A password is not a key; {@link OctJwk#generate(int)} makes one.
 * No method takes text, so that a public key in PEM can never become a secret. Immutable.
 */
public enum Hmac implements JwsAlgorithm {
    /** HMAC with SHA-256: 32 octets, keys of at least 32. */
    HS256(64),
    /** HMAC with SHA-384: 48 octets, keys of at least 48. */
    HS384(128),
    /** HMAC with SHA-512: 64 octets, keys of at least 64. */
    HS512(128);

    private final HmacOperations operations;

    /** The block is what the hash compresses at a time (FIPS 180-4). */
    Hmac(int blockOctets) {
        this.operations = new HmacOperations(AlgorithmSpec.of(name()), blockOctets);
    }

    @Override
    public String jwaName() {
        return name();
    }

    /**
     * Returns a signer for a secret key.
     *
     * @param key a key with an encoded form; its octets are copied
     * @return the signer
     * @throws IllegalArgumentException if the key is shorter than the hash, or has no encoded form
     */
    public JwsSigner signer(SecretKey key) {
        return JwsSigner.of(OctJwk.of(key), this);
    }

    /**
     * Returns a signer for a JWK. Its {@code kid} is written into the header.
     *
     * @param key the key
     * @return the signer
     * @throws IllegalArgumentException if the key is shorter than the hash, or its {@code alg}, {@code use} or
     *     {@code key_ops} forbid this
     */
    public JwsSigner signer(OctJwk key) {
        return JwsSigner.of(key, this);
    }

    /**
     * Returns a signer for a secret key held by a provider, which may have no encoded form.
     *
     * @param handle the key; its length is not checked
     * @param home the provider that holds it
     * @return the signer
     * @throws IllegalArgumentException if the provider does not take the key
     */
    public JwsSigner signer(SecretKey handle, Provider home) {
        return JwsSigner.boundTo(this, JcaMacPrimitive.at(home, operations.macName(), handle));
    }

    /**
     * Returns a signer for a secret key outside of this process, for example in a KMS.
     *
     * @param external makes the whole MAC
     * @return the signer
     */
    public JwsSigner signer(ExternalSigner external) {
        return JwsSigner.boundTo(
                this,
                new ExternalPrimitive(
                        name(),
                        external,
                        new SignatureFormat.Mac(operations.algorithm().keyOctets())));
    }

    /**
     * Returns a verifier for a secret key.
     *
     * @param key a key with an encoded form; its octets are copied
     * @return the verifier
     * @throws IllegalArgumentException if the key is shorter than the hash, or has no encoded form
     */
    public JwsVerifier verifier(SecretKey key) {
        return JwsVerifier.of(OctJwk.of(key), this);
    }

    /**
     * Returns a verifier for a JWK.
     *
     * @param key the key
     * @return the verifier
     * @throws IllegalArgumentException if the key is shorter than the hash, or its {@code alg}, {@code use} or
     *     {@code key_ops} forbid this
     */
    public JwsVerifier verifier(OctJwk key) {
        return JwsVerifier.of(key, this);
    }

    KeyOperations operations() {
        return operations;
    }

    /** With HMAC, verifying is signing again. */
    private record HmacOperations(AlgorithmSpec algorithm, int blockOctets) implements KeyOperations {

        @Override
        public void requireVerifying(CryptoProviders providers) {
            macProvider(providers);
        }

        @Override
        public VerifyingPrimitive verifying(Jwk key, CryptoProviders providers) {
            return primitive(key, providers);
        }

        @Override
        public SigningPrimitive signing(Jwk key, CryptoProviders providers) {
            return primitive(key, providers);
        }

        private MacPrimitive primitive(Jwk key, CryptoProviders providers) {
            SecretKey secret = ((OctJwk) key).key();
            // Cloning pays with the JDK's digests only; ACCP's take longer to clone than its Mac takes for a token.
            Provider digests = ProviderLookup.of(providers)
                    .find(CryptoOperation.MAC, KeyFamily.SECRET, "MessageDigest", digestName())
                    .filter(ProviderLookup::isOfTheJdk)
                    .orElse(null);
            byte[] octets = secret.getEncoded();
            try {
                if (digests != null) {
                    MessageDigest digest = MessageDigest.getInstance(digestName(), digests);
                    return new HmacPrimitive(digest, blockOctets, octets);
                }
            } catch (CloneNotSupportedException | NoSuchAlgorithmException e) {
                // A digest that cannot be cloned: the Mac does the same, a little slower.
            } finally {
                Octets.wipe(octets);
            }
            return JcaMacPrimitive.of(macName(), secret, macProvider(providers));
        }

        private Provider macProvider(CryptoProviders providers) {
            return ProviderLookup.of(providers).provider(CryptoOperation.MAC, KeyFamily.SECRET, "Mac", macName());
        }

        private String digestName() {
            return algorithm.hash().orElseThrow();
        }

        String macName() {
            return "Hmac" + digestName().replace("-", "");
        }
    }
}
