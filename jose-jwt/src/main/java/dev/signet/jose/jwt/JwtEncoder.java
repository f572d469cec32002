package dev.signet.jose.jwt;

/**
 * An encoder of JWTs in compact serialization, which {@link Jwt} makes. Immutable; thread-safe if its keys are.
 */
public sealed interface JwtEncoder permits SignedJwtEncoder, EncryptedJwtEncoder, NestedJwtEncoder {

    /**
     * Returns a JWT with these claims.
     *
     * @param claims the claims
     * @return the token, in compact serialization
     * @throws IllegalArgumentException if a claim that is to be sealed is absent, or {@code iss}, {@code sub} and
     *     {@code jti} are too long for the header of its seal, which has at most 8,192 octets, or if the token has more
     *     octets than {@link #withMaxTokenOctets} allows
     * @throws dev.signet.jose.core.KeySourceException if a key cannot be used, for example because an HSM is
     *     unavailable
     */
    String encode(JwtClaims claims);

    /**
     * Returns an encoder with a bound on the whole token, so that one that is too long for its recipients fails here,
     * at its issuer. A token in an HTTP field needs one: many servers accept 8,192 octets in one field, or in all
     * fields of a request together, and browsers 4,096 in a cookie (RFC 6265 section 6.1). Without this call there is
     * no bound.
     *
     * @param octets the most octets of a token, at least 1; of a Nested JWT, of the outer token
     * @return a new encoder
     * @throws IllegalArgumentException if {@code octets} is below 1
     */
    JwtEncoder withMaxTokenOctets(int octets);
}
