package dev.signet.jose.jws;

import dev.signet.jose.core.CryptoProviders;
import dev.signet.jose.core.internal.AlgorithmSpec;
import dev.signet.jose.core.internal.CryptoOperation;
import dev.signet.jose.core.internal.KeyFamily;
import dev.signet.jose.core.internal.MlDsaParameters;
import dev.signet.jose.core.internal.Octets;
import dev.signet.jose.jwk.AkpJwk;
import dev.signet.jose.jwk.Jwk;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.util.List;
import java.util.Optional;

/**
 * ML-DSA (RFC 9964, FIPS 204), signatures that a quantum computer is not known to forge. They are pure ML-DSA with an
 * empty context; signing is hedged, so that two signatures of one message differ. They are long: a token has 3.3, 4.5
 * or 6.3 kilobytes and more, of the 8 that many servers accept in a header field.
 *
 * <p>The JDK has ML-DSA from version 24, and bcprov-jdk18on brings it to older ones. It has no type of its own for such
 * keys, so that a key of another kind is refused when it is given, and not by the compiler as elsewhere. Immutable.
 */
public enum MlDsa implements JwsAlgorithm {
    /** ML-DSA-44: signatures of 2420 octets, public keys of 1312. */
    ML_DSA_44(MlDsaParameters.ML_DSA_44),
    /** ML-DSA-65: signatures of 3309 octets, public keys of 1952. */
    ML_DSA_65(MlDsaParameters.ML_DSA_65),
    /** ML-DSA-87: signatures of 4627 octets, public keys of 2592. */
    ML_DSA_87(MlDsaParameters.ML_DSA_87);

    private final MlDsaOperations operations;

    MlDsa(MlDsaParameters parameters) {
        this.operations = MlDsaOperations.of(parameters);
    }

    @Override
    public String jwaName() {
        return operations.algorithm.name();
    }

    /**
     * Returns a signer for a private key, also for one that was expanded and has lost its seed, as JDK 24 and 25
     * generate them.
     *
     * @param key a key for this algorithm that encodes as PKCS#8 (RFC 9881 section 6)
     * @return the signer
     * @throws IllegalArgumentException if the key is for another algorithm, or cannot be read
     * @throws IllegalStateException if no provider has ML-DSA; the message names the JDK and the jar that have it
     */
    public JwsSigner signer(PrivateKey key) {
        operations.requireFit(key);
        return JwsSigner.of(this, providers -> operations.signing(key, providers));
    }

    /**
     * Returns a signer for a JWK. Its {@code kid} is written into the header.
     *
     * @param key a private key for this algorithm
     * @return the signer
     * @throws IllegalArgumentException if the key is for another algorithm or not private, or its {@code use} or
     *     {@code key_ops} forbid this
     * @throws IllegalStateException as {@link #signer(PrivateKey)}
     */
    public JwsSigner signer(AkpJwk key) {
        return JwsSigner.of(key, this);
    }

    /**
     * Returns a signer for a private key held by a provider, for example on a PKCS#11 token.
     *
     * @param handle the key
     * @param home the provider that holds it
     * @return the signer
     * @throws IllegalArgumentException if the provider does not take the key
     */
    public JwsSigner signer(PrivateKey handle, Provider home) {
        return JwsSigner.boundTo(this, JcaSigningPrimitive.at(home, operations.jca, operations.format, handle));
    }

    /**
     * Returns a signer for a private key outside of this process, for example in a KMS.
     *
     * @param external makes signatures over the whole message, with an empty context
     * @return the signer
     */
    public JwsSigner signer(ExternalSigner external) {
        return JwsSigner.boundTo(this, new ExternalPrimitive(jwaName(), external, operations.format));
    }

    /**
     * Returns a verifier for a public key.
     *
     * @param key a key for this algorithm that encodes as SubjectPublicKeyInfo (RFC 9881 section 4)
     * @return the verifier
     * @throws IllegalArgumentException if the key is for another algorithm
     * @throws IllegalStateException as {@link #signer(PrivateKey)}
     */
    public JwsVerifier verifier(PublicKey key) {
        return JwsVerifier.of(AkpJwk.of(key), this);
    }

    /**
     * Returns a verifier for a JWK.
     *
     * @param key a key for this algorithm
     * @return the verifier
     * @throws IllegalArgumentException if the key is for another algorithm, or its {@code use} or {@code key_ops}
     *     forbid this
     * @throws IllegalStateException as {@link #signer(PrivateKey)}
     */
    public JwsVerifier verifier(AkpJwk key) {
        return JwsVerifier.of(key, this);
    }

    KeyOperations operations() {
        return operations;
    }

    private record MlDsaOperations(AlgorithmSpec algorithm, JcaSignature jca, SignatureFormat.FixedLength format)
            implements KeyOperations {

        /** JCA names signatures and key factories after the parameter set, as JOSE does. */
        static MlDsaOperations of(MlDsaParameters parameters) {
            String name = parameters.algorithm();
            return new MlDsaOperations(
                    AlgorithmSpec.of(name),
                    new JcaSignature(name, List.of(JcaSignature.Name.of(name)), name, KeyFamily.ML_DSA),
                    new SignatureFormat.FixedLength(parameters.signatureOctets()));
        }

        @Override
        public void requireVerifying(CryptoProviders providers) {
            jca.require(CryptoOperation.VERIFY, providers);
        }

        @Override
        public VerifyingPrimitive verifying(Jwk key, CryptoProviders providers) {
            return jca.<VerifyingPrimitive>made(
                    CryptoOperation.VERIFY,
                    providers,
                    service -> JcaVerifyingPrimitive.of(service, format, ((AkpJwk) key).publicKey()),
                    Optional::empty);
        }

        @Override
        public SigningPrimitive signing(Jwk key, CryptoProviders providers) {
            // The key object is made where a provider was found for the signature, whose absence is told better.
            return jca.<SigningPrimitive>made(
                    CryptoOperation.SIGN,
                    providers,
                    service -> JcaSigningPrimitive.of(
                            service, format, ((AkpJwk) key).privateKey().orElseThrow()),
                    Optional::empty);
        }

        SigningPrimitive signing(PrivateKey key, CryptoProviders providers) {
            return jca.<SigningPrimitive>made(
                    CryptoOperation.SIGN,
                    providers,
                    service -> JcaSigningPrimitive.of(service, format, key),
                    Optional::empty);
        }

        /** The parameter set is read from the encoding: no type and, with some providers, no name tells it. */
        void requireFit(PrivateKey key) {
            byte[] encoded = key.getEncoded();
            if (encoded == null) {
                throw new IllegalArgumentException(algorithm.name() + ": expected a private key that can be read; if a"
                        + " provider holds it, pass that provider with the key");
            }
            Optional<MlDsaParameters> actual = MlDsaParameters.ofKey(encoded);
            Octets.wipe(encoded);
            if (!actual.map(MlDsaParameters::algorithm).equals(Optional.of(algorithm.name()))) {
                throw new IllegalArgumentException(algorithm.name() + " needs " + algorithm.keyDescription()
                        + ", this is "
                        + actual.map(one -> "a key for " + one.algorithm()).orElse("of another kind"));
            }
        }
    }
}
