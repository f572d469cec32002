package dev.signet.jose.jwk;

import dev.signet.jose.core.Base64Url;
import dev.signet.jose.core.JsonObject;
import dev.signet.jose.core.internal.AlgorithmSpec;
import dev.signet.jose.core.internal.Octets;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * A symmetric key (RFC 7518 section 6.4). It has no public half: the methods that return one throw
 * {@link IllegalStateException}. Immutable.
 */
public final class OctJwk extends Jwk {

    private final byte[] k;

    private OctJwk(byte[] k, JwkParameters parameters) {
        super(KeyType.OCT, parameters);
        if (k.length == 0) {
            throw new IllegalArgumentException("\"k\": expected at least one octet");
        }
        this.k = k;
        requireAgreement();
    }

    /**
     * Returns a new random key.
     *
     * @param octets the length: 32, 48 or 64 for HS256, HS384 and HS512, 16, 24 or 32 for AES
     * @return a key without parameters
     * @throws IllegalArgumentException if {@code octets} is less than 16, which can be guessed
     */
    public static OctJwk generate(int octets) {
        if (octets < 16) {
            throw new IllegalArgumentException("expected at least 16 octets, was " + octets);
        }
        return new OctJwk(Octets.random(octets), JwkParameters.NONE);
    }

    /**
     * Returns a key as a JWK without parameters.
     *
     * @param k the key, at least one octet; copied
     * @return the JWK
     * @throws IllegalArgumentException if {@code k} is empty
     */
    public static OctJwk of(byte[] k) {
        return new OctJwk(k.clone(), JwkParameters.NONE);
    }

    /**
     * Returns a key as a JWK without parameters.
     *
     * @param key a key that can be read
     * @return the JWK
     * @throws IllegalArgumentException if the key is empty, or in an HSM
     */
    public static OctJwk of(SecretKey key) {
        byte[] k = key.getEncoded();
        if (k == null || !"RAW".equals(key.getFormat())) {
            throw new IllegalArgumentException("expected a key that can be read, not one in an HSM");
        }
        return new OctJwk(k, JwkParameters.NONE);
    }

    static OctJwk read(JsonObject members, Leniency leniency) {
        KeyMembers.requireOnly(KeyType.OCT, members, leniency);
        byte[] k = members.octets("k").orElseThrow(() -> KeyMembers.absent("k"));
        return new OctJwk(k, JwkParameters.read(members, leniency));
    }

    /**
     * Returns the length of the key.
     *
     * @return the number of octets, at least 1
     */
    public int octets() {
        return k.length;
    }

    /**
     * Returns the key as a key object of the JDK.
     *
     * @return a new object with a copy of the key. Its algorithm is {@code HmacSHA256} for an {@code alg} of HS256,
     *     {@code HmacSHA384} and {@code HmacSHA512} likewise; otherwise {@code AES}, which the JDK's ciphers require
     *     and its MACs accept
     */
    public SecretKey key() {
        String name = algorithm()
                .flatMap(AlgorithmSpec::named)
                .filter(known -> known.use() == AlgorithmSpec.Use.SIGNATURE)
                .flatMap(AlgorithmSpec::hash)
                .map(hash -> "Hmac" + hash.replace("-", ""))
                .orElse("AES");
        return new SecretKeySpec(k, name);
    }

    @Override
    public boolean isPrivate() {
        return true;
    }

    /** Throws {@link IllegalStateException}: a symmetric key has no public half. */
    @Override
    public OctJwk toPublic() {
        throw new IllegalStateException("a symmetric key has no public half; use privateJson() to write it");
    }

    @Override
    void writeKey(JsonObject.Builder members) {
        members.put("k", Base64Url.encode(k));
    }

    @Override
    public OctJwk withKeyId(String keyId) {
        return (OctJwk) super.withKeyId(keyId);
    }

    /** Throws {@link IllegalStateException}: the thumbprint of a symmetric key is secret (RFC 7638 section 7). */
    @Override
    public OctJwk withThumbprintKeyId() {
        throw new IllegalStateException("a symmetric key's thumbprint must not become its public kid: use withKeyId()");
    }

    @Override
    public OctJwk withAlgorithm(String algorithm) {
        return (OctJwk) super.withAlgorithm(algorithm);
    }

    @Override
    public OctJwk withUse(KeyUse use) {
        return (OctJwk) super.withUse(use);
    }

    @Override
    public OctJwk withOperations(KeyOperation... operations) {
        return (OctJwk) super.withOperations(operations);
    }

    @Override
    public OctJwk withX509Chain(List<X509Certificate> chain) {
        return (OctJwk) super.withX509Chain(chain);
    }

    @Override
    public OctJwk withX509Thumbprints() {
        return (OctJwk) super.withX509Thumbprints();
    }

    @Override
    public OctJwk withoutParameters() {
        return (OctJwk) super.withoutParameters();
    }

    @Override
    boolean isTakenBy(AlgorithmSpec algorithm) {
        return algorithm.takes(keyType(), Optional.empty(), k.length);
    }

    @Override
    String description() {
        return "a symmetric key of " + k.length + " octets";
    }

    /** Returns whether the other is the same key with the same parameters. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof OctJwk that
                && Octets.equal(k, that.k)
                && parameters().equals(that.parameters());
    }

    /** Returns a hash of the key and its parameters that reveals nothing of the key and differs from run to run. */
    @Override
    public int hashCode() {
        return 31 * Secrets.hash(k) + parameters().hashCode();
    }

    @Override
    String summary() {
        return k.length + " octets";
    }

    @Override
    OctJwk copy(JwkParameters changed) {
        return new OctJwk(k, changed);
    }

    @Override
    boolean isHeldAs(PublicKey certified) {
        return false;
    }

    /** Does nothing: a symmetric key has no halves. */
    @Override
    void requirePair() {}

    @Override
    byte[] subjectPublicKeyInfo() {
        throw new IllegalStateException("a symmetric key has no PEM form");
    }

    @Override
    byte[] pkcs8() {
        throw new IllegalStateException("a symmetric key has no PEM form");
    }
}
