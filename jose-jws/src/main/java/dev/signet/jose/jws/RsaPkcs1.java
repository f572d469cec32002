package dev.signet.jose.jws;

import dev.signet.jose.core.internal.AlgorithmSpec;
import dev.signet.jose.jwk.RsaJwk;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;

/**
 * RSASSA-PKCS1-v1_5 with SHA-2 (RFC 7518 section 3.3), for keys of at least 2048 bits. A signature is as long as the
 * modulus. Immutable.
 */
public enum RsaPkcs1 implements JwsAlgorithm {
    /** RSASSA-PKCS1-v1_5 with SHA-256. */
    RS256,
    /** RSASSA-PKCS1-v1_5 with SHA-384. */
    RS384,
    /** RSASSA-PKCS1-v1_5 with SHA-512. */
    RS512;

    private final RsaOperations operations = RsaOperations.pkcs1(AlgorithmSpec.of(name()));

    @Override
    public String jwaName() {
        return name();
    }

    /**
     * Returns a signer for a private key.
     *
     * @param key a key of 2048 to 16,384 bits
     * @return the signer
     * @throws IllegalArgumentException if the key has another size, or is limited to RSASSA-PSS (RFC 4055 section 1.2)
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
     *     or it is limited to RSASSA-PSS
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
     *     RSASSA-PSS
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
