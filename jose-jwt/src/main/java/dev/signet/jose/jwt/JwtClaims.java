package dev.signet.jose.jwt;

import dev.signet.jose.core.Base64Url;
import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.InvalidTokenException.ClaimFailure;
import dev.signet.jose.core.InvalidTokenException.ClaimFailure.Code;
import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.core.JsonBinding;
import dev.signet.jose.core.JsonNull;
import dev.signet.jose.core.JsonObject;
import dev.signet.jose.core.TypeReference;
import dev.signet.jose.core.UnbindableTypeException;
import dev.signet.jose.core.internal.Octets;
import dev.signet.jose.jwt.internal.ClaimPath;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A JWT Claims Set (RFC 7519 section 4): what a token says.
 *
 * <p>The registered claims of a claims set always have their registered types. For any other claim a getter returns
 * empty only if the claim is absent; a claim of another type is refused, so that what cannot be understood is never
 * taken for what is absent.
 *
 * <p>A claims set by itself proves nothing: the application may have built it. {@link VerifiedJwt} holds verified ones.
 * Immutable. {@link #toString()} shows no claim.
 */
public final class JwtClaims {

    private static final int RANDOM_ID_OCTETS = 16;

    private final JsonObject members;

    /** Takes claims whose registered ones have their registered types. */
    JwtClaims(JsonObject members) {
        this.members = members;
    }

    /**
     * Returns the claims set of a JSON object.
     *
     * @param members the claims
     * @return the claims set
     * @throws InvalidTokenException {@code CLAIM_REJECTED} with every registered claim that does not have its
     *     registered type
     */
    public static JwtClaims of(JsonObject members) {
        ClaimTypes.requireRegistered(members);
        return new JwtClaims(members);
    }

    /**
     * Returns the claims set of a map, without a {@link JsonBinding}.
     *
     * @param claims the names and values of the claims; values as {@link JsonObject.Builder#put} takes them
     * @return the claims set
     * @throws IllegalArgumentException if a value has no form in JSON, or a registered claim would not have its
     *     registered type
     */
    public static JwtClaims of(Map<String, ?> claims) {
        return builder().claims(claims).build();
    }

    /**
     * Returns the claims set of a record, through the {@link JsonBinding} on the class path.
     *
     * @param claims a record whose components are the claims
     * @return the claims set, read back by the strict reader
     * @throws IllegalArgumentException if the record cannot be written as one JSON object, or a registered claim would
     *     not have its registered type
     * @throws IllegalStateException if there is no binding or more than one; the message says what to add or how to
     *     choose
     */
    public static JwtClaims of(Record claims) {
        return of(claims, JsonBindingLookup.found());
    }

    /**
     * Returns the claims set of a record or another object, through a given binding.
     *
     * @param claims a record, or anything that the binding writes as one JSON object
     * @param binding the binding
     * @return the claims set, read back by the strict reader
     * @throws IllegalArgumentException if the object cannot be written as one JSON object, or a registered claim would
     *     not have its registered type
     */
    public static JwtClaims of(Object claims, JsonBinding binding) {
        return built(JsonObject.parse(binding.write(claims)));
    }

    /**
     * Returns a builder of claims, without claims and with the system's clock.
     *
     * @return a new builder
     */
    public static JwtClaimsBuilder builder() {
        return builder(Clock.systemUTC());
    }

    /**
     * Returns a builder of claims, without claims.
     *
     * @param clock the clock of {@link JwtClaimsBuilder#lifetime}
     * @return a new builder
     */
    public static JwtClaimsBuilder builder(Clock clock) {
        return new JwtClaimsBuilder(clock);
    }

    /**
     * Returns the issuer of the token, {@code iss}.
     *
     * @return the claim, or empty
     */
    public Optional<String> issuer() {
        return members.string("iss");
    }

    /**
     * Returns the subject of the token, {@code sub}.
     *
     * @return the claim, or empty
     */
    public Optional<String> subject() {
        return members.string("sub");
    }

    /**
     * Returns the audience of the token, {@code aud}, whether it is a string or an array of strings.
     *
     * @return an immutable list, empty if the claim is absent
     */
    public List<String> audience() {
        Object value = members.value("aud").orElse(List.of());
        return value instanceof String one
                ? List.of(one)
                : members.strings("aud").orElse(List.of());
    }

    /**
     * Returns the time on or after which the token must not be accepted, {@code exp}.
     *
     * @return the claim, or empty
     */
    public Optional<Instant> expiresAt() {
        return members.instant("exp");
    }

    /**
     * Returns the time before which the token must not be accepted, {@code nbf}.
     *
     * @return the claim, or empty
     */
    public Optional<Instant> notBefore() {
        return members.instant("nbf");
    }

    /**
     * Returns the time at which the token was issued, {@code iat}.
     *
     * @return the claim, or empty
     */
    public Optional<Instant> issuedAt() {
        return members.instant("iat");
    }

    /**
     * Returns the identifier of the token, {@code jti}.
     *
     * @return the claim, or empty
     */
    public Optional<String> jwtId() {
        return members.string("jti");
    }

    /**
     * Returns whether there is a claim of that name, with any value.
     *
     * @param name the name, compared exactly
     * @return {@code true} also if the value is {@code null}
     */
    public boolean has(String name) {
        return members.has(name);
    }

    /**
     * Returns whether a claim is sealed and was not opened: {@link JwtDecoderBuilder#opening} opens it.
     *
     * @param path the claim, written as for {@link SignedJwtEncoder#sealing}
     * @return {@code false} also if there is no such claim
     * @throws IllegalArgumentException if the path has an empty name or a lone backslash
     */
    public boolean isSealed(String path) {
        ClaimPath parsed = ClaimPath.of(path);
        try {
            return parsed.find(members).filter(SealedClaim::isSealed).isPresent();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /**
     * Returns the claims that are sealed and were not opened, in the order of the token: those at the top and members
     * of objects, not elements of arrays. {@code iss}, {@code sub}, {@code aud}, {@code exp}, {@code nbf},
     * {@code iat}, {@code jti} and {@code cnf} are never sealed.
     *
     * @return an immutable list of paths, written as for {@link SignedJwtEncoder#sealing}
     */
    public List<String> sealedClaims() {
        return SealedPaths.in(members).stream().map(ClaimPath::toString).toList();
    }

    /**
     * Returns a claim that is a string.
     *
     * @param name the name, compared exactly
     * @return the claim; empty if it is absent
     * @throws InvalidTokenException {@code CLAIM_REJECTED} if it is not a string, or is sealed
     */
    public Optional<String> string(String name) {
        Optional<Object> value = members.value(name);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        if (value.get() instanceof String text && !SealedClaim.isSealed(text)) {
            return Optional.of(text);
        }
        throw new InvalidTokenException(List.of(ClaimTypes.mistyped(members, name, "a string")));
    }

    /**
     * Returns a claim that is {@code true} or {@code false}.
     *
     * @param name the name, compared exactly
     * @return the claim; empty if it is absent
     * @throws InvalidTokenException {@code CLAIM_REJECTED} if it is not a boolean
     */
    public Optional<Boolean> bool(String name) {
        return understood(name, "a boolean", () -> members.bool(name));
    }

    /**
     * Returns a claim that is an integer of 64 bits.
     *
     * @param name the name, compared exactly
     * @return the claim; empty if it is absent
     * @throws InvalidTokenException {@code CLAIM_REJECTED} if it is not such a number
     */
    public OptionalLong integer(String name) {
        return understood(name, "an integer of 64 bits", () -> members.integer(name));
    }

    /**
     * Returns a claim that is a number.
     *
     * @param name the name, compared exactly
     * @return the claim without loss; empty if it is absent
     * @throws InvalidTokenException {@code CLAIM_REJECTED} if it is not a number
     */
    public Optional<BigDecimal> number(String name) {
        return understood(name, "a number", () -> members.number(name));
    }

    /**
     * Returns a claim that is a NumericDate: seconds since the epoch.
     *
     * @param name the name, compared exactly
     * @return the claim; empty if it is absent
     * @throws InvalidTokenException {@code CLAIM_REJECTED} if it is not a number of seconds from 1970 to the
     *     year 9999
     */
    public Optional<Instant> instant(String name) {
        try {
            return members.instant(name);
        } catch (IllegalArgumentException e) {
            throw new InvalidTokenException(List.of(ClaimTypes.mistypedTime(members, name)));
        }
    }

    /**
     * Returns a claim that is an array of strings.
     *
     * @param name the name, compared exactly
     * @return the claim as an immutable list; empty if it is absent
     * @throws InvalidTokenException {@code CLAIM_REJECTED} if it is not an array of strings, or is sealed
     */
    public Optional<List<String>> strings(String name) {
        Optional<List<String>> value = understood(name, "an array of strings", () -> members.strings(name));
        if (value.isPresent() && SealedClaim.isSealed(value.get())) {
            throw new InvalidTokenException(List.of(ClaimTypes.mistyped(members, name, "an array of strings")));
        }
        return value;
    }

    /**
     * Returns a claim that is an object. A sealed member of it is returned as an object whose member {@code sealed} is
     * the value in the token, so that it is not taken for a text.
     *
     * @param name the name, compared exactly
     * @return the claim; empty if it is absent
     * @throws InvalidTokenException {@code CLAIM_REJECTED} if it is not an object
     */
    public Optional<JsonObject> object(String name) {
        return understood(name, "an object", () -> members.object(name).map(SealedClaim::shown));
    }

    /**
     * Returns the key that the presenter of the token must prove to possess, {@code cnf} (RFC 7800). A {@code cnf} that
     * cannot be understood is refused, so that its token is never taken for one that is bound to no key.
     *
     * @return the claim; empty if it is absent
     * @throws InvalidTokenException {@code CLAIM_REJECTED} if it is not a {@link Confirmation}, or there is neither
     *     {@code iss} nor {@code sub} to identify the presenter (RFC 7800 section 3)
     */
    public Optional<Confirmation> confirmation() {
        Optional<Confirmation> confirmation = understood(
                "cnf",
                "the confirmation of one public key",
                () -> members.object("cnf").map(Confirmation::of));
        if (confirmation.isPresent() && !has("iss") && !has("sub")) {
            throw new InvalidTokenException(
                    List.of(new ClaimFailure("cnf", Code.UNEXPECTED, "to stand beside \"iss\" or \"sub\"", "alone")));
        }
        return confirmation;
    }

    /**
     * Returns the whole claims set as a record or another object, through the {@link JsonBinding} on the class path. A
     * claim that is still sealed is given to it as an object, which fits no text, number or list.
     *
     * @param <T> the type to bind to
     * @param type the class to bind to
     * @return the value
     * @throws InvalidTokenException {@code CLAIM_REJECTED} if the claims do not fit the type
     * @throws UnbindableTypeException if no claims could be bound to {@code type}: the caller's mistake and not the
     *     token's
     * @throws IllegalStateException if there is no binding or more than one; the message says what to add or how to
     *     choose
     */
    public <T> T as(Class<T> type) {
        return as(type, JsonBindingLookup.found());
    }

    /**
     * Returns the whole claims set as a record or another object, as {@link #as(Class)} does, through a given binding.
     *
     * @param <T> the type to bind to
     * @param type the class to bind to
     * @param binding the binding
     * @return the value
     * @throws InvalidTokenException {@code CLAIM_REJECTED} if the claims do not fit the type
     * @throws UnbindableTypeException if no claims could be bound to {@code type}
     */
    public <T> T as(Class<T> type, JsonBinding binding) {
        return type.cast(bound(type, binding));
    }

    /**
     * Returns the whole claims set as a value of a type with type arguments, through the {@link JsonBinding} on the
     * class path: {@code claims.as(new TypeReference<Map<String, List<Role>>>() {})}. Sealed claims are as in
     * {@link #as(Class)}.
     *
     * @param <T> the type to bind to
     * @param type names the type to bind to
     * @return the value
     * @throws InvalidTokenException {@code CLAIM_REJECTED} if the claims do not fit the type
     * @throws UnbindableTypeException if no claims could be bound to {@code type}
     * @throws IllegalArgumentException if the reference names no type, see {@link TypeReference#type()}
     * @throws IllegalStateException if there is no binding or more than one; the message says what to add or how to
     *     choose
     */
    public <T> T as(TypeReference<T> type) {
        return as(type, JsonBindingLookup.found());
    }

    /**
     * Returns the whole claims set as a value of a type with type arguments, as {@link #as(TypeReference)} does,
     * through a given binding.
     *
     * @param <T> the type to bind to
     * @param type names the type to bind to
     * @param binding the binding
     * @return the value
     * @throws InvalidTokenException {@code CLAIM_REJECTED} if the claims do not fit the type
     * @throws UnbindableTypeException if no claims could be bound to {@code type}
     * @throws IllegalArgumentException if the reference names no type, see {@link TypeReference#type()}
     */
    @SuppressWarnings("unchecked") // A binding returns an instance of the type that it was given.
    public <T> T as(TypeReference<T> type, JsonBinding binding) {
        return (T) bound(type.type(), binding);
    }

    private Object bound(Type type, JsonBinding binding) {
        try {
            return binding.read(SealedClaim.shown(members), type);
        } catch (UnbindableTypeException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw new InvalidTokenException(
                    Reason.CLAIM_REJECTED, "the claims do not fit " + type.getTypeName() + ": " + e.getMessage());
        }
    }

    /**
     * Returns all claims as they are in the token; a sealed claim is the text of its seal.
     *
     * @return the claims in order
     */
    public JsonObject toObject() {
        return members;
    }

    /** Returns whether the other is a claims set with equal claims, in any order. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof JwtClaims that && members.equals(that.members);
    }

    /** Returns a hash of the claims. */
    @Override
    public int hashCode() {
        return members.hashCode();
    }

    /** Returns the number of claims, and nothing of their content. */
    @Override
    public String toString() {
        return "JwtClaims with " + members.size() + " claims";
    }

    /** Returns whether a registered claim is present and lies after a time. */
    boolean isAfter(String name, Instant time) {
        Object value = members.value(name).orElse(JsonNull.NULL);
        if (value instanceof Long seconds) {
            // A whole second is after a time if and only if it is after the second that the time lies in.
            return seconds > time.getEpochSecond();
        }
        Optional<Instant> claim = members.instant(name);
        return claim.isPresent() && claim.get().isAfter(time);
    }

    /** Returns 128 random bits in base64url. */
    static String randomId() {
        return Base64Url.encode(Octets.random(RANDOM_ID_OCTETS));
    }

    /** Returns claims that the application made: an error in them is the caller's and not a token's. */
    static JwtClaims built(JsonObject members) {
        try {
            return of(members);
        } catch (InvalidTokenException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    private <T> T understood(String name, String expected, Supplier<T> getter) {
        try {
            return getter.get();
        } catch (IllegalArgumentException e) {
            throw new InvalidTokenException(List.of(ClaimTypes.mistyped(members, name, expected)));
        }
    }
}
