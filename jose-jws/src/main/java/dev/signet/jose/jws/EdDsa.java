package dev.signet.jose.jws;

import dev.signet.jose.core.CryptoProviders;
import dev.signet.jose.core.internal.CryptoOperation;
import dev.signet.jose.core.internal.KeyFamily;
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

/**
 * EdDSA (RFC 8037, RFC 9864). A signature is R || S of RFC 8032: 64 octets with Ed25519, 114 with Ed448. Signing is
 * deterministic.
 *
 * <p>RFC 9864 gave each curve a name of its own; {@code EdDSA}, which leaves the curve to the key, is the older one and
 * deprecated. A signer writes the name that the caller chose, a verifier takes exactly the names that the caller listed.
 * Immutable.
 */
public enum EdDsa implements JwsAlgorithm {
    /** EdDSA on Ed25519, under the name that RFC 9864 gives it. */
    ED25519("Ed25519", Curve.ED25519),
    /** EdDSA on Ed448, under the name that RFC 9864 gives it. */
    ED448("Ed448", Curve.ED448),
    /** EdDSA on Ed25519 or Ed448, under the older name {@code EdDSA} (RFC 8037). */
    EDDSA("EdDSA", Curve.ED25519, Curve.ED448);

    private final String jwaName;
    private final EdScheme scheme;

    EdDsa(String jwaName, Curve... curves) {
        this.jwaName = jwaName;
        this.scheme = new EdScheme(jwaName, List.of(curves));
    }

    @Override
    public String jwaName() {
        return jwaName;
    }

    /**
     * Returns a signer with a private key.
     *
     * @param key a key on the algorithm's curve
     * @return the signer
     * @throws IllegalArgumentException if the key is on another curve
     */
    public JwsSigner signer(EdECPrivateKey key) {
        SignaturePrimitive.Recipe recipe = scheme.recipe(scheme.requireCurve(key));
        return JwsSigner.withMaker(
                this,
                providers -> SignaturePrimitive.signing(recipe, key, EdScheme.signatureOctets(recipe), providers));
    }

    /**
     * Returns a signer with a JWK, whose {@code kid} goes into the header.
     *
     * @param key a private key on the algorithm's curve
     * @return the signer
     * @throws IllegalArgumentException if the key is on another curve or not private, or its {@code alg}, {@code use} or
     *     {@code key_ops} forbid this
     */
    public JwsSigner signer(OkpJwk key) {
        return JwsSigner.withKey(this, key);
    }

    /**
     * Returns a signer with a private key that lives in a provider, for example on a PKCS#11 token.
     *
     * @param handle the key
     * @param home the provider it lives in
     * @return the signer
     * @throws IllegalArgumentException if the provider does not take the key, or its curve cannot be seen and the
     *     algorithm is {@link #EDDSA}, which has two
     */
    public JwsSigner signer(PrivateKey handle, Provider home) {
        Curve curve = scheme.curveOf(handle);
        SignaturePrimitive.Recipe recipe = scheme.recipe(curve);
        return JwsSigner.withPrimitive(
                this, SignaturePrimitive.signingAt(recipe, handle, EdScheme.signatureOctets(recipe), home));
    }

    /**
     * Returns a signer whose signatures are made elsewhere, for example by a KMS.
     *
     * @param external what makes R || S over the whole message
     * @return the signer
     * @throws IllegalArgumentException if the algorithm is {@link #EDDSA}: say which curve by {@link #ED25519} or
     *     {@link #ED448}
     */
    public JwsSigner signer(ExternalSigner external) {
        SignaturePrimitive.Recipe recipe = scheme.recipe(scheme.onlyCurve());
        return JwsSigner.withPrimitive(
                this, new ExternalPrimitive(jwaName, external, recipe.shape(), EdScheme.signatureOctets(recipe)));
    }

