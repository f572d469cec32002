package dev.signet.jose.jwk;

import dev.signet.jose.core.Base64Url;
import dev.signet.jose.core.JsonObject;
import dev.signet.jose.core.internal.AlgorithmSpec;
import dev.signet.jose.core.internal.KeyFamily;
import dev.signet.jose.core.internal.Octets;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A key on P-256, P-384, P-521 or secp256k1 (RFC 7518 section 6.2, RFC 8812). Immutable. */
public final class EcJwk extends Jwk {

    private final Curve curve;
    private final byte[] x;
    private final byte[] y;
    private final byte @Nullable [] d;
    private final JcaKeys keys;
    private final Lazy<ECPublicKey> publicKey;
    private final Lazy<ECPrivateKey> privateKey;

    private EcJwk(Curve curve, byte[] x, byte[] y, byte @Nullable [] d, JwkParameters parameters, JcaKeys keys) {
        super(KeyType.EC, parameters);
        this.curve = curve;
        this.x = x;
        this.y = y;
        this.d = d;
        this.keys = keys;
        this.publicKey = new Lazy<>(() -> keys.ecPublic(curve, EcPoints.point(x, y)));
        this.privateKey = new Lazy<>(() -> keys.ecPrivate(curve, EcPoints.scalar(curve, Objects.requireNonNull(d))));
        requireAgreement();
    }

    /**
     * Returns a new key pair.
     *
     * @param curve P-256, P-384, P-521 or secp256k1
     * @return a private key without parameters
     * @throws IllegalArgumentException for another curve
     * @throws IllegalStateException if no provider has the curve; the message names the jar
     */
    public static EcJwk generate(Curve curve) {
        requireElliptic(curve);
        KeyPair pair = JcaKeys.STANDARD.generate(curve);
        ECPrivateKey secret = (ECPrivateKey) pair.getPrivate();
        return of(JcaKeys.STANDARD, (ECPublicKey) pair.getPublic())
                .with(Octets.unsigned(secret.getS(), curve.octets()));
    }

    /**
     * Returns a public key as a JWK without parameters.
     *
     * @param key a key of any provider
     * @return the JWK
     * @throws IllegalArgumentException if the key is on another curve, or not on its curve
     */
    public static EcJwk of(ECPublicKey key) {
        return of(JcaKeys.STANDARD, key);
    }

    /**
     * Returns a public key with its private half as a JWK without parameters.
     *
     * @param publicKey a key of any provider
     * @param privateKey the other half
     * @return the JWK
     * @throws IllegalArgumentException if the keys are on another curve, out of range, or do not belong together
     */
    public static EcJwk of(ECPublicKey publicKey, ECPrivateKey privateKey) {
        return of(JcaKeys.STANDARD, publicKey, privateKey);
    }

    static EcJwk of(JcaKeys keys, ECPublicKey key) {
        Curve curve = Curve.of(key)
                .orElseThrow(() -> new IllegalArgumentException(
                        "expected a key on P-256, P-384, P-521 or secp256k1, was on another curve"));
        EcPoints.requireOnCurve(curve, key.getW());
        return new EcJwk(
                curve,
                Octets.unsigned(key.getW().getAffineX(), curve.octets()),
                Octets.unsigned(key.getW().getAffineY(), curve.octets()),
                null,
                JwkParameters.NONE,
                keys);
    }

    static EcJwk of(JcaKeys keys, ECPublicKey publicKey, ECPrivateKey privateKey) {
        EcJwk key = of(keys, publicKey);
        if (!Curve.of(privateKey).equals(Optional.of(key.curve))) {
            throw new IllegalArgumentException("expected both keys on one curve");
        }
        if (privateKey.getS() == null) {
            throw new IllegalArgumentException("expected a private key that can be read, not one in an HSM");
        }
        if (privateKey.getS().signum() < 0 || privateKey.getS().bitLength() > 8 * key.curve.octets()) {
            throw new IllegalArgumentException("\"d\": expected an integer from 1 to n - 1 of " + key.curve.jwaName());
        }
        EcJwk pair = key.with(Octets.unsigned(privateKey.getS(), key.curve.octets()));
        pair.requirePair();
        return pair;
    }

    static EcJwk read(JcaKeys keys, JsonObject members, Leniency leniency) {
        KeyMembers.requireOnly(KeyType.EC, members, leniency);
        Curve curve = KeyMembers.curve(members, KeyType.EC);
        byte[] x = KeyMembers.exactly(members, "x", curve);
        byte[] y = KeyMembers.exactly(members, "y", curve);
        EcPoints.requireOnCurve(curve, EcPoints.point(x, y));
        byte[] d = KeyMembers.ifPresentExactly(members, "d", curve).orElse(null);
        return new EcJwk(curve, x, y, d, JwkParameters.read(members, leniency), keys);
    }

