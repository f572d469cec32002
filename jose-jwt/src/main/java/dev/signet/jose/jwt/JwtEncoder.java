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
     *     {@code jti} are too long for the header of its seal, which has at most 8,192 octets
     * @throws dev.signet.jose.core.KeySourceException if a key cannot be used, for example because an HSM is
     *     unavailable
     */
    String encode(JwtClaims claims);
}
