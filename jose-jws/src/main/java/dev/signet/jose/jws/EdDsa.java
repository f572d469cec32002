package dev.signet.jose.jws;

import dev.signet.jose.core.CryptoProviders;
import dev.signet.jose.core.internal.AlgorithmSpec;
import dev.signet.jose.core.internal.CryptoOperation;
import dev.signet.jose.core.internal.KeyFamily;
import dev.signet.jose.core.internal.Octets;
import dev.signet.jose.core.internal.ProviderLookup;
import dev.signet.jose.jwk.Curve;
import dev.signet.jose.jwk.Jwk;
import dev.signet.jose.jwk.OkpJwk;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.interfaces.EdECKey;
import java.security.interfaces.EdECPrivateKey;
import java.security.interfaces.EdECPublicKey;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * EdDSA (RFC 8037, RFC 9864). A signature is R || S of RFC 8032: 64 octets with Ed25519, 114 with Ed448. Signing is
 * deterministic.
 *
 * <p>RFC 9864 gave each curve a name of its own; {@code EdDSA}, which leaves the curve to the key, is the older one and
 * deprecated. A signer writes the name that the caller chose, a verifier takes exactly the names that the caller
 * listed. Immutable.
 */
public enum EdDsa implements JwsAlgorithm {
    /** EdDSA on Ed25519, under the name that RFC 9864 gives it. */
    ED25519("Ed25519"),
    /** EdDSA on Ed448, under the name that RFC 9864 gives it. */
    ED448("Ed448"),
    /** EdDSA on Ed25519 or Ed448, under the older name {@code EdDSA} (RFC 8037). */
    EDDSA("EdDSA");

    private final EdOperations operations;

    EdDsa(String jwaName) {
        this.operations = EdOperations.of(AlgorithmSpec.of(jwaName));
    }

    @Override
    public String jwaName() {
        return operations.algorithm.name();
    }

    /**
     * Returns a signer for a private key.
     *
     * @param key a key on the algorithm's curve
     * @return the signer
     * @throws IllegalArgumentException if the key is on another curve
     */
    public JwsSigner signer(EdECPrivateKey key) {
        Curve curve = operations.requireCurve(key);
        return JwsSigner.of(this, providers -> operations.signing(curve, key, providers));
    }

    /**
     * Returns a signer for a JWK. Its {@code kid} is written into the header.
     *
     * @param key a private key on the algorithm's curve
     * @return the signer
     * @throws IllegalArgumentException if the key is on another curve or not private, or its {@code alg}, {@code use}
     *     or {@code key_ops} forbid this
     */
    public JwsSigner signer(OkpJwk key) {
        return JwsSigner.of(key, this);
    }

    /**
     * Returns a signer for a private key held by a provider, for example on a PKCS#11 token.
     *
     * @param handle the key
     * @param home the provider that holds it
     * @return the signer
     * @throws IllegalArgumentException if the provider does not take the key, or its curve cannot be seen and the
     *     algorithm is {@link #EDDSA}, which has two
     */
    public JwsSigner signer(PrivateKey handle, Provider home) {
        Curve curve = operations.curveOf(handle);
        return JwsSigner.boundTo(
                this, JcaSigningPrimitive.at(home, operations.jca(curve), EdOperations.format(curve), handle));
    }

    /**
     * Returns a signer for a private key outside of this process, for example in a KMS.
     *
     * @param external makes signatures over the whole message, in the form R || S
     * @return the signer
     * @throws IllegalArgumentException if the algorithm is {@link #EDDSA}: choose the curve by {@link #ED25519} or
     *     {@link #ED448}
     */
    public JwsSigner signer(ExternalSigner external) {
        SignatureFormat format = EdOperations.format(operations.onlyCurve());
        return JwsSigner.boundTo(this, new ExternalPrimitive(jwaName(), external, format));
    }

    /**
     * Returns a verifier for a public key.
     *
     * @param key a key on the algorithm's curve
     * @return the verifier
     * @throws IllegalArgumentException if the key is on another curve, or is not a point that may be a key
     */
    public JwsVerifier verifier(EdECPublicKey key) {
        return JwsVerifier.of(OkpJwk.of(key), this);
    }

    /**
     * Returns a verifier for a JWK.
     *
     * @param key a key on the algorithm's curve
     * @return the verifier
     * @throws IllegalArgumentException if the key is on another curve, or its {@code alg}, {@code use} or
     *     {@code key_ops} forbid this
     */
    public JwsVerifier verifier(OkpJwk key) {
        return JwsVerifier.of(key, this);
    }

    KeyOperations operations() {
        return operations;
    }

    private record EdOperations(AlgorithmSpec algorithm, List<Curve> curves) implements KeyOperations {

        /** The group order L of RFC 8032 section 5.1. */
        private static final SignatureFormat.Edwards FORMAT_25519 = new SignatureFormat.Edwards(
                HexFormat.of().parseHex("1000000000000000000000000000000014def9dea2f79cd65812631a5cf5d3ed"));

        /** The group order L of RFC 8032 section 5.2, in the 57 octets that S has. */
        private static final SignatureFormat.Edwards FORMAT_448 = new SignatureFormat.Edwards(HexFormat.of()
                .parseHex("003fffffffffffffffffffffffffffffffffffffffffffffffffffffff"
                        + "7cca23e9c44edb49aed63690216cc2728dc58f552378c292ab5844f3"));