    /**
     * Returns a verifier with a public key.
     *
     * @param key a key on the algorithm's curve
     * @return the verifier
     * @throws IllegalArgumentException if the key is on another curve, or is not a point that may be a key
     */
    public JwsVerifier verifier(EdECPublicKey key) {
        return JwsVerifier.of(OkpJwk.of(key), this);
    }

    /**
     * Returns a verifier with a JWK.
     *
     * @param key a key on the algorithm's curve
     * @return the verifier
     * @throws IllegalArgumentException if the key is on another curve, or its {@code alg}, {@code use} or
     *     {@code key_ops} forbid this
     */
    public JwsVerifier verifier(OkpJwk key) {
        return JwsVerifier.of(key, this);
    }

    Scheme scheme() {
        return scheme;
    }

    private record EdScheme(String jwaName, List<Curve> curves) implements Scheme {

        /** The group order L of RFC 8032 section 5.1. */
        private static final SignatureFormat.Edwards SHAPE_25519 = new SignatureFormat.Edwards(
                HexFormat.of().parseHex("1000000000000000000000000000000014def9dea2f79cd65812631a5cf5d3ed"));

        /** The group order L of RFC 8032 section 5.2, in the 57 octets that S has. */
        private static final SignatureFormat.Edwards SHAPE_448 = new SignatureFormat.Edwards(HexFormat.of()
                .parseHex("003fffffffffffffffffffffffffffffffffffffffffffffffffffffff"
                        + "7cca23e9c44edb49aed63690216cc2728dc58f552378c292ab5844f3"));

        @Override
        public Optional<String> objection(Jwk key) {
            if (!(key instanceof OkpJwk okp)) {
                return Optional.of(needs() + "this one is " + key.keyType());
            }
            return curves.contains(okp.curve())
                    ? Optional.empty()
                    : Optional.of(needs() + "this one is on " + okp.curve().jwaName());
        }

        /** One of the curves is enough; a key on another is then refused by itself. */
        @Override
        public void requireVerifying(CryptoProviders providers) {
            boolean served = curves.stream()
                    .anyMatch(curve -> ProviderLookup.of(providers)
                            .find(CryptoOperation.VERIFY, KeyFamily.EDWARDS_CURVE, "Signature", curve.jwaName())
                            .isPresent());
            if (!served) {
                SignaturePrimitive.provider(recipe(curves.get(0)), CryptoOperation.VERIFY, providers);
            }
        }

        @Override
        public Primitive verifying(Jwk key, CryptoProviders providers) {
            OkpJwk okp = (OkpJwk) key;
            SignaturePrimitive.Recipe recipe = recipe(okp.curve());
            return SignaturePrimitive.verifying(recipe, okp.publicKey(), signatureOctets(recipe), providers);
        }

        @Override
        public Primitive signing(Jwk key, CryptoProviders providers) {
            OkpJwk okp = (OkpJwk) key;
            SignaturePrimitive.Recipe recipe = recipe(okp.curve());
            return SignaturePrimitive.signing(
                    recipe, okp.privateKey().orElseThrow(), signatureOctets(recipe), providers);
        }

        SignaturePrimitive.Recipe recipe(Curve curve) {
            return new SignaturePrimitive.Recipe(
                    jwaName,
                    curve.jwaName(),
                    null,
                    curve.jwaName(),
                    KeyFamily.EDWARDS_CURVE,
                    curve == Curve.ED25519 ? SHAPE_25519 : SHAPE_448);
        }

        static int signatureOctets(SignaturePrimitive.Recipe recipe) {
            return 2 * ((SignatureFormat.Edwards) recipe.shape()).order().length;
        }

        Curve requireCurve(EdECKey key) {
            String name = key.getParams().getName();
            return Curve.named(name)
                    .filter(curves::contains)
                    .orElseThrow(() -> new IllegalArgumentException(needs() + "this one is on " + name));
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

        private String needs() {
            return jwaName + " needs a key on "
                    + String.join(" or ", curves.stream().map(Curve::jwaName).toList()) + ", ";
        }
    }
}
