package dev.signet.jose.jwk;

import dev.signet.jose.core.Base64Url;
import dev.signet.jose.core.JsonObject;
import dev.signet.jose.core.internal.AlgorithmSpec;
import dev.signet.jose.core.internal.KeyFamily;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A key on Ed25519, Ed448, X25519 or X448 (RFC 8037 section 2). Immutable. */
public final class OkpJwk extends Jwk {

    private final Curve curve;
    private final byte[] x;
    private final byte @Nullable [] d;
    private final JcaKeys keys;
    private final Lazy<PublicKey> publicKey;
    private final Lazy<PrivateKey> privateKey;

    private OkpJwk(Curve curve, byte[] x, byte @Nullable [] d, JwkParameters parameters, JcaKeys keys) {
        super(KeyType.OKP, parameters);
        this.curve = curve;
        this.x = x;
        this.d = d;
        this.keys = keys;
        this.publicKey = new Lazy<>(() -> keys.okpPublic(curve, x));
        this.privateKey = new Lazy<>(() -> keys.okpPrivate(curve, Objects.requireNonNull(d)));
        requireAgreement();
    }

    /**
     * Returns a new key pair.
     *
     * @param curve Ed25519, Ed448, X25519 or X448
     * @return a private key without parameters
     * @throws IllegalArgumentException for another curve
     */
    public static OkpJwk generate(Curve curve) {
        if (curve.isElliptic()) {
            throw new IllegalArgumentException(
                    "expected Ed25519, Ed448, X25519 or X448, was " + curve.jwaName() + ": use EcJwk");
        }
        KeyPair pair = JcaKeys.STANDARD.generate(curve);
        return of(pair.getPublic()).with(OkpEncodings.d(curve, pair.getPrivate()));
    }

    /**
     * Returns a public key as a JWK without parameters.
     *
     * @param key a {@link java.security.interfaces.EdECPublicKey}, a {@link java.security.interfaces.XECPublicKey} or
     *     another provider's key that encodes as SubjectPublicKeyInfo
     * @return the JWK
     * @throws IllegalArgumentException if the key is on another curve, not on its curve, or of small order
     */
    public static OkpJwk of(PublicKey key) {
        return of(JcaKeys.STANDARD, key);
    }

    /**
     * Returns a public key with its private half as a JWK without parameters.
     *
     * @param publicKey as {@link #of(PublicKey)}
     * @param privateKey the other half, which must be readable
     * @return the JWK
     * @throws IllegalArgumentException as {@link #of(PublicKey)}, or if the halves do not belong together
     */
    public static OkpJwk of(PublicKey publicKey, PrivateKey privateKey) {
        return of(JcaKeys.STANDARD, publicKey, privateKey);
    }

    static OkpJwk of(JcaKeys keys, PublicKey key) {
        Curve curve = Curve.of(key)
                .filter(known -> !known.isElliptic())
                .orElseThrow(() -> new IllegalArgumentException(
                        "expected a key on Ed25519, Ed448, X25519 or X448, was of another kind"));
        byte[] x = OkpEncodings.x(curve, key);
        OkpPoints.requireSound(curve, x);
        return new OkpJwk(curve, x, null, JwkParameters.NONE, keys);
    }

    static OkpJwk of(JcaKeys keys, PublicKey publicKey, PrivateKey privateKey) {
        OkpJwk key = of(keys, publicKey);
        if (!Curve.of(privateKey).equals(Optional.of(key.curve))) {
            throw new IllegalArgumentException("expected both keys on one curve");
        }
        OkpJwk pair = key.with(OkpEncodings.d(key.curve, privateKey));
        pair.requirePair();
        return pair;
    }

    static OkpJwk read(JcaKeys keys, JsonObject members, Leniency leniency) {
        KeyMembers.requireOnly(KeyType.OKP, members, leniency);
        Curve curve = KeyMembers.curve(members, KeyType.OKP);
        byte[] x = KeyMembers.exactly(members, "x", curve);
        OkpPoints.requireSound(curve, x);
        byte[] d = KeyMembers.ifPresentExactly(members, "d", curve).orElse(null);
        return new OkpJwk(curve, x, d, JwkParameters.read(members, leniency), keys);
    }

    /**
     * Returns {@code crv}.
     *
     * @return Ed25519, Ed448, X25519 or X448
     */
    public Curve curve() {
        return curve;
    }

