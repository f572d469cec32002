package dev.signet.jose.jws;

import dev.signet.jose.core.internal.AlgorithmSpec;
import dev.signet.jose.jwk.RsaJwk;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;

/**
 * RSASSA-PSS with SHA-2 (RFC 7518 section 3.5), for keys of at least 2048 bits: MGF1 with the same hash, and a salt as
 * long as the hash. A signature is as long as the modulus. Immutable.
 */
public enum RsaPss implements JwsAlgorithm {
    /** RSASSA-PSS with SHA-256 and a salt of 32 octets. */
    PS256(32),
    /** RSASSA-PSS with SHA-384 and a salt of 48 octets. */
    PS384(48),
    /** RSASSA-PSS with SHA-512 and a salt of 64 octets. */
    PS512(64);

    private final RsaOperations operations;

    RsaPss(int saltOctets) {
        this.operations = RsaOperations.pss(AlgorithmSpec.of(name()), saltOctets);
    }

    @Override
    public String jwaName() {
        return name();
    }

    /**
     * Returns a signer for a private key.
     *
     * @param key a key of 2048 to 16,384 bits
     * @return the signer
     * @throws IllegalArgumentException if the key has another size, or is limited to RSASSA-PSS with another hash
     */
    public JwsSigner signer(RSAPrivateKey key) {
        operations.requireUsable(key);
        return JwsSigner.of(this, providers -> operations.signing(key, providers));
    }

    /**
     * Returns a signer for a JWK. Its {@code kid} is written into the header.
     *
     * @param key a private key
     * @return the signer
     * @throws IllegalArgumentException if the key is not private, or its {@code alg}, {@code use} or {@code key_ops}
     *     forbid this
     */
    public JwsSigner signer(RsaJwk key) {
        return JwsSigner.of(key, this);
    }

    /**
     * Returns a signer for a private key held by a provider, for example on a PKCS#11 token.
     *
     * @param handle the key
     * @param home the provider that holds it
     * @return the signer
     * @throws IllegalArgumentException if the provider does not take the key, or its size can be seen and is wrong,
     *     or it is limited to RSASSA-PSS with another hash
     */
    public JwsSigner signer(PrivateKey handle, Provider home) {
        return JwsSigner.boundTo(this, operations.signingAt(home, handle));
    }

    /**
     * Returns a signer for a private key outside of this process, for example in a KMS.
     *
     * @param external makes signatures as long as the modulus
     * @return the signer
     */
    public JwsSigner signer(ExternalSigner external) {
        return JwsSigner.boundTo(this, new ExternalPrimitive(name(), external, RsaOperations.UNKNOWN_MODULUS));
    }

    /**
     * Returns a verifier for a public key.
     *
     * @param key the key
     * @return the verifier
     * @throws IllegalArgumentException if the key is weak, as {@link RsaJwk#of(RSAPublicKey)} says, or limited to
     *     RSASSA-PSS with another hash
     */
    public JwsVerifier verifier(RSAPublicKey key) {
        return JwsVerifier.of(RsaJwk.of(key), this);
    }

    /**
     * Returns a verifier for a JWK.
     *
     * @param key the key
     * @return the verifier
     * @throws IllegalArgumentException if the key's {@code alg}, {@code use} or {@code key_ops} forbid this
     */
    public JwsVerifier verifier(RsaJwk key) {
        return JwsVerifier.of(key, this);
    }

    KeyOperations operations() {
        return operations;
    }
}
