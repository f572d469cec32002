package dev.signet.jose.jwk;

import dev.signet.jose.core.JsonObject;
import dev.signet.jose.core.TokenLimits;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * A reader of JWK Sets (RFC 7517 section 5) whose rules can be changed. {@link JwkSet#reader()} returns one with the
 * rules of {@link JwkSet#parse(String)}.
 *
 * <p>An element that is no key, has an unknown {@code kty} or is invalid is among the {@link JwkSet#skippedKeys()} and
 * does not affect other keys. By default a fault in an optional member does not affect its key (RFC 7517 section 4);
 * the member is then among the {@link JwkSet#ignoredMembers()}:
 * <ul>
 *   <li>{@code x5u}, {@code x5c}, {@code x5t} and {@code x5t#S256} that cannot be read. Those that can be read and
 *       contradict the key or one another make it unusable (RFC 7517 section 4.7);
 *   <li>public members of another key type, for example {@code crv} in an RSA key;
 *   <li>{@code kid}, {@code use}, {@code key_ops} and {@code alg} with the value {@code null}.
 * </ul>
 * Leading zero octets of {@code n} and {@code e} are dropped. Members for private and symmetric material in a key of
 * another type, and such members with the value {@code null}, always make the element unusable. Immutable.
 */
public final class JwkSetReader {

    /** A set is longer than a token, and is read once. */
    private static final TokenLimits LIMITS =
            TokenLimits.defaults().withTokenOctets(1 << 20).withJsonMembers(100_000);

    static final JwkSetReader STANDARD = new JwkSetReader(JwkReader.SET);

    private final KnownElements.Rules rules;
    private final TokenLimits limits;
    private final @Nullable JwkSet earlier;

    JwkSetReader(JwkReader reader) {
        this(new KnownElements.Rules(reader, true, false), LIMITS, null);
    }

    private JwkSetReader(KnownElements.Rules rules, TokenLimits limits, @Nullable JwkSet earlier) {
        this.rules = rules;
        this.limits = limits;
        this.earlier = earlier;
    }

    /**
     * Returns a reader that reads each element as {@link Jwk#of(JsonObject)} does: any fault makes it unusable.
     *
     * @return a new reader, whose sets have no {@link JwkSet#ignoredMembers()}
     */
    public JwkSetReader strict() {
        return new JwkSetReader(
                new KnownElements.Rules(rules.reader(), false, rules.acceptsSmallExponents()), limits, earlier);
    }

    /**
     * Returns a reader that also accepts public RSA keys with an odd exponent from 3 to 65535, which RFC 8017 allows
     * and FIPS 186-5 does not. Such a key permits {@link KeyOperation#VERIFY} only. Verifiers that parse the padding of
     * a signature instead of comparing it have made signatures under such keys forgeable (CVE-2006-4339); those of this
     * library compare it.
     *
     * @return a new reader
     */
    public JwkSetReader acceptingSmallExponents() {
        return new JwkSetReader(new KnownElements.Rules(rules.reader(), rules.ignoresMembers(), true), limits, earlier);
    }

    /**
     * Returns a reader with other bounds. By default they are {@link TokenLimits#defaults()} with 1,048,576 octets and
     * 100,000 members.
     *
     * @param bounds on the JSON text and on the number of keys
     * @return a new reader
     */
    public JwkSetReader withLimits(TokenLimits bounds) {
        return new JwkSetReader(rules, Objects.requireNonNull(bounds, "bounds"), earlier);
    }

    /**
     * Returns a reader for a source of public keys that is read again and again. For its {@code readPublic} methods an
     * element with the same members as one of the earlier set is the same {@link Jwk} object and is not checked again;
     * an element that differs in a character is read anew. Its {@code read} methods, which take private keys, read all
     * elements anew.
     *
     * <p>The sets of this reader hold the members of their keys for that purpose. Other sets do not: if the earlier set
     * does not come from such a reader, or from one with other rules, all elements are read anew.
     *
     * @param set the set that was read before from the same source; {@code JwkSet.of()} at first
     * @return a new reader
     */
    public JwkSetReader reusingKeysOf(JwkSet set) {
        return new JwkSetReader(rules, limits, Objects.requireNonNull(set, "set"));
    }

    /**
     * Returns the set that a JSON text holds.
     *
     * @param json one JSON object with an array {@code keys}; other members are ignored
     * @return the set
     * @throws IllegalArgumentException if this is not one strict JSON object, has a name twice at any depth, has no
     *     array {@code keys}, or exceeds a limit. Invalid elements are among the {@link JwkSet#skippedKeys()}
     */
    public JwkSet read(String json) {
        return read(KeyJson.parse(json, limits, KeyJson.SET));
    }

    /**
     * Returns the set that a JSON text holds.
     *
     * @param json as {@link #read(String)}, in UTF-8; not retained
     * @return the set
     * @throws IllegalArgumentException as {@link #read(String)}
     */
    public JwkSet read(byte[] json) {
        return read(KeyJson.parse(json, limits, KeyJson.SET));
    }

    /**
     * Returns the set that a JSON object holds.
     *
     * @param set an object with an array {@code keys}; other members are ignored
     * @return the set
     * @throws IllegalArgumentException if there is no array {@code keys}, or it has more elements than the limit allows
     */
    public JwkSet read(JsonObject set) {
        return read(elements(set), rules.reader()::read, null);
    }

    /**
     * Returns the set of public keys that a JSON text holds.
     *
     * @param json as {@link #read(String)}
     * @return a set of which no key {@link Jwk#isPrivate()}, as {@link #readPublic(JsonObject)}
     * @throws IllegalArgumentException as {@link #read(String)}
     */
    public JwkSet readPublic(String json) {
        return readPublic(KeyJson.parse(json, limits, KeyJson.SET));
    }

    /**
     * Returns the set of public keys that a JSON text holds.
     *
     * @param json as {@link #read(String)}, in UTF-8; not retained
     * @return a set of which no key {@link Jwk#isPrivate()}, as {@link #readPublic(JsonObject)}
     * @throws IllegalArgumentException as {@link #read(String)}
     */
    public JwkSet readPublic(byte[] json) {
        return readPublic(KeyJson.parse(json, limits, KeyJson.SET));
    }

    /**
     * Returns the set of public keys that a JSON object holds, as {@link JwkSet#ofPublic(JsonObject)}. An element with
     * a member for private or symmetric material is among the {@link JwkSet#skippedKeys()} and costs no computation.
     *
     * @param set an object with an array {@code keys}; other members are ignored
     * @return a set of which no key {@link Jwk#isPrivate()}
     * @throws IllegalArgumentException as {@link #read(JsonObject)}
     */
    public JwkSet readPublic(JsonObject set) {
        List<Object> elements = elements(set);
        if (earlier == null) {
            return read(elements, rules.reader()::readPublic, null);
        }
        KnownElements last = earlier.knownElements().orElseGet(() -> new KnownElements(rules, 0));
        KnownElements known = new KnownElements(rules, elements.size());
        return read(
                elements,
                (members, leniency) -> {
                    Jwk key = last.key(rules, members)
                            .orElseGet(() -> rules.reader().readPublic(members, leniency));
                    known.add(members, key);
                    return key;
                },
                known);
    }

    private JwkSet read(
            List<Object> elements, BiFunction<JsonObject, Leniency, Jwk> reading, @Nullable KnownElements known) {
        List<Jwk> keys = new ArrayList<>(elements.size());
        List<SkippedKey> skippedKeys = new ArrayList<>();
        for (int i = 0; i < elements.size(); i++) {
            if (!(elements.get(i) instanceof JsonObject members)) {
                skippedKeys.add(new SkippedKey(i, Optional.empty(), Optional.empty(), "expected an object"));
                continue;
            }
            try {
                keys.add(reading.apply(members, rules.leniency()));
            } catch (IllegalArgumentException | IllegalStateException e) {
                // IllegalStateException: a private key on a curve, or for ML-DSA, that no provider has.
                String reason = String.valueOf(e.getMessage());
                skippedKeys.add(new SkippedKey(i, text(members, "kty"), text(members, "kid"), reason));
            }
        }
        return new JwkSet(keys, skippedKeys, known);
    }

    private List<Object> elements(JsonObject set) {
        List<Object> elements = set.array("keys")
                .orElseThrow(() -> new IllegalArgumentException("\"keys\": expected an array, was absent"
                        + (set.has("kty") ? "; this is a single JWK, which Jwk.parse reads" : "")));
        if (elements.size() > limits.keys()) {
            throw new IllegalArgumentException("\"keys\": expected at most " + limits.keys() + " elements, was "
                    + elements.size() + "; JwkSet.reader().withLimits(..) with TokenLimits.withKeys raises the bound");
        }
        return elements;
    }

    private static Optional<String> text(JsonObject members, String name) {
        return members.value(name).filter(String.class::isInstance).map(String.class::cast);
    }
}
