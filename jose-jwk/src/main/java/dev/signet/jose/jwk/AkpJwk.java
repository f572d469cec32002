package dev.signet.jose.jwk;

import dev.signet.jose.core.Base64Url;
import dev.signet.jose.core.JsonObject;
import dev.signet.jose.core.internal.AlgorithmSpec;
import dev.signet.jose.core.internal.DisplayText;
import dev.signet.jose.core.internal.KeyFamily;
import dev.signet.jose.core.internal.MlDsaParameters;
import dev.signet.jose.core.internal.Octets;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An algorithm key pair (RFC 9964 section 3): a key for ML-DSA-44, ML-DSA-65 or ML-DSA-87. Its {@code alg} is part of
 * the key and of its thumbprint, always there, and cannot be another one. The private key is the seed of 32 octets, of
 * which a provider makes the expanded key. Immutable.
 */
public final class AkpJwk extends Jwk {

    private final MlDsaParameters mlDsa;
    private final byte[] pub;
    private final byte @Nullable [] seed;
    private final JcaKeys keys;
    private final Lazy<PublicKey> publicKey;
    private final Lazy<PrivateKey> privateKey;

    private AkpJwk(MlDsaParameters mlDsa, byte[] pub, byte @Nullable [] seed, JwkParameters parameters, JcaKeys keys) {
        super(
                KeyType.AKP,
                parameters.algorithm().isPresent() ? parameters : parameters.withAlgorithm(mlDsa.algorithm()));
        this.mlDsa = mlDsa;
        this.pub = pub;
        this.seed = seed;
        this.keys = keys;
        this.publicKey = new Lazy<>(() -> keys.mlDsaPublic(mlDsa, pub));
        this.privateKey =
                new Lazy<>(() -> keys.mlDsa(mlDsa, Objects.requireNonNull(seed)).getPrivate());
        requireAgreement();
        // That a registered algorithm is this key's was checked above.
        if (!algorithm().equals(Optional.of(mlDsa.algorithm()))) {
            throw new IllegalArgumentException("\"alg\": expected " + mlDsa.algorithm() + ", which this key is for");
        }
    }

    /**
     * Returns a new key pair. The seed is random; a provider computes the public key.
     *
     * @param algorithm {@code ML-DSA-44}, {@code ML-DSA-65} or {@code ML-DSA-87}
     * @return a private key without parameters but its {@code alg}
     * @throws IllegalArgumentException for another algorithm
     * @throws IllegalStateException if no provider has ML-DSA; the message names the JDK and the jar that have it
     */
    public static AkpJwk generate(String algorithm) {
        MlDsaParameters mlDsa = MlDsaParameters.named(algorithm)
                .orElseThrow(() -> new IllegalArgumentException("expected " + MlDsaParameters.names()));
        return of(JcaKeys.STANDARD, mlDsa, Octets.random(MlDsaParameters.SEED_OCTETS));
    }

    /**
     * Returns a public key as a JWK without parameters but its {@code alg}.
     *
     * @param key an ML-DSA key of any provider, which encodes as SubjectPublicKeyInfo (RFC 9881 section 4)
     * @return the JWK
     * @throws IllegalArgumentException if the key is of another kind or length
     */
    public static AkpJwk of(PublicKey key) {
        return of(JcaKeys.STANDARD, key);
    }

    /**
     * Returns a public key with its private half as a JWK without parameters but its {@code alg}.
     *
     * @param publicKey as {@link #of(PublicKey)}
     * @param privateKey the other half, which encodes as PKCS#8 with its seed (RFC 9881 section 6). A key that was
     *     expanded and has lost its seed has no JWK; the keys that JDK 24 and 25 generate are such keys
     * @return the JWK
     * @throws IllegalArgumentException as {@link #of(PublicKey)}, if the private key cannot be read or has no seed, or
     *     if the halves do not belong together
     * @throws IllegalStateException if no provider has ML-DSA
     */
    public static AkpJwk of(PublicKey publicKey, PrivateKey privateKey) {
        return of(JcaKeys.STANDARD, publicKey, privateKey);
    }

    static AkpJwk of(JcaKeys keys, PublicKey key) {
        byte[] encoded = key.getEncoded();
        MlDsaParameters mlDsa = Optional.ofNullable(encoded)
                .flatMap(MlDsaParameters::ofKey)
                .orElseThrow(() -> new IllegalArgumentException(
                        "expected a key for " + MlDsaParameters.names() + ", was of another kind"));
        byte[] pub = MlDsaEncodings.pub(mlDsa, encoded);
        requireSound(pub);
        return new AkpJwk(mlDsa, pub, null, JwkParameters.NONE, keys);
    }

