package dev.signet.jose.jwt;

/**
 * What a standard demands of one kind of token, as one call: {@link JwtDecoderBuilder#profile}. There are
 * {@link AccessToken}, {@link IdToken}, {@link ClientAssertion} and {@link SecurityEvent}; an application can have its own
 * for the tokens of its house:
 *
 * <pre>{@code
 * JwtProfile ticket = decoder -> decoder.type("ticket+jwt").require("jti", "seat").maximumLifetime(Duration.ofHours(1));
 * }</pre>
 *
 * <p>An implementation is immutable.
 */
@FunctionalInterface
public interface JwtProfile {

    /**
     * Says to a builder what the profile demands.
     *
     * @param decoder the builder
     * @throws IllegalStateException if that was said before, in another way
     */
    void applyTo(JwtDecoderBuilder<?> decoder);
}
