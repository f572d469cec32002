package dev.signet.jose.jwt;

/**
 * The rules that a standard has for one kind of token, set by one call: {@link JwtDecoderBuilder#profile}. There are
 * {@link AccessToken}, {@link IdToken}, {@link ClientAssertion} and {@link SecurityEvent}; an application can have
 * profiles of its own:
 *
 * <pre>{@code
 * JwtProfile ticket = decoder -> decoder.requireSignature()
 *     .requireIssuer()
 *     .type("ticket+jwt")
 *     .require("jti", "seat")
 *     .maxLifetime(Duration.ofHours(1));
 * }</pre>
 *
 * <p>A profile that adds to another one begins with that one's {@link #applyTo}. An implementation is immutable.
 */
@FunctionalInterface
public interface JwtProfile {

    /**
     * Adds the rules of the profile to a builder.
     *
     * @param decoder the builder
     * @throws IllegalStateException if a setting that the profile makes is already made, or the decoder cannot meet a
     *     requirement of the profile
     */
    void applyTo(JwtDecoderBuilder<?> decoder);
}