    static AkpJwk of(JcaKeys keys, PublicKey publicKey, PrivateKey privateKey) {
        AkpJwk half = of(keys, publicKey);
        byte[] encoded = privateKey.getEncoded();
        if (encoded == null) {
            throw new IllegalArgumentException("expected a private key that can be read, not one in an HSM");
        }
        try {
            if (!MlDsaParameters.ofKey(encoded).equals(Optional.of(half.mlDsa))) {
                throw new IllegalArgumentException("expected both keys for one algorithm");
            }
            AkpJwk pair = ofPkcs8(keys, half.mlDsa, encoded);
            if (!Arrays.equals(half.pub, pair.pub)) {
                throw mismatch();
            }
            return pair;
        } finally {
            Octets.wipe(encoded);
        }
    }

    /** Returns the key of a PKCS#8 PrivateKeyInfo that names the parameters; it need not hold the public half. */
    static AkpJwk ofPkcs8(JcaKeys keys, MlDsaParameters mlDsa, byte[] encoded) {
        MlDsaEncodings.PrivateKey secret = MlDsaEncodings.privateKey(mlDsa, encoded);
        AkpJwk key = of(keys, mlDsa, secret.seed());
        byte[] expanded = secret.expanded();
        if (expanded != null) {
            try {
                key.requireExpansion(expanded);
            } finally {
                Octets.wipe(expanded);
            }
        }
        return key;
    }

    private static AkpJwk of(JcaKeys keys, MlDsaParameters mlDsa, byte[] seed) {
        PublicKey made = keys.mlDsa(mlDsa, seed).getPublic();
        byte[] pub = MlDsaEncodings.pub(mlDsa, made.getEncoded());
        AkpJwk key = new AkpJwk(mlDsa, pub, seed, JwkParameters.NONE, keys);
        // Made a second time: a generator that adds randomness of its own would make another key.
        key.requirePair();
        return key;
    }

    static AkpJwk read(JcaKeys keys, JsonObject members, Leniency leniency) {
        KeyMembers.requireOnly(KeyType.AKP, members, leniency);
        String algorithm = members.string("alg").orElseThrow(() -> KeyMembers.absent("alg"));
        MlDsaParameters mlDsa = MlDsaParameters.named(algorithm)
                .orElseThrow(() -> new IllegalArgumentException("\"alg\": expected " + MlDsaParameters.names()
                        + " for kty AKP, was \"" + DisplayText.of(algorithm) + "\""));
        byte[] pub = KeyMembers.exactly(members, "pub", mlDsa.publicOctets(), algorithm);
        requireSound(pub);
        byte[] seed = KeyMembers.ifPresentExactly(
                        members, "priv", MlDsaParameters.SEED_OCTETS, "the seed of " + algorithm)
                .orElse(null);
        return new AkpJwk(mlDsa, pub, seed, JwkParameters.read(members, leniency), keys);
    }

    /**
     * Returns {@code pub}.
     *
     * @return a new copy of the public key (FIPS 204 algorithm 22), 1312, 1952 or 2592 octets
     */
    public byte[] pub() {
        return pub.clone();
    }

    /**
     * Returns the public key as a key object of the JDK, from version 24, or of BouncyCastle.
     *
     * @return the same object each time
     * @throws IllegalStateException if no provider has ML-DSA; the message names the JDK and the jar that have it
     */
    public PublicKey publicKey() {
        return publicKey.get();
    }

    /**
     * Returns the private key, expanded from its seed, as a key object of the JDK, from version 24, or of BouncyCastle.
     *
     * @return the same object each time; empty if this is a public key
     * @throws IllegalStateException if no provider has ML-DSA; the message names the JDK and the jar that have it
     */
    public Optional<PrivateKey> privateKey() {
        return isPrivate() ? Optional.of(privateKey.get()) : Optional.empty();
    }

    @Override
    public boolean isPrivate() {
        return seed != null;
    }

    @Override
    public AkpJwk toPublic() {
        return seed == null ? this : new AkpJwk(mlDsa, pub, null, parameters().forPublicKey(), keys);
    }