        static EdOperations of(AlgorithmSpec algorithm) {
            List<Curve> curves = Stream.of(Curve.ED25519, Curve.ED448)
                    .filter(curve -> algorithm.takes("OKP", Optional.of(curve.jwaName()), 0))
                    .toList();
            return new EdOperations(algorithm, curves);
        }

        /** RFC 9864 names an algorithm after each curve. */
        @Override
        public AlgorithmSpec fullySpecified(Jwk key) {
            return AlgorithmSpec.of(((OkpJwk) key).curve().jwaName());
        }

        /** One of the curves is enough; a key on another is then refused by itself. */
        @Override
        public void requireVerifying(CryptoProviders providers) {
            boolean served = curves.stream()
                    .anyMatch(curve -> ProviderLookup.of(providers)
                            .serves(CryptoOperation.VERIFY, KeyFamily.EDWARDS_CURVE, "Signature", curve.jwaName()));
            if (!served) {
                jca(curves.get(0)).require(CryptoOperation.VERIFY, providers);
            }
        }

        @Override
        public VerifyingPrimitive verifying(Jwk key, CryptoProviders providers) {
            OkpJwk okp = (OkpJwk) key;
            SignatureFormat.Edwards format = format(okp.curve());
            return verifying(okp, providers, service -> {
                VerifyingPrimitive one = JcaVerifyingPrimitive.of(service, format, okp.publicKey());
                return service.isLimited()
                        ? new LimitedVerification(
                                one,
                                service,
                                () -> next(() -> verifying(
                                        okp,
                                        providers,
                                        other -> JcaVerifyingPrimitive.of(unlimited(other), format, okp.publicKey()))))
                        : one;
            });
        }

        private VerifyingPrimitive verifying(
                OkpJwk key, CryptoProviders providers, Function<ProviderSignature, VerifyingPrimitive> making) {
            return jca(key.curve())
                    .made(
                            CryptoOperation.VERIFY,
                            providers,
                            making,
                            () -> BouncyCastleClasses.verifying(key.curve(), key.x(), format(key.curve())));
        }

        @Override
        public SigningPrimitive signing(Jwk key, CryptoProviders providers) {
            OkpJwk okp = (OkpJwk) key;
            return signing(okp.curve(), okp.privateKey().orElseThrow(), providers);
        }

        SigningPrimitive signing(Curve curve, PrivateKey key, CryptoProviders providers) {
            SignatureFormat.Edwards format = format(curve);
            return signing(curve, key, providers, service -> {
                SigningPrimitive one = JcaSigningPrimitive.of(service, format, key);
                return service.isLimited()
                        ? new LimitedSigning(
                                one,
                                service,
                                () -> next(() -> signing(
                                        curve,
                                        key,
                                        providers,
                                        other -> JcaSigningPrimitive.of(unlimited(other), format, key))))
                        : one;
            });
        }

        private SigningPrimitive signing(
                Curve curve,
                PrivateKey key,
                CryptoProviders providers,
                Function<ProviderSignature, SigningPrimitive> making) {
            return jca(curve)
                    .made(CryptoOperation.SIGN, providers, making, () -> withoutProvider(curve, key, format(curve)));
        }

        /** Returns what another provider makes, unless there is none or the caller said that none may be asked. */
        private static <T> Optional<T> next(Supplier<T> making) {
            try {
                return Optional.of(making.get());
            } catch (IllegalArgumentException e) {
                return Optional.empty();
            }
        }

        /** Leaves a message that a provider does not take to the next one. */
        private static ProviderSignature unlimited(ProviderSignature service) {
            if (service.isLimited()) {
                throw new IllegalArgumentException(service.tooLong());
            }
            return service;
        }

        private static Optional<SigningPrimitive> withoutProvider(
                Curve curve, PrivateKey key, SignatureFormat.Edwards format) {
            Optional<byte[]> d = key instanceof EdECPrivateKey ed ? ed.getBytes() : Optional.empty();
            try {
                return d.flatMap(octets -> BouncyCastleClasses.signing(curve, octets, format));
            } finally {
                d.ifPresent(Octets::wipe);
            }
        }

        /** JCA names signatures and key factories after the curve. */
        JcaSignature jca(Curve curve) {
            return new JcaSignature(
                    algorithm.name(),
                    List.of(JcaSignature.Name.of(curve.jwaName())),
                    curve.jwaName(),
                    KeyFamily.EDWARDS_CURVE);
        }

        static SignatureFormat.Edwards format(Curve curve) {
            return curve == Curve.ED25519 ? FORMAT_25519 : FORMAT_448;
        }

        Curve requireCurve(EdECKey key) {
            String name = key.getParams().getName();
            return Curve.named(name)
                    .filter(curves::contains)
                    .orElseThrow(() -> new IllegalArgumentException(
                            algorithm.name() + " needs " + algorithm.keyDescription() + ", this is a key on " + name));
        }

        Curve curveOf(PrivateKey handle) {
            return handle instanceof EdECKey ed ? requireCurve(ed) : onlyCurve();
        }

        Curve onlyCurve() {
            if (curves.size() != 1) {
                throw new IllegalArgumentException("EdDSA has two curves: say ED25519 or ED448 for this key");
            }
            return curves.get(0);
        }
    }
}
