package dev.signet.jose.jwk;

import dev.signet.jose.core.JsonObject;
import dev.signet.jose.core.TokenLimits;
import dev.signet.jose.core.internal.AlgorithmSpec;
import dev.signet.jose.core.internal.DisplayText;
import dev.signet.jose.jwk.encoding.PemText;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A JSON Web Key (RFC 7517): a public key, a public key with its private half, or a symmetric key, and the parameters
 * of the key. Its subclasses are the types of keys.
 *
 * <p>Every instance has been validated: its numbers are in range and belong together, its point is on its curve, it is
 * not one of the known weak keys, and its parameters contradict neither the key nor one another.
 *
 * <p>{@link #toJson()} writes the public half only. Private and symmetric material is available from
 * {@link #privateJson()}, {@link #privateMembers()}, {@link #privatePem()} and the JDK's key objects; it never appears
 * in {@code toString()} or a message. Immutable.
 */
public abstract sealed class Jwk permits EcJwk, RsaJwk, OkpJwk, AkpJwk, OctJwk {

    private final KeyType type;
    private final JwkParameters parameters;

    /** Selection compares the keys of a set by it, for each algorithm. */
    private final Lazy<JwkThumbprint> thumbprint = new Lazy<>(() -> thumbprint(JwkThumbprint.SHA_256));

    Jwk(KeyType type, JwkParameters parameters) {
        this.type = type;
        this.parameters = parameters;
    }

    /**
     * Returns the key that a JSON text holds.
     *
     * @param json one JSON object
     * @return an {@link EcJwk}, {@link RsaJwk}, {@link OkpJwk}, {@link AkpJwk} or {@link OctJwk}
     * @throws IllegalArgumentException as {@link #of(JsonObject)}, or if this is not one strict JSON object
     * @throws IllegalStateException as {@link #of(JsonObject)}
     */
    public static Jwk parse(String json) {
        return of(KeyJson.parse(json, TokenLimits.defaults(), KeyJson.KEY));
    }

    /**
     * Returns the key that a JSON text holds.
     *
     * @param json one JSON object in UTF-8; not retained
     * @return an {@link EcJwk}, {@link RsaJwk}, {@link OkpJwk}, {@link AkpJwk} or {@link OctJwk}
     * @throws IllegalArgumentException as {@link #of(JsonObject)}, or if this is not one strict JSON object
     * @throws IllegalStateException as {@link #of(JsonObject)}
     */
    public static Jwk parse(byte[] json) {
        return of(KeyJson.parse(json, TokenLimits.defaults(), KeyJson.KEY));
    }

    /**
     * Returns the key that a JSON object holds.
     *
     * @param members the members of a JWK; unknown ones are kept
     * @return an {@link EcJwk}, {@link RsaJwk}, {@link OkpJwk}, {@link AkpJwk} or {@link OctJwk}
     * @throws IllegalArgumentException if a member is missing, of another type or length, or contradicts another one,
     *     or if the key is weak (RFC 7517 section 4, RFC 7518 section 6, RFC 8037 section 2, RFC 9964 section 3). The
     *     message names the member and what was expected, and repeats none of the key but {@code kty}, {@code crv} and
     *     the {@code alg} of an AKP key
     * @throws IllegalStateException if this is a private key on secp256k1 or for ML-DSA, and no provider has that; the
     *     message names the jar
     */
    public static Jwk of(JsonObject members) {
        return JwkReader.STANDARD.read(members);
    }

    /**
     * Returns the public key that a JSON object holds, for keys from untrusted sources such as a token's header or
     * claims. A private key is refused without any computation, where {@link #of(JsonObject)} would sign with it to
     * check that its halves belong together, and so is an RSA key of more than 4,096 bits.
     *
     * @param members the members of a JWK; unknown ones are kept
     * @return a key that is not private
     * @throws IllegalArgumentException as {@link #of(JsonObject)}, and if there is private or symmetric material, or an
     *     RSA key of more than 4,096 bits
     */
    public static Jwk ofPublic(JsonObject members) {
        return JwkReader.TOKEN.readPublic(members);
    }

    /**
     * Returns the public key that a JSON text holds, by the rules of {@link #ofPublic(JsonObject)}.
     *
     * @param json one JSON object
     * @return a key that is not private
     * @throws IllegalArgumentException as {@link #ofPublic(JsonObject)}, or if this is not one strict JSON object
     */
    public static Jwk parsePublic(String json) {
        return ofPublic(KeyJson.parse(json, TokenLimits.defaults(), KeyJson.KEY));
    }

    /**
     * Returns the public key that a JSON text holds, by the rules of {@link #ofPublic(JsonObject)}.
     *
     * @param json one JSON object in UTF-8; not retained
     * @return a key that is not private
     * @throws IllegalArgumentException as {@link #ofPublic(JsonObject)}, or if this is not one strict JSON object
     */
    public static Jwk parsePublic(byte[] json) {
        return ofPublic(KeyJson.parse(json, TokenLimits.defaults(), KeyJson.KEY));
    }

    /**
     * Returns a public key as a JWK without parameters, but for the {@code alg} of a key that is for one algorithm
     * only: an {@link AkpJwk}, or an {@link RsaJwk} that is limited to one.
     *
     * @param key an EC, RSA, Ed25519, Ed448, X25519, X448 or ML-DSA key of any provider
     * @return the JWK
     * @throws IllegalArgumentException if the key is of another kind, on another curve, or weak
     */
    public static Jwk of(PublicKey key) {
        return JwkReader.STANDARD.read(key);
    }

    /**
     * Returns a public key with its private half as a JWK without parameters, but for {@code alg} as in
     * {@link #of(PublicKey)}.
     *
     * @param publicKey an EC, RSA, Ed25519, Ed448, X25519, X448 or ML-DSA key of any provider
     * @param privateKey the other half, which must be readable; a key inside an HSM has no JWK
     * @return the JWK
     * @throws IllegalArgumentException if the keys are of another kind, on another curve, weak, or do not belong
     *     together, or if an ML-DSA key has no seed (see {@link AkpJwk})
     * @throws IllegalStateException if they are for ML-DSA, and no provider has that
     */
    public static Jwk of(PublicKey publicKey, PrivateKey privateKey) {
        return JwkReader.STANDARD.read(publicKey, privateKey);
    }

    /**
     * Returns a key pair as a JWK, as {@link #of(PublicKey, PrivateKey)} does.
     *
     * @param pair both halves
     * @return the JWK
     * @throws IllegalArgumentException as {@link #of(PublicKey, PrivateKey)}
     * @throws IllegalStateException as {@link #of(PublicKey, PrivateKey)}
     */
    public static Jwk of(KeyPair pair) {
        return of(pair.getPublic(), pair.getPrivate());
    }

    /**
     * Returns the public key of a certificate as a JWK without parameters, but for {@code x5c}, and {@code alg} as in
     * {@link #of(PublicKey)}.
     *
     * @param certificate the certificate of the key, which is not validated: see {@link X509Chain}
     * @param issuers the certificates that lead from it to a trust anchor, in order
     * @return a public key
     * @throws IllegalArgumentException as {@link #of(PublicKey)}
     */
    public static Jwk of(X509Certificate certificate, X509Certificate... issuers) {
        List<X509Certificate> chain = new ArrayList<>(List.of(issuers));
        chain.add(0, certificate);
        return JwkReader.STANDARD.certified(chain);
    }

    /**
     * Returns {@code kty}.
     *
     * @return {@code EC}, {@code RSA}, {@code OKP}, {@code AKP} or {@code oct}
     */
    public final String keyType() {
        return type.jwkName();
    }

    /**
     * Returns the parameters of the key.
     *
     * @return {@code kid}, {@code use}, {@code key_ops}, {@code alg}, certificates and unknown members
     */
    public final JwkParameters parameters() {
        return parameters;
    }

    /**
     * Returns {@code kid}.
     *
     * @return the key ID, to be compared exactly; empty if there is none
     */
    public final Optional<String> keyId() {
        return parameters.keyId();
    }

    /**
     * Returns {@code alg}.
     *
     * @return the one algorithm that the key is for; empty if there is no {@code alg}, which an {@link AkpJwk} always
     *     has
     */
    public final Optional<String> algorithm() {
        return parameters.algorithm();
    }

    /**
     * Returns the members that were ignored when the key was read as part of a set, see {@link JwkSetReader}. They have
     * no effect on equality, thumbprint and JSON. A key whose certificates were ignored has none;
     * {@link X509Chain#of(Jwk)} refuses it and names the reason.
     *
     * @return an immutable list in the order of reading; empty for a key that was read alone or made otherwise
     */
    public final List<IgnoredMember> ignoredMembers() {
        List<IgnoredMember> members = new ArrayList<>();
        parameters
                .leniency()
                .ignored()
                .forEach((member, reason) -> members.add(new IgnoredMember(keyId(), member, reason)));
        return List.copyOf(members);
    }

    /**
     * Returns whether the key was read as part of a set though {@link #of(JsonObject)} refuses it: a member was
     * ignored, {@code n} or {@code e} had leading zero octets, or the RSA exponent is below 65537. See
     * {@link JwkSetReader}. Such a key is selected for a token only if no other key fits.
     *
     * @return {@code true} for such a key and for those made from it by the {@code with} methods
     */
    public final boolean neededLeniency() {
        return parameters.leniency().needed();
    }

    /**
     * Returns whether this holds private or symmetric material.
     *
     * @return {@code true} for a private key, and for every symmetric one
     */
    public abstract boolean isPrivate();

    /**
     * Returns whether this is a symmetric key: a secret as a whole, without a public half.
     *
     * @return {@code true} for {@code oct}, {@code false} for every other type
     */
    public final boolean isSymmetric() {
        return type.isSymmetric();
    }

    /**
     * Returns whether {@code use} and {@code key_ops} permit an operation (RFC 7517 sections 4.2 and 4.3), whether or
     * not the key has the private half that the operation needs.
     *
     * @param operation the operation
     * @return {@code true} if each of the two members is absent or permits it. {@code sig} permits signing and
     *     verifying, {@code enc} the six other operations. An RSA key with an exponent below 65537, which only {@link
     *     JwkSetReader#acceptingSmallExponents()} reads, permits {@link KeyOperation#VERIFY} and nothing else
     */
    public final boolean permits(KeyOperation operation) {
        return limitation(operation).isEmpty() && parameters.permits(operation);
    }

    /**
     * Returns why this key does not serve an operation with an algorithm: the algorithm takes keys of another type,
     * curve or length, the key is limited to other algorithms (see {@link RsaJwk}), {@code use}, {@code key_ops} or
     * {@code alg} do not permit it, or the operation needs a private key and this one is public. An algorithm that is
     * neither registered (RFC 7518 section 7.1) nor one of HPKE (draft-ietf-jose-hpke-encrypt-22), and {@code none},
     * take no key.
     *
     * <p>Of the operations, those that need a private key are {@link KeyOperation#SIGN}, {@link KeyOperation#DECRYPT}
     * and {@link KeyOperation#UNWRAP_KEY}; both sides of a key agreement derive a key.
     *
     * @param operation the operation
     * @param algorithm the name of the algorithm, for example {@code ES256}
     * @return one sentence that names the algorithm and what it expects, and repeats nothing of the key but its type,
     *     curve and length; empty if the key fits
     */
    public final Optional<String> mismatch(KeyOperation operation, String algorithm) {
        Optional<AlgorithmSpec> known = AlgorithmSpec.named(algorithm);
        if (known.isEmpty()) {
            return Optional.of("\"" + DisplayText.of(algorithm) + "\" is not a registered algorithm of JWS or JWE");
        }
        AlgorithmSpec spec = known.get();
        return mismatch(spec)
                .or(() -> mismatch(spec, operation))
                .or(() -> limitation(operation))
                .or(() -> parameters.mismatch(operation, algorithm));
    }

    /**
     * Returns whether this key serves an operation with an algorithm.
     *
     * @param operation the operation
     * @param algorithm the name of the algorithm, for example {@code ES256}
     * @return whether {@link #mismatch} is empty
     */
    public final boolean fits(KeyOperation operation, String algorithm) {
        return mismatch(operation, algorithm).isEmpty();
    }

    /**
     * Returns the public half, with the same parameters. An operation in {@code key_ops} that takes the private half
     * becomes its counterpart: {@code sign} becomes {@code verify}.
     *
     * @return a key that is not private; this one if it is already public
     * @throws IllegalStateException for a symmetric key, which has no public half
     */
    public abstract Jwk toPublic();

    /**
     * Returns the members of the public half.
     *
     * @return {@code kty} and the key, then {@code kid}, {@code use}, {@code key_ops}, {@code alg}, certificates and
     *     unknown members
     * @throws IllegalStateException for a symmetric key, which has no public half
     */
    public final JsonObject publicMembers() {
        return toPublic().privateMembers();
    }

    /**
     * Returns the public half as JSON.
     *
     * @return {@link #publicMembers()}, without white space
     * @throws IllegalStateException for a symmetric key, which has no public half: use {@link #privateJson()}
     */
    public final String toJson() {
        return publicMembers().toJson();
    }

    /**
     * Returns all members, the secret ones included.
     *
     * @return {@code kty} and the key, then {@code kid}, {@code use}, {@code key_ops}, {@code alg}, certificates and
     *     unknown members
     */
    public final JsonObject privateMembers() {
        JsonObject.Builder members = JsonObject.builder().put("kty", keyType());
        writeKey(members);
        parameters.write(members);
        return members.build();
    }

    /**
     * Returns the whole key as JSON, with its private or symmetric material.
     *
     * @return {@link #privateMembers()}, without white space
     */
    public final String privateJson() {
        return privateMembers().toJson();
    }

    /**
     * Returns the public half in PEM.
     *
     * @return {@code PUBLIC KEY}: SubjectPublicKeyInfo (RFC 7468 section 13), lines end in a line feed. Parameters are
     *     not written
     * @throws IllegalStateException for a symmetric key, which has no PEM form
     */
    public final String toPem() {
        return PemText.publicKey(subjectPublicKeyInfo());
    }

    /**
     * Returns the private key in PEM, unencrypted.
     *
     * @return {@code PRIVATE KEY}: PKCS#8 (RFC 7468 section 10), lines end in a line feed. Parameters are not written
     * @throws IllegalStateException if this is a public or symmetric key, or an RSA key without its primes
     */
    public final String privatePem() {
        return PemText.privateKey(pkcs8());
    }

    /**
     * Returns the private key in PEM, encrypted with a password: PBES2 with AES-256 in CBC mode and PBKDF2 with HMAC
     * SHA-256, 600,000 iterations and a random salt of 16 octets (RFC 8018).
     *
     * @param password at least one character, encoded as UTF-8; neither kept nor overwritten
     * @return {@code ENCRYPTED PRIVATE KEY}: PKCS#8 (RFC 7468 section 11), lines end in a line feed
     * @throws IllegalArgumentException if the password is empty or has half a surrogate pair
     * @throws IllegalStateException as {@link #privatePem()}
     */
    public final String privatePem(char[] password) {
        return PemText.encrypted(pkcs8(), password);
    }

    /**
     * Returns the SHA-256 thumbprint (RFC 7638), which is the same for a private key and its public half. The
     * thumbprint of a symmetric key must be kept as secret as the key (RFC 7638 section 7).
     *
     * @return the thumbprint, the same object each time
     */
    public final JwkThumbprint thumbprint() {
        return thumbprint.get();
    }

    /**
     * Returns the thumbprint under a hash.
     *
     * @param hash {@code sha-256}, {@code sha-384} or {@code sha-512}
     * @return the thumbprint, 32, 48 or 64 octets
     * @throws IllegalArgumentException for another hash
     */
    public final JwkThumbprint thumbprint(String hash) {
        // Only the public half is needed, and a symmetric key has none.
        JsonObject members = isSymmetric() ? privateMembers() : publicMembers();
        // The required members in the order of their names, without white space (RFC 7638 section 3).
        JsonObject.Builder required = JsonObject.builder();
        Stream.concat(Stream.of("kty"), type.required().stream())
                .sorted()
                .forEach(name -> required.put(name, members.string(name).orElseThrow()));
        return JwkThumbprint.of(required.build().toOctets(), hash);
    }

    /**
     * Returns this key with another {@code kid}.
     *
     * @param keyId the new {@code kid}
     * @return a new key
     */
    public Jwk withKeyId(String keyId) {
        return copy(parameters.withKeyId(keyId));
    }

    /**
     * Returns this key with its SHA-256 thumbprint in base64url as its {@code kid}.
     *
     * @return a new key
     * @throws IllegalStateException for a symmetric key: its thumbprint is secret, and a {@code kid} is public
     */
    public Jwk withThumbprintKeyId() {
        return withKeyId(thumbprint().toString());
    }

    /**
     * Returns this key with another {@code alg}.
     *
     * @param algorithm the new {@code alg}, for example {@code ES256}
     * @return a new key
     * @throws IllegalArgumentException if this is a known algorithm that takes other keys
     */
    public Jwk withAlgorithm(String algorithm) {
        return copy(parameters.withAlgorithm(algorithm));
    }

    /**
     * Returns this key with another {@code use}.
     *
     * @param use the new {@code use}
     * @return a new key
     * @throws IllegalArgumentException if {@code key_ops} has an operation of the other use
     */
    public Jwk withUse(KeyUse use) {
        return copy(parameters.withUse(use));
    }

    /**
     * Returns this key with other {@code key_ops}.
     *
     * @param operations the new {@code key_ops}; none to remove it
     * @return a new key
     * @throws IllegalArgumentException if {@code use} does not allow one of them
     */
    public Jwk withOperations(KeyOperation... operations) {
        return copy(parameters.withOperations(operations));
    }

    /**
     * Returns this key with other certificates, and without {@code x5t} and {@code x5t#S256}, which would be hashes of
     * the former one.
     *
     * @param chain the certificate of the key, then those that lead from it to a trust anchor; at least one. The chain
     *     is not validated: see {@link X509Chain}
     * @return a new key
     * @throws IllegalArgumentException if there is no certificate, or the first holds another key
     */
    public Jwk withX509Chain(List<X509Certificate> chain) {
        return copy(parameters.withX509Chain(chain));
    }

    /**
     * Returns this key with {@code x5t} and {@code x5t#S256} of its certificate.
     *
     * @return a new key
     * @throws IllegalStateException if there is no {@code x5c}
     */
    public Jwk withX509Thumbprints() {
        return copy(parameters.withX509Thumbprints());
    }

    /**
     * Returns this key alone, without what the JWK says about it: for a place where nothing else is wanted, such as the
     * header parameter {@code jwk} or the claim {@code cnf}.
     *
     * @return a key whose members are {@code kty} and those of the key, the private ones included; {@code alg} is one
     *     of them in an {@link AkpJwk}
     */
    public Jwk withoutParameters() {
        return copy(parameters.withoutAny());
    }

    /** Returns whether the other is the same key with the same parameters. */
    @Override
    public abstract boolean equals(@Nullable Object other);

    /** Returns a hash of the key and its parameters that tells nothing about its private or symmetric material. */
    @Override
    public abstract int hashCode();

    /** Returns the key without its private or symmetric material, and the parameters. */
    @Override
    public final String toString() {
        return getClass().getSimpleName() + "[" + summary() + ", " + parameters + "]";
    }

    /** Returns the same key with other parameters. */
    abstract Jwk copy(JwkParameters changed);

    /**
     * Returns whether the algorithm takes keys of this type, curve and length, and this one is not limited to others.
     */
    abstract boolean isTakenBy(AlgorithmSpec algorithm);

    /** Returns why an operation is not for the numbers of this key, whatever the algorithm, in one sentence. */
    Optional<String> limitation(KeyOperation operation) {
        return Optional.empty();
    }

    /** Returns type and curve, length or algorithm of the key, for messages: for example {@code a key on P-256}. */
    abstract String description();

    /** Returns curve, length, limits, and which half there is, for {@link #toString()}. */
    abstract String summary();

    /** Returns whether this is the key of a certificate. */
    abstract boolean isHeldAs(PublicKey certified);

    /** Refuses, with {@link IllegalArgumentException}, a private key that does not belong to its public half. */
    abstract void requirePair();

    /** Writes the members that hold the key, with the private or symmetric ones. */
    abstract void writeKey(JsonObject.Builder members);

    /**
     * Returns SubjectPublicKeyInfo (RFC 5280).
     *
     * @throws IllegalStateException for a symmetric key
     */
    abstract byte[] subjectPublicKeyInfo();

    /**
     * Returns PKCS#8 (RFC 5958), to be wiped.
     *
     * @throws IllegalStateException if this is a public or symmetric key, or cannot be encoded so
     */
    abstract byte[] pkcs8();

    /**
     * Refuses a key that its own parameters contradict: {@code x5c} holds another key, or {@code alg} is registered and
     * takes other keys, or {@code use} or {@code key_ops} rule it out. To be called by every constructor, when its
     * fields are set.
     */
    final void requireAgreement() {
        parameters.certificates().requireKey(this::isHeldAs);
        // The names of drafts move: a key that another draft has made is a key all the same.
        algorithm()
                .flatMap(AlgorithmSpec::named)
                .filter(known -> !known.isDraft())
                .ifPresent(known -> {
                    mismatch(known).ifPresent(mismatch -> {
                        throw new IllegalArgumentException("\"alg\": " + mismatch);
                    });
                    parameters.requireUse(known.name(), use(known));
                });
    }

    /** The refusal of a public key where a private one is to be written. */
    static IllegalStateException notPrivate() {
        return new IllegalStateException("expected a private key, this one is public: use toPem()");
    }

    private Optional<String> mismatch(AlgorithmSpec algorithm) {
        return isTakenBy(algorithm)
                ? Optional.empty()
                : Optional.of(algorithm + " needs " + algorithm.keyDescription() + ", this is " + description());
    }

    private Optional<String> mismatch(AlgorithmSpec algorithm, KeyOperation operation) {
        if (!use(algorithm).permits(operation)) {
            return Optional.of(algorithm + " has no operation \"" + operation.jwkName() + "\"");
        }
        return isPrivate() || !operation.needsPrivateKey()
                ? Optional.empty()
                : Optional.of(algorithm + ": \"" + operation.jwkName() + "\" needs a private key, this JWK is public");
    }

    private static KeyUse use(AlgorithmSpec algorithm) {
        return algorithm.use() == AlgorithmSpec.Use.SIGNATURE ? KeyUse.SIGNATURE : KeyUse.ENCRYPTION;
    }
}
