package dev.signet.jose.jws;

import dev.signet.jose.core.CryptoProviders;
import dev.signet.jose.core.internal.AlgorithmSpec;
import dev.signet.jose.core.internal.CryptoOperation;
import dev.signet.jose.core.internal.KeyFamily;
import dev.signet.jose.jwk.Curve;
import dev.signet.jose.jwk.EcJwk;
import dev.signet.jose.jwk.Jwk;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.interfaces.ECKey;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.util.List;
import java.util.Optional;

/**
 * ECDSA (RFC 7518 section 3.4, RFC 8812 section 3). A signature is R || S, each as long as the curve's order; DER is
 * refused. Each algorithm has exactly one curve. Immutable.
 */
public enum Ecdsa implements JwsAlgorithm {
    /** ECDSA on P-256 with SHA-256: 64 octets. */
    ES256,
    /** ECDSA on P-384 with SHA-384: 96 octets. */
    ES384,
    /** ECDSA on P-521 with SHA-512: 132 octets. */
    ES512,
    /** ECDSA on secp256k1 with SHA-256: 64 octets. The JDK lacks this curve, bcprov-jdk18on brings it. */
    ES256K;

    private final EcOperations operations = EcOperations.of(AlgorithmSpec.of(name()));

    @Override
    public String jwaName() {
        return name();
    }

    /**
     * Returns a signer for a private key.
     *
     * @param key a key on the algorithm's curve
     * @return the signer
     * @throws IllegalArgumentException if the key is on another curve
     */
    public JwsSigner signer(ECPrivateKey key) {
        operations.requireCurve(key);
        return JwsSigner.of(this, providers -> operations.signing(key, providers));
    }

    /**
     * Returns a signer for a JWK. Its {@code kid} is written into the header.
     *
     * @param key a private key on the algorithm's curve
     * @return the signer
     * @throws IllegalArgumentException if the key is on another curve or not private, or its {@code alg}, {@code use}
     *     or {@code key_ops} forbid this
     */
    public JwsSigner signer(EcJwk key) {
        return JwsSigner.of(key, this);
    }

    /**
     * Returns a signer for a private key held by a provider, for example on a PKCS#11 token.
     *
     * @param handle the key
     * @param home the provider that holds it
     * @return the signer
     * @throws IllegalArgumentException if the provider does not take the key, or its curve can be seen and is another
     */
    public JwsSigner signer(PrivateKey handle, Provider home) {
        if (handle instanceof ECKey ec) {
            operations.requireCurve(ec);
        }
        return JwsSigner.boundTo(this, JcaSigningPrimitive.at(home, operations.jca, operations.format, handle));
    }

    /**
     * Returns a signer for a private key outside of this process, for example in a KMS.
     *
     * @param external makes signatures in the form R || S; one in DER, which {@link #fromDer} converts, is refused
     * @return the signer
     */
    public JwsSigner signer(ExternalSigner external) {
        return JwsSigner.boundTo(this, new ExternalPrimitive(name(), external, operations.format));
    }

    /**
     * Converts a signature from DER, as many KMSs return it to an {@link ExternalSigner}, to the form that JWS has.
     *
     * @param der Ecdsa-Sig-Value (RFC 3279 section 2.2.3): a SEQUENCE of the INTEGERs R and S, and nothing after it
     * @return R || S, 64, 96 or 132 octets
     * @throws IllegalArgumentException if it is something else, for example R || S already, or is longer than
     *     signatures of this algorithm are
     */
    public byte[] fromDer(byte[] der) {
        return new DerSignature(der, operations.curve.octets()).rAndS();
    }

    /**
     * Returns a verifier for a public key.
     *
     * @param key a key on the algorithm's curve
     * @return the verifier
     * @throws IllegalArgumentException if the key is on another curve, or not a point of its curve
     */
    public JwsVerifier verifier(ECPublicKey key) {
        return JwsVerifier.of(EcJwk.of(key), this);
    }

    /**
     * Returns a verifier for a JWK.
     *
     * @param key a key on the algorithm's curve
     * @return the verifier
     * @throws IllegalArgumentException if the key is on another curve, or its {@code alg}, {@code use} or
     *     {@code key_ops} forbid this
     */
    public JwsVerifier verifier(EcJwk key) {
        return JwsVerifier.of(key, this);
    }

    KeyOperations operations() {
        return operations;
    }

    private record EcOperations(AlgorithmSpec algorithm, Curve curve, JcaSignature jca, SignatureFormat.RAndS format)
            implements KeyOperations {

        static EcOperations of(AlgorithmSpec algorithm) {
            Curve curve = Curve.named(algorithm.curve()).orElseThrow();
            String hash = algorithm.hash().orElseThrow().replace("-", "");
            return new EcOperations(
                    algorithm,
                    curve,
                    new JcaSignature(
                            algorithm.name(),
                            List.of(
                                    JcaSignature.Name.of(hash + "withECDSAinP1363Format"),
                                    JcaSignature.Name.inDer(hash + "withECDSA")),
                            "EC",
                            KeyFamily.ofCurve(curve.jwaName())),
                    new SignatureFormat.RAndS(curve.parameters().getOrder(), curve.octets()));
        }

        @Override
        public void requireVerifying(CryptoProviders providers) {
            jca.require(CryptoOperation.VERIFY, providers);
        }

        @Override
        public VerifyingPrimitive verifying(Jwk key, CryptoProviders providers) {
            ECPublicKey publicKey = ((EcJwk) key).publicKey();
            return jca.<VerifyingPrimitive>made(
                    CryptoOperation.VERIFY,
                    providers,
                    service -> JcaVerifyingPrimitive.of(service, format, publicKey),
                    () -> BouncyCastleClasses.verifying(
                            curve, publicKey, format, algorithm.hash().orElseThrow()));
        }

        @Override
        public SigningPrimitive signing(Jwk key, CryptoProviders providers) {
            return signing(((EcJwk) key).privateKey().orElseThrow(), providers);
        }

        SigningPrimitive signing(ECPrivateKey key, CryptoProviders providers) {
            return jca.<SigningPrimitive>made(
                    CryptoOperation.SIGN,
                    providers,
                    service -> JcaSigningPrimitive.of(service, format, key),
                    Optional::empty);
        }

        /** Curves are compared, not the lengths of their orders: P-256 and secp256k1 both have 256 bits. */
        void requireCurve(ECKey key) {
            Optional<Curve> actual = Curve.of(key.getParams());
            if (actual.isEmpty() || actual.get() != curve) {
                throw new IllegalArgumentException(algorithm.name() + " needs " + algorithm.keyDescription()
                        + ", this is a key on "
                        + actual.map(Curve::jwaName).orElse("a curve that JOSE does not have"));
            }
        }
    }
}
