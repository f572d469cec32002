package dev.signet.jose.jwt;

/**
 * Makes JWTs in compact form. {@link Jwt} begins one. Immutable; thread-safe if its keys are.
 */
public sealed interface JwtEncoder permits SignedJwtEncoder, EncryptedJwtEncoder, NestedJwtEncoder {

    /**
     * Returns a JWT with these claims.
     *
     * @param claims what it says
     * @return the token
     * @throws IllegalArgumentException if a claim that is to be sealed is absent, or {@code iss}, {@code sub} and
     *     {@code jti} are too long for the header of its seal, which has at most 8,192 octets
     * @throws dev.signet.jose.core.KeySourceException if a key could not be used, for example because an HSM is away
     */
    String encode(JwtClaims claims);
}
