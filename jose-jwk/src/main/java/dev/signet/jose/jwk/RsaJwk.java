package dev.signet.jose.jwk;

import dev.signet.jose.core.Base64Url;
import dev.signet.jose.core.JsonObject;
import dev.signet.jose.core.KeyFamily;
import dev.signet.jose.core.internal.Octets;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An RSA key of 2,048 to 16,384 bits and two primes (RFC 7518 section 6.3). Immutable. */
public final class RsaJwk implements Jwk {

    private static final int NEW_BITS = 3072;

    private final BigInteger n;
    private final BigInteger e;
    private final @Nullable RsaSecret secret;
    private final JwkParameters parameters;
    private final JcaKeys keys;

    // Made at first use, so that a large set costs little; any thread may write it, all write equal objects.
    private volatile @Nullable RSAPublicKey publicKey;
    private volatile @Nullable RSAPrivateKey privateKey;

    private RsaJwk(BigInteger n, BigInteger e, @Nullable RsaSecret secret, JwkParameters parameters, JcaKeys keys) {
        this.n = n;
        this.e = e;
        this.secret = secret;
        this.parameters = parameters;
        this.keys = keys;
        AlgorithmFit.requireFit(this);
    }

    /**
     * Returns a new key pair of 3,072 bits, which NIST SP 800-57 deems good beyond 2030.
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
        RsaStrength.requireLength(bits);
        KeyPair pair = JcaKeys.STANDARD.generateRsa(bits);
        RsaJwk key = of((RSAPublicKey) pair.getPublic());
        return key.with(RsaSecret.of((RSAPrivateKey) pair.getPrivate()));
    }

    /**
     * Returns a public key as a JWK without parameters.
     *
     * @param key a key of any provider
     * @return the JWK
     * @throws IllegalArgumentException if the key is weak or its exponent below 65537
     */
    public static RsaJwk of(RSAPublicKey key) {
        return of(JcaKeys.STANDARD, key);
    }

    /**
     * Returns a public key with its private half as a JWK without parameters.
     *
     * @param publicKey a key of any provider
     * @param privateKey the other half; with its primes if it is an {@link java.security.interfaces.RSAPrivateCrtKey}
     * @return the JWK
     * @throws IllegalArgumentException if the key is weak, its exponent below 65537, or the halves do not belong
     *     together
     */
    public static RsaJwk of(RSAPublicKey publicKey, RSAPrivateKey privateKey) {
        return of(JcaKeys.STANDARD, publicKey, privateKey);
    }

    static RsaJwk of(JcaKeys keys, RSAPublicKey key) {
        RsaStrength.requireStrong(key.getModulus(), key.getPublicExponent(), false);
        return new RsaJwk(key.getModulus(), key.getPublicExponent(), null, JwkParameters.NONE, keys);
    }

    static RsaJwk of(JcaKeys keys, RSAPublicKey publicKey, RSAPrivateKey privateKey) {
        RsaJwk pair = of(keys, publicKey).with(RsaSecret.of(privateKey));
        pair.requirePair();
        return pair;
    }

    static RsaJwk read(JcaKeys keys, JsonObject members, Leniency leniency, int mostPublicBits) {
        KeyMembers.requireOnly(KeyMembers.RSA, members, "RSA", leniency);
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
        RsaJwk key = new RsaJwk(n, e, secret, JwkParameters.read(members, leniency), keys);
        key.parameters.certificates().requireKeyOf(key);
        if (secret != null) {
            key.requirePair();
        }
        return key;
    }

    @Override
    public String keyType() {
        return "RSA";
    }

    @Override
    public JwkParameters parameters() {
        return parameters;
    }

    /**
     * Returns whether {@code use} and {@code key_ops} allow an operation. A key with an exponent below 65537, which
     * only {@link JwkSetReader#acceptingSmallExponents()} reads, permits {@link KeyOperation#VERIFY} and nothing else.
     */
    @Override
    public boolean permits(KeyOperation operation) {
        return (operation == KeyOperation.VERIFY || !RsaStrength.isSmall(e)) && parameters.permits(operation);
    }

