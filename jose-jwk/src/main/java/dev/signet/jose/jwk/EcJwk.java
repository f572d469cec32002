package dev.signet.jose.jwk;

import dev.signet.jose.core.Base64Url;
import dev.signet.jose.core.JsonObject;
import dev.signet.jose.core.internal.AlgorithmSpec;
import dev.signet.jose.core.internal.KeyFamily;
import dev.signet.jose.core.internal.Octets;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECPoint;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A key on P-256, P-384, P-521 or secp256k1 (RFC 7518 section 6.2, RFC 8812). Immutable. */
public final class EcJwk extends Jwk {

    /** What a pair is checked with, on any curve. */
    static final String SIGNING = "SHA256withECDSA";

    private final Curve curve;
    private final byte[] x;
    private final byte[] y;
    private final byte @Nullable [] d;
    private final JwkParameters parameters;
    private final JcaKeys keys;

    // Made at first use, so that a large set costs little; any thread may write it, all write equal objects.
    private volatile @Nullable ECPublicKey publicKey;
    private volatile @Nullable ECPrivateKey privateKey;

    private EcJwk(Curve curve, byte[] x, byte[] y, byte @Nullable [] d, JwkParameters parameters, JcaKeys keys) {
        this.curve = curve;
        this.x = x;
        this.y = y;
        this.d = d;
        this.parameters = parameters;
        this.keys = keys;
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
        KeyMembers.requireOnly(KeyMembers.EC, members, "EC", leniency);
        Curve curve = KeyMembers.curve(members, "EC", true);
        byte[] x = KeyMembers.exactly(members, "x", curve);
        byte[] y = KeyMembers.exactly(members, "y", curve);
        EcPoints.requireOnCurve(curve, EcPoints.point(x, y));
        byte[] d = KeyMembers.ifPresentExactly(members, "d", curve).orElse(null);
        EcJwk key = new EcJwk(curve, x, y, d, JwkParameters.read(members, leniency), keys);
        key.parameters.certificates().requireKeyOf(key);
        if (d != null) {
            key.requirePair();
        }
        return key;
    }

    @Override
    public String keyType() {
        return "EC";
    }

    @Override
    public JwkParameters parameters() {
        return parameters;
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
     * @return a new copy of the coordinate, as many octets as the curve has, big end first
     */
    public byte[] x() {
        return x.clone();
    }

    /**
     * Returns {@code y}.
     *
     * @return a new copy of the coordinate, as many octets as the curve has, big end first
     */
    public byte[] y() {
        return y.clone();
    }

    /**
     * Returns the public key as the JDK's type.
     *
     * @return the same object each time
     * @throws IllegalStateException if no provider has the curve; the message names the jar
     */
    public ECPublicKey publicKey() {
        ECPublicKey made = publicKey;
        if (made == null) {
            made = keys.ecPublic(curve, point());
            publicKey = made;
        }
        return made;
    }

    /**
     * Returns the private key as the JDK's type.
     *
     * @return the same object each time; empty if this is a public key
     * @throws IllegalStateException if no provider has the curve; the message names the jar
     */
    public Optional<ECPrivateKey> privateKey() {
        ECPrivateKey made = privateKey;
        if (made == null && d != null) {
            made = keys.ecPrivate(curve, EcPoints.scalar(curve, d));
            privateKey = made;
        }
        return Optional.ofNullable(made);
    }

    @Override
    public boolean isPrivate() {
        return d != null;
    }

    @Override
    public EcJwk toPublic() {
        return d == null ? this : new EcJwk(curve, x, y, null, parameters.forPublicKey(), keys);
    }

    @Override
    public JsonObject privateMembers() {
        JsonObject.Builder members = JsonObject.builder()
                .put("kty", keyType())
                .put("crv", curve.jwaName())
                .put("x", Base64Url.encode(x))
                .put("y", Base64Url.encode(y));
        if (d != null) {
            members.put("d", Base64Url.encode(d));
        }
        parameters.write(members);
        return members.build();
    }

    @Override
    public EcJwk withKeyId(String keyId) {
        return with(parameters.withKeyId(keyId));
    }

    @Override
    public EcJwk withThumbprintKeyId() {
        return withKeyId(thumbprint().toString());
    }

    @Override
    public EcJwk withAlgorithm(String algorithm) {
        return with(parameters.withAlgorithm(algorithm));
    }

    @Override
    public EcJwk withUse(KeyUse use) {
        return with(parameters.withUse(use));
    }

    @Override
    public EcJwk withOperations(KeyOperation... operations) {
        return with(parameters.withOperations(operations));
    }

    @Override
    public EcJwk withX509Chain(List<X509Certificate> chain) {
        EcJwk certified = with(parameters.withX509Chain(chain));
        certified.parameters.certificates().requireKeyOf(certified);
        return certified;
    }

    @Override
    public EcJwk withX509Thumbprints() {
        return with(parameters.withX509Thumbprints());
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
                && parameters.equals(that.parameters);
    }

    /** Returns a hash of the public half. */
    @Override
    public int hashCode() {
        return Objects.hash(curve, Arrays.hashCode(x), parameters);
    }

    /** Returns the curve, the parameters and whether there is a private half. */
    @Override
    public String toString() {
        return "EcJwk[" + curve.jwaName() + (isPrivate() ? ", private, " : ", public, ") + parameters + "]";
    }

    ECPoint point() {
        return EcPoints.point(x, y);
    }

    /** Returns PKCS#8, to be wiped; only for a private key. */
    byte[] pkcs8() {
        return EcPoints.pkcs8(curve, x, y, Objects.requireNonNull(d));
    }

    private EcJwk with(JwkParameters changed) {
        return new EcJwk(curve, x, y, d, changed, keys);
    }

    private EcJwk with(byte[] secret) {
        return new EcJwk(curve, x, y, secret, parameters, keys);
    }

    private void requirePair() {
        ECPrivateKey secret = privateKey().orElseThrow();
        new KeyPairCheck(keys.providers())
                .requireSigns(KeyFamily.ofCurve(curve.jwaName()), SIGNING, publicKey(), secret);
    }

    private static void requireElliptic(Curve curve) {
        if (!curve.isElliptic()) {
            throw new IllegalArgumentException(
                    "expected P-256, P-384, P-521 or secp256k1, was " + curve.jwaName() + ": use OkpJwk");
        }
    }
}
