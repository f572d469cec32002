package dev.signet.jose.jws;

import dev.signet.jose.core.CryptoProviders;
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
import java.util.Optional;

/**
 * ECDSA (RFC 7518 section 3.4, RFC 8812 section 3). A signature is R || S, each as long as the curve's order; DER is
 * refused. Each algorithm has exactly one curve. Immutable.
 */
public enum Ecdsa implements JwsAlgorithm {
    /** ECDSA on P-256 with SHA-256: 64 octets. */
    ES256(Curve.P_256, "SHA256withECDSAinP1363Format"),
    /** ECDSA on P-384 with SHA-384: 96 octets. */
    ES384(Curve.P_384, "SHA384withECDSAinP1363Format"),
    /** ECDSA on P-521 with SHA-512: 132 octets. */
    ES512(Curve.P_521, "SHA512withECDSAinP1363Format"),
    /** ECDSA on secp256k1 with SHA-256: 64 octets. The JDK lacks this curve, bcprov-jdk18on brings it. */
    ES256K(Curve.SECP256K1, "SHA256withECDSAinP1363Format");

    private final EcScheme scheme;

    Ecdsa(Curve curve, String jcaName) {
        this.scheme = new EcScheme(
                curve,
                new SignaturePrimitive.Recipe(
                        name(),
                        jcaName,
                        null,
                        "EC",
                        KeyFamily.ofCurve(curve.jwaName()),
                        new SignatureFormat.RAndS(curve.parameters().getOrder(), curve.octets())));
    }

    @Override
    public String jwaName() {
        return name();
    }

    /**
     * Returns a signer with a private key.
     *
     * @param key a key on the algorithm's curve
     * @return the signer
     * @throws IllegalArgumentException if the key is on another curve
     */
    public JwsSigner signer(ECPrivateKey key) {
        scheme.requireCurve(key);
        return JwsSigner.withMaker(this, providers -> scheme.signing(key, providers));
    }

    /**
     * Returns a signer with a JWK, whose {@code kid} goes into the header.
     *
     * @param key a private key on the algorithm's curve
     * @return the signer
     * @throws IllegalArgumentException if the key is on another curve or not private, or its {@code alg}, {@code use} or
     *     {@code key_ops} forbid this
     */
    public JwsSigner signer(EcJwk key) {
        return JwsSigner.withKey(this, key);
    }

    /**
     * Returns a signer with a private key that lives in a provider, for example on a PKCS#11 token.
     *
     * @param handle the key
     * @param home the provider it lives in
     * @return the signer
     * @throws IllegalArgumentException if the provider does not take the key, or its curve can be seen and is another
     */
    public JwsSigner signer(PrivateKey handle, Provider home) {
        if (handle instanceof ECKey ec) {
            scheme.requireCurve(ec);
        }
        return JwsSigner.withPrimitive(
                this, SignaturePrimitive.signingAt(scheme.recipe, handle, scheme.signatureOctets(), home));
    }

    /**
     * Returns a signer whose signatures are made elsewhere, for example by a KMS.
     *
     * @param external what makes R || S; an answer in DER is refused with its first signature, {@link #fromDer} turns it
     * @return the signer
     */
    public JwsSigner signer(ExternalSigner external) {
        return JwsSigner.withPrimitive(
                this, new ExternalPrimitive(name(), external, scheme.recipe.shape(), scheme.signatureOctets()));
    }

    /**
     * Returns a signature as JWS has it, of one in DER, which is what many KMSs give to an {@link ExternalSigner}.
     *
     * @param der Ecdsa-Sig-Value (RFC 3279 section 2.2.3): a SEQUENCE of the INTEGERs R and S, without anything behind it
     * @return R || S, 64, 96 or 132 octets
     * @throws IllegalArgumentException if it is something else, for example R || S already, or is longer than signatures of
     *     this algorithm are
     */
    public byte[] fromDer(byte[] der) {
        return new DerSignature(der, scheme.curve.octets()).rAndS();
    }

    /**
     * Returns a verifier with a public key.
     *
     * @param key a key on the algorithm's curve
     * @return the verifier
     * @throws IllegalArgumentException if the key is on another curve, or not a point of its curve
     */
    public JwsVerifier verifier(ECPublicKey key) {
        return JwsVerifier.of(EcJwk.of(key), this);
    }

    /**
     * Returns a verifier with a JWK.
     *
     * @param key a key on the algorithm's curve
     * @return the verifier
     * @throws IllegalArgumentException if the key is on another curve, or its {@code alg}, {@code use} or
     *     {@code key_ops} forbid this
     */
    public JwsVerifier verifier(EcJwk key) {
        return JwsVerifier.of(key, this);
    }

    Scheme scheme() {
        return scheme;
    }

    private record EcScheme(Curve curve, SignaturePrimitive.Recipe recipe) implements Scheme {

        @Override
        public Optional<String> objection(Jwk key) {
            if (!(key instanceof EcJwk ec)) {
                return Optional.of(needs() + "this one is " + key.keyType());
            }
            // Curves are compared, not the lengths of their orders: P-256 and secp256k1 both have 256 bits.
            return ec.curve() == curve
                    ? Optional.empty()
                    : Optional.of(needs() + "this one is on " + ec.curve().jwaName());
        }

        @Override
        public void requireVerifying(CryptoProviders providers) {
            SignaturePrimitive.provider(recipe, CryptoOperation.VERIFY, providers);
        }

        @Override
        public Primitive verifying(Jwk key, CryptoProviders providers) {
            return SignaturePrimitive.verifying(recipe, ((EcJwk) key).publicKey(), signatureOctets(), providers);
        }

        @Override
        public Primitive signing(Jwk key, CryptoProviders providers) {
            return signing(((EcJwk) key).privateKey().orElseThrow(), providers);
        }

        Primitive signing(ECPrivateKey key, CryptoProviders providers) {
            return SignaturePrimitive.signing(recipe, key, signatureOctets(), providers);
        }

        void requireCurve(ECKey key) {
            Optional<Curve> actual = Curve.of(key.getParams());
            if (actual.isEmpty() || actual.get() != curve) {
                throw new IllegalArgumentException(needs() + "this one is on "
                        + actual.map(Curve::jwaName).orElse("a curve that JOSE does not have"));
            }
        }

        int signatureOctets() {
            return 2 * curve.octets();
        }

        private String needs() {
            return recipe.jwaName() + " needs a key on " + curve.jwaName() + ", ";
        }
    }
}
