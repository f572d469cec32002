package dev.signet.jose.jwk;

import dev.signet.jose.core.JsonObject;
import dev.signet.jose.core.internal.Candidates;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A JWK Set (RFC 7517 section 5): keys in order, and the elements that could not be used, each with the reason.
 *
 * <p>An element that is no key, has an unknown {@code kty} or is invalid does not affect the others: it is among the
 * {@link #skippedKeys()}, and so is a public RSA key of more than 8,192 bits. An optional member that cannot be read
 * does not affect its key: it is among the {@link #ignoredMembers()}. {@link #reader()} reads sets by other rules. Keys
 * of different types may share a {@code kid} (RFC 7517 section 4.5). Immutable.
 */
public final class JwkSet implements JwkSource {

    private final List<Jwk> keys;
    private final List<SkippedKey> skippedKeys;
    private final Map<String, List<Jwk>> byKeyId;
    private final @Nullable KnownElements knownElements;

    JwkSet(List<Jwk> keys, List<SkippedKey> skippedKeys) {
        this(keys, skippedKeys, null);
    }

    JwkSet(List<Jwk> keys, List<SkippedKey> skippedKeys, @Nullable KnownElements knownElements) {
        this.keys = List.copyOf(keys);
        this.skippedKeys = List.copyOf(skippedKeys);
        this.byKeyId = index(this.keys);
        this.knownElements = knownElements;
    }

    /**
     * Returns a reader of sets whose strictness and bounds can be changed.
     *
     * @return a reader with the rules of {@link #parse(String)}
     */
    public static JwkSetReader reader() {
        return JwkSetReader.STANDARD;
    }

    /**
     * Returns the set that a JSON text holds, by the rules of {@link JwkSetReader}.
     *
     * @param json one JSON object with an array {@code keys}, at most 1,048,576 octets and 512 keys; other members are
     *     ignored
     * @return the set
     * @throws IllegalArgumentException if this is not one strict JSON object, has a name twice at any depth, has no
     *     array {@code keys}, or exceeds a limit. Invalid elements are among the {@link #skippedKeys()}
     */
    public static JwkSet parse(String json) {
        return reader().read(json);
    }

    /**
     * Returns the set that a JSON text holds.
     *
     * @param json as {@link #parse(String)}, in UTF-8; not retained
     * @return the set
     * @throws IllegalArgumentException as {@link #parse(String)}
     */
    public static JwkSet parse(byte[] json) {
        return reader().read(json);
    }

    /**
     * Returns the set that a JSON object holds, by the rules of {@link JwkSetReader}.
     *
     * @param set an object with an array {@code keys}; other members are ignored
     * @return the set
     * @throws IllegalArgumentException if there is no array {@code keys}, or it has more than 512 elements
     */
    public static JwkSet of(JsonObject set) {
        return reader().read(set);
    }

    /**
     * Returns the set of public keys that a JSON object holds, for sets that another party publishes. An element with
     * private or symmetric material is among the {@link #skippedKeys()} and costs no computation, see
     * {@link Jwk#ofPublic}.
     *
     * @param set an object with an array {@code keys}; other members are ignored
     * @return a set of which no key {@link Jwk#isPrivate()}
     * @throws IllegalArgumentException if there is no array {@code keys}, or it has more than 512 elements
     */
    public static JwkSet ofPublic(JsonObject set) {
        return reader().readPublic(set);
    }

    /**
     * Returns the set of public keys that a JSON text holds, by the rules of {@link #ofPublic(JsonObject)}.
     *
     * @param json as {@link #parse(String)}
     * @return a set of which no key {@link Jwk#isPrivate()}
     * @throws IllegalArgumentException as {@link #parse(String)}
     */
    public static JwkSet parsePublic(String json) {
        return reader().readPublic(json);
    }

    /**
     * Returns the set of public keys that a JSON text holds, by the rules of {@link #ofPublic(JsonObject)}.
     *
     * @param json as {@link #parse(String)}, in UTF-8; not retained
     * @return a set of which no key {@link Jwk#isPrivate()}
     * @throws IllegalArgumentException as {@link #parse(String)}
     */
    public static JwkSet parsePublic(byte[] json) {
        return reader().readPublic(json);
    }

    /**
     * Returns a set of keys.
     *
     * @param keys the keys in order
     * @return the set
     */
    public static JwkSet of(Jwk... keys) {
        return new JwkSet(List.of(keys), List.of());
    }

    /**
     * Returns a set of keys.
     *
     * @param keys the keys in order; copied
     * @return the set
     */
    public static JwkSet of(Collection<? extends Jwk> keys) {
        return new JwkSet(List.copyOf(keys), List.of());
    }

    /**
     * Returns the keys of a key store, such as a PKCS#12 or JKS file, each with its alias as its {@code kid} and its
     * certificates in {@code x5c}: pairs, secret keys, and the public keys of trusted certificates.
     *
     * <p>A key that cannot be read, such as one in an HSM behind PKCS#11, has no JWK and is among the
     * {@link #skippedKeys()}: sign with its handle, {@code ES256.signer(handle, provider)}.
     *
     * @param store a key store that has been loaded, for example by {@link KeyStore#getInstance(java.io.File, char[])}
     * @param aliases accepts the aliases of the entries to read
     * @param password the password of those entries; neither kept nor overwritten
     * @return the keys in the order of their aliases; entries that hold no key for JOSE, or a weak one, are among the
     *     {@link #skippedKeys()}
     * @throws IllegalArgumentException if the store has not been loaded, or the password does not open an entry
     */
    public static JwkSet load(KeyStore store, Predicate<String> aliases, char[] password) {
        return new KeyStoreReader(store, password).read(aliases);
    }

    /**
     * Returns the keys that can be used.
     *
     * @return an immutable list in the order of the set
     */
    public List<Jwk> keys() {
        return keys;
    }

    /**
     * Returns the elements that could not be used.
     *
     * @return an immutable list in the order of the set
     */
    public List<SkippedKey> skippedKeys() {
        return skippedKeys;
    }

    /**
     * Returns the members that were ignored, key by key, as {@link Jwk#ignoredMembers()}.
     *
     * @return an immutable list in the order of the set
     */
    public List<IgnoredMember> ignoredMembers() {
        return keys.stream().flatMap(key -> key.ignoredMembers().stream()).toList();
    }

    /**
     * Returns the keys with a {@code kid}.
     *
     * @param kid compared exactly
     * @return an immutable list in the order of the set, empty if there is none
     */
    public List<Jwk> byKeyId(String kid) {
        return byKeyId.getOrDefault(kid, List.of());
    }

    /**
     * Returns the keys that serve an operation with an algorithm, as {@link Jwk#fits} says. A key that is listed
     * several times counts once.
     *
     * @param operation the operation
     * @param algorithm the name of a JWS or JWE algorithm, for example {@code ES256}
     * @return an immutable list in the order of the set
     */
    public List<Jwk> fitting(KeyOperation operation, String algorithm) {
        Set<JwkThumbprint> seen = new HashSet<>();
        List<Jwk> fitting =
                keys.stream().filter(key -> key.fits(operation, algorithm)).toList();
        return fitting.size() < 2
                ? fitting
                : fitting.stream().filter(key -> seen.add(key.thumbprint())).toList();
    }

    /**
     * Returns the key for a token, by the rule that {@code JwsVerifier} and {@code JweDecrypter} follow.
     *
     * <p>A token with a {@code kid} means the keys with exactly that {@code kid}, one without means any key of the set.
     * Of these, the keys that {@linkplain Jwk#fits fit} count, and a key that is listed several times counts once.
     * Those that {@linkplain Jwk#neededLeniency needed leniency} count only if no others fit.
     *
     * @param operation the operation
     * @param algorithm the name of a JWS or JWE algorithm, for example {@code ES256}
     * @param keyId the token's {@code kid}; empty if it has none
     * @return the key; empty if there is none, or more than one
     */
    public Optional<Jwk> select(KeyOperation operation, String algorithm, Optional<String> keyId) {
        List<Jwk> meant = keyId.isPresent() ? byKeyId(keyId.get()) : keys;
        if (meant.size() == 1) {
            Jwk only = meant.get(0);
            return only.fits(operation, algorithm) ? Optional.of(only) : Optional.empty();
        }
        Candidates<Jwk> candidates = new Candidates<>(algorithm);
        for (Jwk key : meant) {
            if (key.fits(operation, algorithm)) {
                candidates.add(key.keyId(), key.neededLeniency(), key::thumbprint, key);
            }
        }
        List<Jwk> fitting = candidates.fitting(keyId);
        return fitting.size() == 1 ? Optional.of(fitting.get(0)) : Optional.empty();
    }

    /**
     * Returns the newest key for an operation with an algorithm: of those that {@link #fitting} returns, the last in
     * the order of the set, since {@link #with} adds keys at the end. The owner of a set of signing keys signs with
     * {@code newest(SIGN, "ES256")}.
     *
     * @param operation the operation
     * @param algorithm the name of a JWS or JWE algorithm, for example {@code ES256}
     * @return the key, or empty if none fits
     */
    public Optional<Jwk> newest(KeyOperation operation, String algorithm) {
        List<Jwk> fitting = fitting(operation, algorithm);
        return fitting.isEmpty() ? Optional.empty() : Optional.of(fitting.get(fitting.size() - 1));
    }

    /**
     * Returns the public halves of all keys.
     *
     * @return a set that holds no secret
     * @throws IllegalStateException if there is a symmetric key, which has no public half
     */
    public JwkSet publicOnly() {
        List<Jwk> halves = new ArrayList<>(keys.size());
        for (int i = 0; i < keys.size(); i++) {
            if (keys.get(i).isSymmetric()) {
                throw new IllegalStateException("keys[" + i + "] is a symmetric key, which cannot be published; use "
                        + "privateJson() to write it, or remove it from the set");
            }
            halves.add(keys.get(i).toPublic());
        }
        return new JwkSet(halves, skippedKeys);
    }

    /**
     * Returns this set with one more key.
     *
     * @param key the key, which becomes the last
     * @return a new set
     */
    public JwkSet with(Jwk key) {
        List<Jwk> more = new ArrayList<>(keys);
        more.add(key);
        return new JwkSet(more, skippedKeys);
    }

    /**
     * Returns this set without the keys with a {@code kid}.
     *
     * @param kid compared exactly
     * @return a new set, or this one if there is no such key
     */
    public JwkSet without(String kid) {
        if (byKeyId(kid).isEmpty()) {
            return this;
        }
        return new JwkSet(
                keys.stream()
                        .filter(key -> !key.keyId().equals(Optional.of(kid)))
                        .toList(),
                skippedKeys);
    }

    /**
     * Returns the public halves of all keys as JSON, to be published.
     *
     * @return an object with an array {@code keys}; skipped keys are not written
     * @throws IllegalStateException if there is a symmetric key, which has no public half
     */
    public String toJson() {
        return json(publicOnly().keys, Jwk::publicMembers);
    }

    /**
     * Returns all keys as JSON, with their private and symmetric material.
     *
     * @return an object with an array {@code keys}; skipped keys are not written
     */
    public String privateJson() {
        return json(keys, Jwk::privateMembers);
    }

    /** Returns this set: it never changes. */
    @Override
    public JwkSet current() {
        return this;
    }

    /** Returns this set: it never changes. */
    @Override
    public JwkSet refreshed(String missingKeyId) {
        return this;
    }

    /** Returns whether the other has equal keys in the same order. What was skipped or ignored does not count. */
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other || (other instanceof JwkSet that && keys.equals(that.keys));
    }

    /** Returns a hash of the keys' public halves. */
    @Override
    public int hashCode() {
        return keys.hashCode();
    }

    /** Returns the keys without private and symmetric material, and the number of skipped ones. */
    @Override
    public String toString() {
        return "JwkSet[" + keys + ", " + skippedKeys.size() + " skipped]";
    }

    /** Returns what {@link JwkSetReader#reusingKeysOf} needs; empty if the set was not read for that. */
    Optional<KnownElements> knownElements() {
        return Optional.ofNullable(knownElements);
    }

    private static Map<String, List<Jwk>> index(List<Jwk> keys) {
        Map<String, List<Jwk>> index = new HashMap<>();
        for (Jwk key : keys) {
            key.keyId()
                    .ifPresent(kid -> index.computeIfAbsent(kid, any -> new ArrayList<>(1))
                            .add(key));
        }
        index.replaceAll((kid, named) -> List.copyOf(named));
        return index;
    }

    private static String json(List<Jwk> keys, Function<Jwk, JsonObject> members) {
        return JsonObject.builder()
                .put("keys", keys.stream().map(members).toList())
                .build()
                .toJson();
    }
}