    /**
     * Returns the public key as the JDK's type.
     *
     * @return the same object each time
     */
    public RSAPublicKey publicKey() {
        RSAPublicKey made = publicKey;
        if (made == null) {
            made = keys.rsaPublic(n, e);
            publicKey = made;
        }
        return made;
    }

    /**
     * Returns the private key as the JDK's type.
     *
     * @return the same object each time, an {@link java.security.interfaces.RSAPrivateCrtKey} if the JWK has the primes;
     *     empty if this is a public key
     */
    public Optional<RSAPrivateKey> privateKey() {
        RSAPrivateKey made = privateKey;
        if (made == null && secret != null) {
            made = keys.rsaPrivate(n, e, secret);
            privateKey = made;
        }
        return Optional.ofNullable(made);
    }

    @Override
    public boolean isPrivate() {
        return secret != null;
    }

    @Override
    public RsaJwk toPublic() {
        return secret == null ? this : new RsaJwk(n, e, null, parameters.forPublicKey(), keys);
    }

    @Override
    public JsonObject privateMembers() {
        JsonObject.Builder members = JsonObject.builder()
                .put("kty", keyType())
                .put("n", Base64Url.encode(Octets.unsigned(n)))
                .put("e", Base64Url.encode(Octets.unsigned(e)));
        if (secret != null) {
            secret.write(members);
        }
        parameters.write(members);
        return members.build();
    }

    @Override
    public RsaJwk withKeyId(String keyId) {
        return with(parameters.withKeyId(keyId));
    }

    @Override
    public RsaJwk withThumbprintKeyId() {
        return withKeyId(thumbprint().toString());
    }

    @Override
    public RsaJwk withAlgorithm(String algorithm) {
        return with(parameters.withAlgorithm(algorithm));
    }

    @Override
    public RsaJwk withUse(KeyUse use) {
        return with(parameters.withUse(use));
    }

    @Override
    public RsaJwk withOperations(KeyOperation... operations) {
        return with(parameters.withOperations(operations));
    }

    @Override
    public RsaJwk withX509Chain(List<X509Certificate> chain) {
        RsaJwk certified = with(parameters.withX509Chain(chain));
        certified.parameters.certificates().requireKeyOf(certified);
        return certified;
    }

    @Override
    public RsaJwk withX509Thumbprints() {
        return with(parameters.withX509Thumbprints());
    }

    /** Returns whether the other is the same key with the same parameters. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RsaJwk that
                && n.equals(that.n)
                && e.equals(that.e)
                && RsaSecret.same(secret, that.secret)
                && parameters.equals(that.parameters);
    }

    /** Returns a hash of the public half. */
    @Override
    public int hashCode() {
        return Objects.hash(n, e, parameters);
    }

    /** Returns the length, the parameters and whether there is a private half. */
    @Override
    public String toString() {
        return "RsaJwk[" + n.bitLength() + " bits" + (isPrivate() ? ", private, " : ", public, ") + parameters + "]";
    }

    BigInteger modulus() {
        return n;
    }

    BigInteger exponent() {
        return e;
    }

    /** Returns PKCS#8, to be wiped; only for a private key. */
    byte[] pkcs8() {
        RSAPrivateKey key = privateKey().orElseThrow();
        if (!(key instanceof RSAPrivateCrtKey)) {
            throw new IllegalStateException("PKCS#8 needs the primes of an RSA key, this JWK has only d");
        }
        return key.getEncoded();
    }

    private RsaJwk with(JwkParameters changed) {
        return new RsaJwk(n, e, secret, changed, keys);
    }

    private RsaJwk with(RsaSecret added) {
        return new RsaJwk(n, e, added, parameters, keys);
    }

    private void requirePair() {
        Objects.requireNonNull(secret).requireConsistent(n, e);
        new KeyPairCheck(keys.providers())
                .requireSigns(
                        KeyFamily.RSA,
                        "SHA256withRSA",
                        publicKey(),
                        privateKey().orElseThrow());
    }
}
