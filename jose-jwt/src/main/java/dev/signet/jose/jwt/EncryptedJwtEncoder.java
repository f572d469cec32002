package dev.signet.jose.jwt;

import dev.signet.jose.jwe.JweEncrypter;

/**
 * An encoder of JWTs that are encrypted and not signed, with {@code typ: JWT} unless the encrypter has another type.
 * Immutable; thread-safe if its key is.
 */
public final class EncryptedJwtEncoder implements JwtEncoder {

    private final ClaimSealer sealer;
    private final JweEncrypter encrypter;
    private final TokenBound bound;

    EncryptedJwtEncoder(ClaimSealer sealer, JweEncrypter encrypter, TokenBound bound) {
        this.sealer = sealer;
        this.encrypter = typed(encrypter);
        this.bound = bound;
    }

    @Override
    public String encode(JwtClaims claims) {
        return bound.checked(encrypter.encrypt(sealer.seal(claims).toOctets()));
    }

    @Override
    public EncryptedJwtEncoder withMaxTokenOctets(int octets) {
        return new EncryptedJwtEncoder(sealer, encrypter, new TokenBound(octets));
    }

    /**
     * Returns an encoder that also seals claims inside the encrypted token, as {@link SignedJwtEncoder#sealing} does. A
     * recipient of the token can copy its sealed claims into a token of their own making: a seal names the token that
     * it belongs to, but only a signature shows who made that token.
     *
     * @param recipient the encrypter of the claims
     * @param claim the claim
     * @param more further claims
     * @return a new encoder
     * @throws IllegalArgumentException as {@link SignedJwtEncoder#sealing}
     */
    public EncryptedJwtEncoder sealing(JweEncrypter recipient, String claim, String... more) {
        return new EncryptedJwtEncoder(sealer.and(recipient, claim, more), encrypter, bound);
    }

    static JweEncrypter typed(JweEncrypter encrypter) {
        return encrypter.header().type().isPresent() ? encrypter : encrypter.withType("JWT");
    }
}