    @Override
    void writeKey(JsonObject.Builder members) {
        // "alg" is among the parameters.
        members.put("pub", Base64Url.encode(pub));
        if (seed != null) {
            members.put("priv", Base64Url.encode(seed));
        }
    }

    @Override
    public AkpJwk withKeyId(String keyId) {
        return (AkpJwk) super.withKeyId(keyId);
    }

    @Override
    public AkpJwk withThumbprintKeyId() {
        return (AkpJwk) super.withThumbprintKeyId();
    }

    /**
     * Returns this key, whose {@code alg} cannot be changed.
     *
     * @param algorithm the {@code alg} of this key
     * @return an equal key
     * @throws IllegalArgumentException for another algorithm
     */
    @Override
    public AkpJwk withAlgorithm(String algorithm) {
        return (AkpJwk) super.withAlgorithm(algorithm);
    }

    @Override
    public AkpJwk withUse(KeyUse use) {
        return (AkpJwk) super.withUse(use);
    }

    @Override
    public AkpJwk withOperations(KeyOperation... operations) {
        return (AkpJwk) super.withOperations(operations);
    }

    @Override
    public AkpJwk withX509Chain(List<X509Certificate> chain) {
        return (AkpJwk) super.withX509Chain(chain);
    }

    @Override
    public AkpJwk withX509Thumbprints() {
        return (AkpJwk) super.withX509Thumbprints();
    }

    @Override
    public AkpJwk withoutParameters() {
        return (AkpJwk) super.withoutParameters();
    }

    @Override
    boolean isTakenBy(AlgorithmSpec algorithm) {
        return algorithm.takes(keyType(), Optional.empty(), 0)
                && algorithm.name().equals(mlDsa.algorithm());
    }

    @Override
    String description() {
        return "a key for " + mlDsa.algorithm();
    }

    /** Returns whether the other is the same key with the same parameters. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof AkpJwk that
                && mlDsa == that.mlDsa
                && Arrays.equals(pub, that.pub)
                && Secrets.equal(seed, that.seed)
                && parameters().equals(that.parameters());
    }

    /** Returns a hash of the public half. */
    @Override
    public int hashCode() {
        return Objects.hash(Arrays.hashCode(pub), parameters());
    }

    @Override
    String summary() {
        return mlDsa.algorithm() + (isPrivate() ? ", private" : ", public");
    }

    @Override
    boolean isHeldAs(PublicKey certified) {
        byte[] encoded = certified.getEncoded();
        return encoded != null && MlDsaEncodings.holds(mlDsa, encoded, pub);
    }

    @Override
    byte[] subjectPublicKeyInfo() {
        return MlDsaEncodings.subjectPublicKeyInfo(mlDsa, pub);
    }

    @Override
    byte[] pkcs8() {
        if (seed == null) {
            throw notPrivate();
        }
        return MlDsaEncodings.pkcs8(mlDsa, seed);
    }

    @Override
    AkpJwk copy(JwkParameters changed) {
        return new AkpJwk(mlDsa, pub, seed, changed, keys);
    }

    /** The seed determines the public key, so that no signature is needed to compare them. */
    @Override
    void requirePair() {
        KeyPair pair = keys.mlDsa(mlDsa, Objects.requireNonNull(seed));
        if (!Arrays.equals(subjectPublicKeyInfo(), pair.getPublic().getEncoded())) {
            throw mismatch();
        }
    }

    /** RFC 9881 section 8.2: what stands beside a seed is not believed. */
    private void requireExpansion(byte[] expanded) {
        PrivateKey beside = keys.mlDsaPrivate(mlDsa, expanded);
        if (!new KeyPairCheck(keys.providers()).signs(KeyFamily.ML_DSA, mlDsa.algorithm(), publicKey(), beside)) {
            throw new IllegalArgumentException("expected an expanded private key that is made of the seed beside it");
        }
    }

    /**
     * Refuses a public key whose vector t1 is zero (FIPS 204 algorithm 22: all octets behind the first 32). Any message
     * can be signed under it without a private key.
     */
    private static void requireSound(byte[] pub) {
        for (int i = 32; i < pub.length; i++) {
            if (pub[i] != 0) {
                return;
            }
        }
        throw new IllegalArgumentException(
                "\"pub\": expected a public key that is not zero behind its first 32 octets");
    }

    private static IllegalArgumentException mismatch() {
        return new IllegalArgumentException("\"priv\": expected the private key of this very public key");
    }
}
