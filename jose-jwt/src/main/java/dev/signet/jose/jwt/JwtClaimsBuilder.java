package dev.signet.jose.jwt;

import dev.signet.jose.core.JsonBinding;
import dev.signet.jose.core.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A builder of claims sets. Of two values for one claim the later counts. For one thread.
 */
public final class JwtClaimsBuilder {

    /** All seven registered names have this length. */
    private static final int REGISTERED_NAME_LENGTH = 3;

    private static final Instant END = Instant.parse("9999-12-31T23:59:59.999999999Z");

    private final Clock clock;
    private final JsonObject.Builder members = JsonObject.builder();

    /** Whether a registered claim may have been set by its name, and so with any type. */
    private boolean registeredByName;

    JwtClaimsBuilder(Clock clock) {
        this.clock = clock;
    }

    /**
     * Sets the issuer of the token, {@code iss}.
     *
     * @param issuer any text; with a colon in it, a URI (RFC 7519 section 2)
     * @return this builder
     * @throws IllegalArgumentException if there is a colon and it is not a URI
     */
    public JwtClaimsBuilder issuer(String issuer) {
        members.put("iss", StringOrUri.require("iss", issuer));
        return this;
    }

    /**
     * Sets the subject of the token, {@code sub}.
     *
     * @param subject any text; with a colon in it, a URI (RFC 7519 section 2)
     * @return this builder
     * @throws IllegalArgumentException if there is a colon and it is not a URI
     */
    public JwtClaimsBuilder subject(String subject) {
        members.put("sub", StringOrUri.require("sub", subject));
        return this;
    }

    /**
     * Sets the audience of the token, {@code aud}, as one string.
     *
     * @param audience any text; with a colon in it, a URI (RFC 7519 section 2)
     * @return this builder
     * @throws IllegalArgumentException if there is a colon and it is not a URI
     */
    public JwtClaimsBuilder audience(String audience) {
        members.put("aud", StringOrUri.require("aud", audience));
        return this;
    }

    /**
     * Sets the audience of the token, {@code aud}, as an array even if it has one element.
     *
     * @param audience at least one text; with a colon in it, a URI (RFC 7519 section 2)
     * @return this builder
     * @throws IllegalArgumentException if the list is empty, or there is a colon and it is not a URI
     */
    public JwtClaimsBuilder audience(List<String> audience) {
        if (audience.isEmpty()) {
            throw new IllegalArgumentException("expected at least one audience");
        }
        audience.forEach(one -> StringOrUri.require("aud", one));
        members.put("aud", audience);
        return this;
    }

    /**
     * Sets the time on or after which the token must not be accepted, {@code exp}.
     *
     * @param time the time, its fraction of a second dropped
     * @return this builder
     * @throws IllegalArgumentException if the time lies outside the years 1970 to 9999
     */
    public JwtClaimsBuilder expiresAt(Instant time) {
        members.put("exp", time);
        return this;
    }

    /**
     * Sets {@code iat} to the current time and {@code exp} to a time that much later.
     *
     * @param lifetime positive
     * @return this builder
     * @throws IllegalArgumentException if the lifetime is not positive, or ends after the year 9999
     */
    public JwtClaimsBuilder lifetime(Duration lifetime) {
        Instant now = clock.instant();
        // Compared before it is added: the longest of durations leads out of what an Instant can be.
        if (lifetime.isZero() || lifetime.isNegative() || lifetime.compareTo(Duration.between(now, END)) > 0) {
            throw new IllegalArgumentException("expected a positive lifetime that ends before the year 10000");
        }
        return issuedAt(now).expiresAt(now.plus(lifetime));
    }

    /**
     * Sets the time before which the token must not be accepted, {@code nbf}.
     *
     * @param time the time, its fraction of a second dropped
     * @return this builder
     * @throws IllegalArgumentException if the time lies outside the years 1970 to 9999
     */
    public JwtClaimsBuilder notBefore(Instant time) {
        members.put("nbf", time);
        return this;
    }