    /**
     * Returns {@code crv}.
     *
     * @return P-256, P-384, P-521 or secp256k1
     */
    public Curve curve() {
        return curve;
    }

    /**
     * Returns {@code x}.
     *
     * @return a new copy of the coordinate, {@link Curve#octets()} octets in big-endian order
     */
    public byte[] x() {
        return x.clone();
    }

    /**
     * Returns {@code y}.
     *
     * @return a new copy of the coordinate, {@link Curve#octets()} octets in big-endian order
     */
    public byte[] y() {
        return y.clone();
    }

    /**
     * Returns the public key as a key object of the JDK.
     *
     * @return the same object each time
     * @throws IllegalStateException if no provider has the curve; the message names the jar
     */
    public ECPublicKey publicKey() {
        return publicKey.get();
    }

    /**
     * Returns the private key as a key object of the JDK.
     *
     * @return the same object each time; empty if this is a public key
     * @throws IllegalStateException if no provider has the curve; the message names the jar
     */
    public Optional<ECPrivateKey> privateKey() {
        return isPrivate() ? Optional.of(privateKey.get()) : Optional.empty();
    }

    @Override
    public boolean isPrivate() {
        return d != null;
    }

    @Override
    public EcJwk toPublic() {
        return d == null ? this : new EcJwk(curve, x, y, null, parameters().forPublicKey(), keys);
    }

    @Override
    void writeKey(JsonObject.Builder members) {
        members.put("crv", curve.jwaName()).put("x", Base64Url.encode(x)).put("y", Base64Url.encode(y));
        if (d != null) {
            members.put("d", Base64Url.encode(d));
        }
    }

    @Override
    public EcJwk withKeyId(String keyId) {
        return (EcJwk) super.withKeyId(keyId);
    }

    @Override
    public EcJwk withThumbprintKeyId() {
        return (EcJwk) super.withThumbprintKeyId();
    }

    @Override
    public EcJwk withAlgorithm(String algorithm) {
        return (EcJwk) super.withAlgorithm(algorithm);
    }

    @Override
    public EcJwk withUse(KeyUse use) {
        return (EcJwk) super.withUse(use);
    }

    @Override
    public EcJwk withOperations(KeyOperation... operations) {
        return (EcJwk) super.withOperations(operations);
    }

    @Override
    public EcJwk withX509Chain(List<X509Certificate> chain) {
        return (EcJwk) super.withX509Chain(chain);
    }

    @Override
    public EcJwk withX509Thumbprints() {
        return (EcJwk) super.withX509Thumbprints();
    }

    @Override
    public EcJwk withoutParameters() {
        return (EcJwk) super.withoutParameters();
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
        return other instanceof EcJwk that
                && curve == that.curve
                && Arrays.equals(x, that.x)
                && Arrays.equals(y, that.y)
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
        if (certified instanceof ECPublicKey other) {
            return Curve.of(other).filter(found -> found == curve).isPresent()
                    && other.getW().equals(EcPoints.point(x, y));
        }
        // A key on a curve that the platform does not have, as secp256k1, was not decoded.
        return Arrays.equals(certified.getEncoded(), subjectPublicKeyInfo());
    }

    @Override
    byte[] subjectPublicKeyInfo() {
        return EcPoints.subjectPublicKeyInfo(curve, x, y);
    }

    @Override
    byte[] pkcs8() {
        if (d == null) {
            throw notPrivate();
        }
        return EcPoints.pkcs8(curve, x, y, d);
    }

    @Override
    EcJwk copy(JwkParameters changed) {
        return new EcJwk(curve, x, y, d, changed, keys);
    }

    private EcJwk with(byte[] secret) {
        return new EcJwk(curve, x, y, secret, parameters(), keys);
    }

    @Override
    void requirePair() {
        ECPrivateKey secret = privateKey().orElseThrow();
        new KeyPairCheck(keys.providers())
                .requireSigns(KeyFamily.ofCurve(curve.jwaName()), KeyPairCheck.ECDSA, publicKey(), secret);
    }

    private static void requireElliptic(Curve curve) {
        if (!curve.isElliptic()) {
            throw new IllegalArgumentException(
                    "expected P-256, P-384, P-521 or secp256k1, was " + curve.jwaName() + ": use OkpJwk");
        }
    }
}
