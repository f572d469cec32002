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
import dev.signet.jose.core.internal.registry.JsonType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a token says: a JWT Claims Set (RFC 7519 section 4).
 *
 * <p>The registered claims have their registered types from the moment a claims set exists. For any other claim a getter
 * returns empty only if it is absent; one that is there with another type is refused, so that what could not be
 * understood is never taken for what was not said.
 *
 * <p>A claims set by itself proves nothing: it may as well have been built here. {@link VerifiedJwt} is what was verified.
 * Immutable. {@link #toString()} shows no claim.
 */
public final class JwtClaims {

    private static final int RANDOM_ID_OCTETS = 16;

    /** All seven have this length. */
    private static final int REGISTERED_NAME_LENGTH = 3;

    private static final String SECONDS = "a number of seconds from 1970 to the year 9999";

    private final JsonObject members;

    /** Takes claims whose registered ones have their registered types. */
    private JwtClaims(JsonObject members) {
        this.members = members;
    }

    private JwtClaims requireTypes() {
        List<ClaimFailure> failures = new ArrayList<>(0);
        requireText("iss", failures);
        requireText("sub", failures);
        requireAudience(failures);
        requireTime("exp", failures);
        requireTime("nbf", failures);
        requireTime("iat", failures);
        requireText("jti", failures);
        if (!failures.isEmpty()) {
            throw new InvalidTokenException(failures);
        }
        return this;
    }

    /**
     * Returns the claims set that a JSON object is.
     *
     * @param members the claims
     * @return the claims set
     * @throws InvalidTokenException {@code CLAIM_REJECTED} with every registered claim that does not have its registered
     *     type
     */
    public static JwtClaims of(JsonObject members) {
        return new JwtClaims(members).requireTypes();
    }

    /**
     * Returns the claims set that a record or another object is, through the {@link JsonBinding} on the class path.
     *
     * @param claims a record, or anything the binding writes as one JSON object
     * @return the claims set, read back by the strict reader
     * @throws IllegalArgumentException if it cannot be written as one JSON object, or a registered claim would not have
     *     its registered type
     * @throws IllegalStateException if no binding is there; the message names the jar to add
     */
    public static JwtClaims of(Object claims) {
        return of(claims, JsonBindingLookup.found());
    }

    /**
     * Returns the claims set that a record or another object is, through a binding of the caller's choice.
     *
     * @param claims a record, or anything the binding writes as one JSON object
     * @param binding what writes it
     * @return the claims set, read back by the strict reader
     * @throws IllegalArgumentException if it cannot be written as one JSON object, or a registered claim would not have
     *     its registered type
     */
    public static JwtClaims of(Object claims, JsonBinding binding) {
        return built(JsonObject.parse(binding.write(claims)));
    }

    /**
     * Returns a builder without claims that reads the system's clock.
     *
     * @return a new builder
     */
    public static Builder builder() {
        return builder(Clock.systemUTC());
    }

    /**
     * Returns a builder without claims.
     *
     * @param clock what {@link Builder#lifetime} counts from
     * @return a new builder
     */
    public static Builder builder(Clock clock) {
        return new Builder(clock);
    }

    /**
     * Returns who issued the token, {@code iss}.
     *
     * @return the claim, or empty
     */
    public Optional<String> issuer() {
        return members.string("iss");
    }

    /**
     * Returns whom the token is about, {@code sub}.
     *
     * @return the claim, or empty
     */
    public Optional<String> subject() {
        return members.string("sub");
    }

    /**
     * Returns whom the token is for, {@code aud}, whether it was written as a string or as an array.
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
     * Returns from when on the token must not be accepted, {@code exp}.
     *
     * @return the claim, or empty
     */
    public Optional<Instant> expiresAt() {
        return members.instant("exp");
    }

    /**
     * Returns before when the token must not be accepted, {@code nbf}.
     *
     * @return the claim, or empty
     */
    public Optional<Instant> notBefore() {
        return members.instant("nbf");
    }

    /**
     * Returns when the token was issued, {@code iat}.
     *
     * @return the claim, or empty
     */
    public Optional<Instant> issuedAt() {
        return members.instant("iat");
    }

    /**
     * Returns the token's own identifier, {@code jti}.
     *
     * @return the claim, or empty
     */
    public Optional<String> jwtId() {
        return members.string("jti");
    }

    /**
     * Returns whether there is a claim of that name, whatever its value.
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
     * Returns the claims that are sealed and were not opened, in the order of the token: those at the top and members of
     * objects, not what stands within an array. {@code iss}, {@code sub}, {@code aud}, {@code exp}, {@code nbf},
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
     * @throws InvalidTokenException {@code CLAIM_REJECTED} if it is there and not a string, or is sealed
     */
    public Optional<String> string(String name) {
        return opened(name, "a string", () -> members.string(name));
    }

    /**
     * Returns a claim that is {@code true} or {@code false}.
     *
     * @param name the name, compared exactly
     * @return the claim; empty if it is absent
     * @throws InvalidTokenException {@code CLAIM_REJECTED} if it is there and not a boolean
     */
    public Optional<Boolean> bool(String name) {
        return understood(name, "a boolean", () -> members.bool(name));
    }

    /**
     * Returns a claim that is an integer of 64 bits.
     *
     * @param name the name, compared exactly
     * @return the claim; empty if it is absent
     * @throws InvalidTokenException {@code CLAIM_REJECTED} if it is there and not such a number
     */
    public OptionalLong integer(String name) {
        return understood(name, "an integer of 64 bits", () -> members.integer(name));
    }

    /**
     * Returns a claim that is a number.
     *
     * @param name the name, compared exactly
     * @return the claim without loss; empty if it is absent
     * @throws InvalidTokenException {@code CLAIM_REJECTED} if it is there and not a number
     */
    public Optional<BigDecimal> number(String name) {
        return understood(name, "a number", () -> members.number(name));
    }

    /**
     * Returns a claim that is a NumericDate: seconds since the epoch.
     *
     * @param name the name, compared exactly
     * @return the claim; empty if it is absent
     * @throws InvalidTokenException {@code CLAIM_REJECTED} if it is there and not a number of seconds from 1970 to the
     *     year 9999
     */
    public Optional<Instant> instant(String name) {
        try {
            return members.instant(name);
        } catch (IllegalArgumentException e) {
            throw new InvalidTokenException(List.of(mistypedTime(members, name)));
        }
    }

    /**
     * Returns a claim that is an array of strings.
     *
     * @param name the name, compared exactly
     * @return the claim as an immutable list; empty if it is absent
     * @throws InvalidTokenException {@code CLAIM_REJECTED} if it is there and not an array of strings, or is sealed
     */
    public Optional<List<String>> strings(String name) {
        return opened(name, "an array of strings", () -> members.strings(name));
    }

    /**
     * Returns a claim that is an object. A member of it that is sealed is shown as an object whose member {@code sealed}
     * is what stands in the token, so that it is not taken for a text.
     *
     * @param name the name, compared exactly
     * @return the claim; empty if it is absent
     * @throws InvalidTokenException {@code CLAIM_REJECTED} if it is there and not an object
     */
    public Optional<JsonObject> object(String name) {
        return understood(name, "an object", () -> members.object(name).map(SealedClaim::shown));
    }

    /**
     * Returns the key that whoever presents the token must be shown to have, {@code cnf} (RFC 7800). It is read when it is
     * asked for: a token whose {@code cnf} cannot be understood never looks like one that is bound to nothing.
     *
     * @return the claim; empty if it is absent
     * @throws InvalidTokenException {@code CLAIM_REJECTED} if it is there and not a {@link Confirmation}, or neither
     *     {@code iss} nor {@code sub} says whose key it is (RFC 7800 section 3)
     */
    public Optional<Confirmation> confirmation() {
        Optional<Confirmation> confirmation = understood(
                "cnf",
                "the confirmation of one public key",
                () -> members.object("cnf").map(Confirmation::of));
        if (confirmation.isPresent() && !has("iss") && !has("sub")) {
            throw new InvalidTokenException(
                    List.of(TokenRules.unexpected("cnf", "to stand beside \"iss\" or \"sub\"", true, "alone")));
        }
        return confirmation;
    }

    /**
     * Returns the whole claims set as a record or another object, through the {@link JsonBinding} on the class path. A
     * claim that is still sealed is shown to it as an object, which fits no text, number or list.
     *
     * @param <T> the type to bind to
     * @param type the class to bind to
     * @return the value
     * @throws InvalidTokenException {@code CLAIM_REJECTED} if the claims do not fit the type
     * @throws UnbindableTypeException if no claims could be bound to {@code type}: the caller's mistake and not the token's
     * @throws IllegalStateException if there is no binding; the message names the jar to add
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
     * Returns the whole claims set as a value of a type with type arguments, through the {@link JsonBinding} on the class
     * path: {@code claims.as(new TypeReference<Map<String, List<Role>>>() {})}. Sealed claims are as in {@link #as(Class)}.
     *
     * @param <T> the type to bind to
     * @param type names the type to bind to
     * @return the value
     * @throws InvalidTokenException {@code CLAIM_REJECTED} if the claims do not fit the type
     * @throws UnbindableTypeException if no claims could be bound to {@code type}
     * @throws IllegalArgumentException if the reference names no type, see {@link TypeReference#type()}
     * @throws IllegalStateException if there is no binding; the message names the jar to add
     */
    public <T> T as(TypeReference<T> type) {
        return as(type, JsonBindingLookup.found());
    }

    /**
     * Returns the whole claims set as a value of a type with type arguments, as {@link #as(TypeReference)} does, through a
     * given binding.
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
     * Returns all claims as they stand in the token; one that is sealed is there as the text of its seal.
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

    /** Returns how many claims there are, and nothing of them. */
    @Override
    public String toString() {
        return "JwtClaims with " + members.size() + " claims";
    }

    /** Returns whether a registered claim is there and names a later time. */
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

    /** Claims that were made here: what is wrong with them is the caller's mistake and nobody's token. */
    static JwtClaims built(JsonObject members) {
        try {
            return of(members);
        } catch (InvalidTokenException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    /** Returns what is no seal: a sealed claim is text too, or an array of texts. */
    private <T> Optional<T> opened(String name, String expected, Supplier<Optional<T>> getter) {
        Optional<T> value = understood(name, expected, getter);
        if (value.isPresent() && SealedClaim.isSealed(value.get())) {
            throw new InvalidTokenException(List.of(mistyped(members, name, expected)));
        }
        return value;
    }

    private <T> T understood(String name, String expected, Supplier<T> getter) {
        try {
            return getter.get();
        } catch (IllegalArgumentException e) {
            throw new InvalidTokenException(List.of(mistyped(members, name, expected)));
        }
    }

    private void requireText(String name, List<ClaimFailure> failures) {
        try {
            members.string(name);
        } catch (IllegalArgumentException e) {
            failures.add(mistyped(members, name, "a string"));
        }
    }

    private void requireTime(String name, List<ClaimFailure> failures) {
        try {
            members.instant(name);
        } catch (IllegalArgumentException e) {
            failures.add(mistypedTime(members, name));
        }
    }

    private void requireAudience(List<ClaimFailure> failures) {
        try {
            if (!(members.value("aud").orElse("") instanceof String)) {
                members.strings("aud");
            }
        } catch (IllegalArgumentException e) {
            failures.add(mistyped(members, "aud", "a string or an array of strings"));
        }
    }

    private static ClaimFailure mistyped(JsonObject members, String name, String expected) {
        boolean sealed = SealedClaim.isSealed(members.value(name).orElse(JsonNull.NULL));
        return new ClaimFailure(
                name, Code.MALFORMED, expected, sealed ? "sealed" : JsonType.inWords(members.value(name)));
    }

    /** A number that is no time is most often one of milliseconds. */
    private static ClaimFailure mistypedTime(JsonObject members, String name) {
        if (members.value(name).orElse(JsonNull.NULL) instanceof Number number) {
            boolean negative = number.doubleValue() < 0;
            return new ClaimFailure(
                    name,
                    Code.MALFORMED,
                    SECONDS,
                    negative ? "a negative number" : "a number beyond the year 9999 (milliseconds?)");
        }
        return mistyped(members, name, SECONDS);
    }

    /**
     * Collects claims. For one thread.
     */
    public static final class Builder {

        private static final Instant END = Instant.parse("9999-12-31T23:59:59.999999999Z");

        private final Clock clock;
        private final JsonObject.Builder members = JsonObject.builder();

        /** Whether a registered claim may have been set by its name, and so with any type. */
        private boolean registeredByName;

        private Builder(Clock clock) {
            this.clock = clock;
        }

        /**
         * Sets who issues the token, {@code iss}.
         *
         * @param issuer any text; with a colon in it, a URI (RFC 7519 section 2)
         * @return this builder
         * @throws IllegalArgumentException if there is a colon and it is not a URI
         */
        public Builder issuer(String issuer) {
            members.put("iss", StringOrUri.require("iss", issuer));
            return this;
        }

        /**
         * Sets whom the token is about, {@code sub}.
         *
         * @param subject any text; with a colon in it, a URI (RFC 7519 section 2)
         * @return this builder
         * @throws IllegalArgumentException if there is a colon and it is not a URI
         */
        public Builder subject(String subject) {
            members.put("sub", StringOrUri.require("sub", subject));
            return this;
        }

        /**
         * Sets whom the token is for, {@code aud}, written as one string.
         *
         * @param audience any text; with a colon in it, a URI (RFC 7519 section 2)
         * @return this builder
         * @throws IllegalArgumentException if there is a colon and it is not a URI
         */
        public Builder audience(String audience) {
            members.put("aud", StringOrUri.require("aud", audience));
            return this;
        }

        /**
         * Sets whom the token is for, {@code aud}, written as an array even if it has one element.
         *
         * @param audience at least one text; with a colon in it, a URI (RFC 7519 section 2)
         * @return this builder
         * @throws IllegalArgumentException if the list is empty, or there is a colon and it is not a URI
         */
        public Builder audience(List<String> audience) {
            if (audience.isEmpty()) {
                throw new IllegalArgumentException("expected at least one audience");
            }
            audience.forEach(one -> StringOrUri.require("aud", one));
            members.put("aud", audience);
            return this;
        }

        /**
         * Sets from when on the token must not be accepted, {@code exp}.
         *
         * @param time the time, its fraction of a second dropped
         * @return this builder
         * @throws IllegalArgumentException if the time lies outside the years 1970 to 9999
         */
        public Builder expiresAt(Instant time) {
            members.put("exp", time);
            return this;
        }

        /**
         * Sets {@code iat} to the time it is now and {@code exp} to so long after it.
         *
         * @param lifetime positive
         * @return this builder
         * @throws IllegalArgumentException if the lifetime is not positive, or ends after the year 9999
         */
        public Builder lifetime(Duration lifetime) {
            Instant now = clock.instant();
            // Compared before it is added: the longest of durations leads out of what an Instant can be.
            if (lifetime.isZero() || lifetime.isNegative() || lifetime.compareTo(Duration.between(now, END)) > 0) {
                throw new IllegalArgumentException("expected a positive lifetime that ends before the year 10000");
            }
            return issuedAt(now).expiresAt(now.plus(lifetime));
        }

        /**
         * Sets before when the token must not be accepted, {@code nbf}.
         *
         * @param time the time, its fraction of a second dropped
         * @return this builder
         * @throws IllegalArgumentException if the time lies outside the years 1970 to 9999
         */
        public Builder notBefore(Instant time) {
            members.put("nbf", time);
            return this;
        }

        /**
         * Sets when the token was issued, {@code iat}.
         *
         * @param time the time, its fraction of a second dropped
         * @return this builder
         * @throws IllegalArgumentException if the time lies outside the years 1970 to 9999
         */
        public Builder issuedAt(Instant time) {
            members.put("iat", time);
            return this;
        }

        /**
         * Sets the token's own identifier, {@code jti}.
         *
         * @param id a text that no other token of the issuer has
         * @return this builder
         */
        public Builder jwtId(String id) {
            members.put("jti", id);
            return this;
        }

        /**
         * Sets the token's own identifier, {@code jti}, to 128 random bits in base64url.
         *
         * @return this builder
         */
        public Builder jwtId() {
            return jwtId(randomId());
        }

        /**
         * Sets any claim.
         *
         * @param name the name
         * @param value a value as {@link JsonObject.Builder#put} takes it: a string, number, boolean, {@link Instant},
         *     list, map …
         * @return this builder
         * @throws IllegalArgumentException if the value cannot stand in JSON
         */
        public Builder claim(String name, Object value) {
            registeredByName |= name.length() == REGISTERED_NAME_LENGTH;
            try {
                members.put(name, value);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(
                        AllowedValues.quoted(name) + ": " + e.getMessage()
                                + "; a record or another object goes into object(..)",
                        e);
            }
            return this;
        }

        /**
         * Sets all claims that a JSON object has; of two claims with one name the later counts.
         *
         * @param claims the claims
         * @return this builder
         */
        public Builder claims(JsonObject claims) {
            registeredByName = true;
            members.putAll(claims);
            return this;
        }

        /**
         * Sets all claims that a record or another object has, through the {@link JsonBinding} on the class path; of two
         * claims with one name the later counts.
         *
         * @param claims a record, or anything the binding writes as one JSON object
         * @return this builder
         * @throws IllegalArgumentException if it cannot be written as one JSON object
         * @throws IllegalStateException if no binding is there; the message names the jar to add
         */
        public Builder claims(Object claims) {
            return claims(claims, JsonBindingLookup.found());
        }

        /**
         * Sets all claims that a record or another object has, through a binding of the caller's choice; of two claims
         * with one name the later counts.
         *
         * @param claims a record, or anything the binding writes as one JSON object
         * @param binding what writes it
         * @return this builder
         * @throws IllegalArgumentException if it cannot be written as one JSON object
         */
        public Builder claims(Object claims, JsonBinding binding) {
            return claims(JsonObject.parse(binding.write(claims)));
        }

        /**
         * Sets one claim to what a record or another object is, through the {@link JsonBinding} on the class path.
         *
         * @param name the name
         * @param value a record, or anything the binding writes as one JSON object
         * @return this builder
         * @throws IllegalArgumentException if it cannot be written as one JSON object
         * @throws IllegalStateException if no binding is there; the message names the jar to add
         */
        public Builder object(String name, Object value) {
            return object(name, value, JsonBindingLookup.found());
        }

        /**
         * Sets one claim to what a record or another object is, through a binding of the caller's choice.
         *
         * @param name the name
         * @param value a record, or anything the binding writes as one JSON object
         * @param binding what writes it
         * @return this builder
         * @throws IllegalArgumentException if it cannot be written as one JSON object
         */
        public Builder object(String name, Object value, JsonBinding binding) {
            return claim(name, JsonObject.parse(binding.write(value)));
        }

        /**
         * Returns the claims set with the claims set so far.
         *
         * @return a claims set that later calls of this builder do not change
         * @throws IllegalArgumentException if {@link #claim} gave a registered claim another type than its own
         */
        public JwtClaims build() {
            JsonObject claims = members.build();
            return registeredByName ? built(claims) : new JwtClaims(claims);
        }
    }
}