    /**
     * Sets the time at which the token was issued, {@code iat}.
     *
     * @param time the time, its fraction of a second dropped
     * @return this builder
     * @throws IllegalArgumentException if the time lies outside the years 1970 to 9999
     */
    public JwtClaimsBuilder issuedAt(Instant time) {
        members.put("iat", time);
        return this;
    }

    /**
     * Sets the identifier of the token, {@code jti}.
     *
     * @param id a text that is unique among the tokens of the issuer
     * @return this builder
     */
    public JwtClaimsBuilder jwtId(String id) {
        members.put("jti", id);
        return this;
    }

    /**
     * Sets the identifier of the token, {@code jti}, to 128 random bits in base64url.
     *
     * @return this builder
     */
    public JwtClaimsBuilder jwtId() {
        return jwtId(JwtClaims.randomId());
    }

    /**
     * Sets any claim.
     *
     * @param name the name
     * @param value a value as {@link JsonObject.Builder#put} takes it: a string, number, boolean, {@link Instant},
     *     list, map …
     * @return this builder
     * @throws IllegalArgumentException if the value has no form in JSON
     */
    public JwtClaimsBuilder claim(String name, Object value) {
        registeredByName |= name.length() == REGISTERED_NAME_LENGTH;
        try {
            members.put(name, value);
        } catch (IllegalArgumentException e) {
            String hint = value instanceof Record ? "; for a record use object(name, value)" : "";
            throw new IllegalArgumentException(AllowedValues.quoted(name) + ": " + e.getMessage() + hint, e);
        }
        return this;
    }

    /**
     * Sets all claims of a JSON object.
     *
     * @param claims the claims
     * @return this builder
     */
    public JwtClaimsBuilder claims(JsonObject claims) {
        registeredByName = true;
        members.putAll(claims);
        return this;
    }

    /**
     * Sets all claims of a map, without a {@link JsonBinding}.
     *
     * @param claims the names and values of the claims; values as for {@link #claim}
     * @return this builder
     * @throws IllegalArgumentException if a value has no form in JSON
     */
    public JwtClaimsBuilder claims(Map<String, ?> claims) {
        claims.forEach(this::claim);
        return this;
    }

    /**
     * Sets all claims of a record, through the {@link JsonBinding} on the class path.
     *
     * @param claims a record whose components are the claims
     * @return this builder
     * @throws IllegalArgumentException if the record cannot be written as one JSON object
     * @throws IllegalStateException if there is no binding or more than one; the message says what to add or how to
     *     choose
     */
    public JwtClaimsBuilder claims(Record claims) {
        return claims(claims, JsonBindingLookup.found());
    }

    /**
     * Sets all claims of a record or another object, through a given binding.
     *
     * @param claims a record, or anything that the binding writes as one JSON object
     * @param binding the binding
     * @return this builder
     * @throws IllegalArgumentException if the object cannot be written as one JSON object
     */
    public JwtClaimsBuilder claims(Object claims, JsonBinding binding) {
        return claims(JsonObject.parse(binding.write(claims)));
    }

    /**
     * Sets one claim to a record, through the {@link JsonBinding} on the class path.
     *
     * @param name the name
     * @param value a record, which becomes a JSON object
     * @return this builder
     * @throws IllegalArgumentException if the record cannot be written as one JSON object
     * @throws IllegalStateException if there is no binding or more than one; the message says what to add or how to
     *     choose
     */
    public JwtClaimsBuilder object(String name, Record value) {
        return object(name, value, JsonBindingLookup.found());
    }

    /**
     * Sets one claim to a record or another object, through a given binding.
     *
     * @param name the name
     * @param value a record, or anything that the binding writes as one JSON object
     * @param binding the binding
     * @return this builder
     * @throws IllegalArgumentException if the object cannot be written as one JSON object
     */
    public JwtClaimsBuilder object(String name, Object value, JsonBinding binding) {
        return claim(name, JsonObject.parse(binding.write(value)));
    }

    /**
     * Returns the claims set.
     *
     * @return a claims set that later calls of this builder do not change
     * @throws IllegalArgumentException if {@link #claim} gave a registered claim another type than its own
     */
    public JwtClaims build() {
        JsonObject claims = members.build();
        return registeredByName ? JwtClaims.built(claims) : new JwtClaims(claims);
    }
}
