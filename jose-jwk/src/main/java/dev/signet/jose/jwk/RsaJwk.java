package dev.signet.jose.jwk;

import dev.signet.jose.core.Base64Url;
import dev.signet.jose.core.JsonObject;
import dev.signet.jose.core.internal.AlgorithmSpec;
import dev.signet.jose.core.internal.KeyFamily;
import dev.signet.jose.core.internal.Octets;
import dev.signet.jose.core.internal.RsaLimit;
import dev.signet.jose.core.internal.RsaSize;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An RSA key of 2,048 to 16,384 bits and two primes (RFC 7518 section 6.3).
 *
 * <p>A key whose PEM, certificate or key object has the object identifier id-RSASSA-PSS is limited to {@code PS256},
 * {@code PS384} and {@code PS512}, or to the one of them whose hash it names, which is then its {@code alg} (RFC 4055
 * section 1.2). The limit is part of this object, its key objects and its PEM. JSON expresses it only by
 * {@code alg} and a certificate in {@code x5c}: a key that is limited to no hash and has no certificate is written
 * without its limit, unless {@link #withAlgorithm} has chosen one algorithm. Immutable.
 */
public final class RsaJwk extends Jwk {

    private static final int NEW_BITS = 3072;

    private final BigInteger n;
    private final BigInteger e;
    private final @Nullable RsaSecret secret;
    private final RsaLimit limit;
    private final JcaKeys keys;
    private final Lazy<RSAPublicKey> publicKey;
    private final Lazy<RSAPrivateKey> privateKey;

    private RsaJwk(
            BigInteger n,
            BigInteger e,
            @Nullable RsaSecret secret,
            RsaLimit limit,
            JwkParameters parameters,
            JcaKeys keys) {
        super(KeyType.RSA, parameters);
        this.n = n;
        this.e = e;
        this.secret = secret;
        this.limit = limit.and(parameters.certificates().rsaLimit());
        this.keys = keys;
        this.publicKey = new Lazy<>(() -> keys.rsaPublic(n, e, this.limit));
        this.privateKey = new Lazy<>(() -> keys.rsaPrivate(n, e, Objects.requireNonNull(secret), this.limit));
        requireAgreement();
    }

    /**
     * Returns a new key pair of 3,072 bits, which NIST SP 800-57 recommends for use beyond 2030.
     *
     * @return a private key without parameters
     */
    public static RsaJwk generate() {
        return generate(NEW_BITS);
    }

    /**
     * Returns a new key pair with the exponent 65537.
     *
     * @param bits the length of the modulus, from 2,048 to 16,384
     * @return a private key without parameters
     * @throws IllegalArgumentException if {@code bits} is out of that range
     */
    public static RsaJwk generate(int bits) {
        RsaSize.require(bits);
        KeyPair pair = JcaKeys.STANDARD.generateRsa(bits);
        RsaJwk key = of((RSAPublicKey) pair.getPublic());
        return key.with(RsaSecret.of((RSAPrivateKey) pair.getPrivate()));
    }

    /**
     * Returns a public key as a JWK without parameters, but for {@code alg} if the key is limited to one algorithm.
     *
     * @param key a key of any provider
     * @return the JWK
     * @throws IllegalArgumentException if the key is weak, its exponent below 65537, or it is limited to RSASSA-PSS
     *     with parameters that no algorithm of JWS has
     */
    public static RsaJwk of(RSAPublicKey key) {
        return of(JcaKeys.STANDARD, key);
    }

    /**
     * Returns a public key with its private half as a JWK without parameters, but for {@code alg} if one of them is
     * limited to one algorithm.
     *
     * @param publicKey a key of any provider
     * @param privateKey the other half; with its primes if it is an {@link java.security.interfaces.RSAPrivateCrtKey}
     * @return the JWK
     * @throws IllegalArgumentException as {@link #of(RSAPublicKey)}, or if the halves do not belong together
     */
    public static RsaJwk of(RSAPublicKey publicKey, RSAPrivateKey privateKey) {
        return of(JcaKeys.STANDARD, publicKey, privateKey);
    }

    static RsaJwk of(JcaKeys keys, RSAPublicKey key) {
        RsaStrength.requireStrong(key.getModulus(), key.getPublicExponent(), false);
        return new RsaJwk(key.getModulus(), key.getPublicExponent(), null, RsaLimit.NONE, JwkParameters.NONE, keys)
                .limitedTo(RsaLimit.of(key));
    }

    static RsaJwk of(JcaKeys keys, RSAPublicKey publicKey, RSAPrivateKey privateKey) {
        RsaJwk pair = of(keys, publicKey).with(RsaSecret.of(privateKey)).limitedTo(RsaLimit.of(privateKey));
        pair.requirePair();
        return pair;
    }

    static RsaJwk read(JcaKeys keys, JsonObject members, Leniency leniency, int mostPublicBits) {
        KeyMembers.requireOnly(KeyType.RSA, members, leniency);
        BigInteger n = KeyMembers.integer(members, "n", leniency);
        BigInteger e = KeyMembers.integer(members, "e", leniency);
        if (!members.has("d")) {
            RsaStrength.requireAtMost(mostPublicBits, n);
        }
        // Verification only, so a private key with such an exponent has no use.
        boolean acceptsSmall = leniency.acceptsSmallExponents() && !members.has("d");
        RsaStrength.requireStrong(n, e, acceptsSmall);
        if (RsaStrength.isSmall(e)) {
            leniency.acceptSmallExponent();
        }
        RsaSecret secret = RsaSecret.read(members).orElse(null);
        return new RsaJwk(n, e, secret, RsaLimit.NONE, JwkParameters.read(members, leniency), keys);
    }

    @Override
    Optional<String> limitation(KeyOperation operation) {
        return operation == KeyOperation.VERIFY || !RsaStrength.isSmall(e)
                ? Optional.empty()
                : Optional.of("\"" + operation.jwkName() + "\" needs an RSA key with an exponent of at least 65537");
    }

    /**
     * Returns the public key as a key object of the JDK.
     *
     * @return the same object each time; its algorithm is {@code RSA}, or {@code RSASSA-PSS} if the key is limited to
     *     that
     * @throws IllegalArgumentException if the provider refuses the numbers, as BouncyCastle does where {@code n} is a
     *     prime
     */
    public RSAPublicKey publicKey() {
        return publicKey.get();
    }

    /**
     * Returns the private key as a key object of the JDK.
     *
     * @return the same object each time, an {@link java.security.interfaces.RSAPrivateCrtKey} if the JWK has the
     *     primes; empty if this is a public key
     * @throws IllegalArgumentException if the provider refuses the numbers
     */
    public Optional<RSAPrivateKey> privateKey() {
        return isPrivate() ? Optional.of(privateKey.get()) : Optional.empty();
    }

    @Override
    public boolean isPrivate() {
        return secret != null;
    }

    @Override
    public RsaJwk toPublic() {
        return secret == null
                ? this
                : new RsaJwk(n, e, null, limit, parameters().forPublicKey(), keys);
    }

    @Override
    void writeKey(JsonObject.Builder members) {
        members.put("n", Base64Url.encode(Octets.unsigned(n))).put("e", Base64Url.encode(Octets.unsigned(e)));
        if (secret != null) {
            secret.write(members);
        }
    }

    @Override
    public RsaJwk withKeyId(String keyId) {
        return (RsaJwk) super.withKeyId(keyId);
    }

    @Override
    public RsaJwk withThumbprintKeyId() {
        return (RsaJwk) super.withThumbprintKeyId();
    }

    @Override
    public RsaJwk withAlgorithm(String algorithm) {
        return (RsaJwk) super.withAlgorithm(algorithm);
    }

    @Override
    public RsaJwk withUse(KeyUse use) {
        return (RsaJwk) super.withUse(use);
    }

    @Override
    public RsaJwk withOperations(KeyOperation... operations) {
        return (RsaJwk) super.withOperations(operations);
    }

    @Override
    public RsaJwk withX509Chain(List<X509Certificate> chain) {
        return (RsaJwk) super.withX509Chain(chain);
    }

    @Override
    public RsaJwk withX509Thumbprints() {
        return (RsaJwk) super.withX509Thumbprints();
    }

    @Override
    public RsaJwk withoutParameters() {
        return (RsaJwk) super.withoutParameters();
    }

    @Override
    boolean isTakenBy(AlgorithmSpec algorithm) {
        return algorithm.takes(keyType(), Optional.empty(), 0) && limit.permits(algorithm.name());
    }

    @Override
    String description() {
        return limit.description();
    }

    /** Returns whether the other is the same key with the same limit and parameters. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RsaJwk that
                && n.equals(that.n)
                && e.equals(that.e)
                && RsaSecret.same(secret, that.secret)
                && limit == that.limit
                && parameters().equals(that.parameters());
    }

    /** Returns a hash of the public half. */
    @Override
    public int hashCode() {
        return Objects.hash(n, e, parameters());
    }

    @Override
    String summary() {
        return n.bitLength() + " bits" + (limit == RsaLimit.NONE ? "" : ", limited to " + limit)
                + (isPrivate() ? ", private" : ", public");
    }

    @Override
    boolean isHeldAs(PublicKey certified) {
        return certified instanceof RSAPublicKey other
                && other.getModulus().equals(n)
                && other.getPublicExponent().equals(e);
    }

    @Override
    byte[] subjectPublicKeyInfo() {
        return publicKey().getEncoded();
    }

    @Override
    byte[] pkcs8() {
        RSAPrivateKey key = privateKey().orElseThrow(Jwk::notPrivate);
        if (!(key instanceof RSAPrivateCrtKey)) {
            throw new IllegalStateException("PKCS#8 needs the primes of an RSA key, this JWK has only d");
        }
        return key.getEncoded();
    }

    @Override
    RsaJwk copy(JwkParameters changed) {
        return new RsaJwk(n, e, secret, limit, changed, keys);
    }

    private RsaJwk with(RsaSecret added) {
        return new RsaJwk(n, e, added, limit, parameters(), keys);
    }

    /** Returns this key with the limit of another encoding of it as well, and as {@code alg} if it is one algorithm. */
    private RsaJwk limitedTo(RsaLimit other) {
        RsaLimit joined = limit.and(other);
        JwkParameters named = joined.onlyAlgorithm()
                .filter(only -> parameters().algorithm().isEmpty())
                .map(parameters()::withAlgorithm)
                .orElse(parameters());
        return new RsaJwk(n, e, secret, joined, named, keys);
    }

    @Override
    void requirePair() {
        // A key that is limited to RSASSA-PSS as well: the signature of this check does not leave it.
        Objects.requireNonNull(secret).requireConsistent(n, e);
        new KeyPairCheck(keys.providers())
                .requireSigns(KeyFamily.RSA, "SHA256withRSA", keys.rsaPublic(n, e), keys.rsaPrivate(n, e, secret));
    }
}