    /**
     * Returns {@code x}.
     *
     * @return a new copy of the public key, {@link Curve#octets()} octets in little-endian order
     */
    public byte[] x() {
        return x.clone();
    }

    /**
     * Returns the public key as a key object of the JDK.
     *
     * @return the same object each time: a {@link java.security.interfaces.EdECPublicKey} or a
     *     {@link java.security.interfaces.XECPublicKey}
     */
    public PublicKey publicKey() {
        return publicKey.get();
    }

    /**
     * Returns the private key as a key object of the JDK.
     *
     * @return the same object each time: a {@link java.security.interfaces.EdECPrivateKey} or a
     *     {@link java.security.interfaces.XECPrivateKey}; empty if this is a public key
     */
    public Optional<PrivateKey> privateKey() {
        return isPrivate() ? Optional.of(privateKey.get()) : Optional.empty();
    }

    @Override
    public boolean isPrivate() {
        return d != null;
    }

    @Override
    public OkpJwk toPublic() {
        return d == null ? this : new OkpJwk(curve, x, null, parameters().forPublicKey(), keys);
    }

    @Override
    void writeKey(JsonObject.Builder members) {
        members.put("crv", curve.jwaName()).put("x", Base64Url.encode(x));
        if (d != null) {
            members.put("d", Base64Url.encode(d));
        }
    }

    @Override
    public OkpJwk withKeyId(String keyId) {
        return (OkpJwk) super.withKeyId(keyId);
    }

    @Override
    public OkpJwk withThumbprintKeyId() {
        return (OkpJwk) super.withThumbprintKeyId();
    }

    @Override
    public OkpJwk withAlgorithm(String algorithm) {
        return (OkpJwk) super.withAlgorithm(algorithm);
    }

    @Override
    public OkpJwk withUse(KeyUse use) {
        return (OkpJwk) super.withUse(use);
    }

    @Override
    public OkpJwk withOperations(KeyOperation... operations) {
        return (OkpJwk) super.withOperations(operations);
    }

    @Override
    public OkpJwk withX509Chain(List<X509Certificate> chain) {
        return (OkpJwk) super.withX509Chain(chain);
    }

    @Override
    public OkpJwk withX509Thumbprints() {
        return (OkpJwk) super.withX509Thumbprints();
    }

    @Override
    public OkpJwk withoutParameters() {
        return (OkpJwk) super.withoutParameters();
    }

    @Override
    boolean isTakenBy(AlgorithmSpec algorithm) {
        return algorithm.takes(keyType(), Optional.of(curve.jwaName()), 0);
    }

    @Override
    String description() {
        return "a key on " + curve.jwaName();
    }

    /** Returns whether the other is the same key with the same parameters. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof OkpJwk that
                && curve == that.curve
                && Arrays.equals(x, that.x)
                && Secrets.equal(d, that.d)
                && parameters().equals(that.parameters());
    }

    /** Returns a hash of the public half. */
    @Override
    public int hashCode() {
        return Objects.hash(curve, Arrays.hashCode(x), parameters());
    }

    @Override
    String summary() {
        return curve.jwaName() + (isPrivate() ? ", private" : ", public");
    }

    @Override
    boolean isHeldAs(PublicKey certified) {
        return Arrays.equals(certified.getEncoded(), subjectPublicKeyInfo());
    }

    @Override
    byte[] subjectPublicKeyInfo() {
        return OkpEncodings.subjectPublicKeyInfo(curve, x);
    }

    @Override
    byte[] pkcs8() {
        if (d == null) {
            throw notPrivate();
        }
        return OkpEncodings.pkcs8(curve, d);
    }

    @Override
    OkpJwk copy(JwkParameters changed) {
        return new OkpJwk(curve, x, d, changed, keys);
    }

    private OkpJwk with(byte[] secret) {
        return new OkpJwk(curve, x, secret, parameters(), keys);
    }

    @Override
    void requirePair() {
        KeyPairCheck check = new KeyPairCheck(keys.providers());
        PrivateKey secret = privateKey().orElseThrow();
        if (KeyFamily.ofCurve(curve.jwaName()) == KeyFamily.EDWARDS_CURVE) {
            check.requireSigns(KeyFamily.ofCurve(curve.jwaName()), curve.jwaName(), publicKey(), secret);
            return;
        }
        check.requireAgrees(curve, x, secret, keys.okpPublic(curve, OkpPoints.montgomeryBase(curve)));
    }
}
