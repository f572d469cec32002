package dev.signet.jose.jwt;

import dev.signet.jose.jwe.JweEncrypter;

/**
 * Makes JWTs that are encrypted and not signed, with {@code typ: JWT} unless the encrypter says another type. Immutable;
 * thread-safe if its key is.
 */
public final class EncryptedJwtEncoder implements JwtEncoder {

    private final ClaimSealer sealer;
    private final JweEncrypter encrypter;

    EncryptedJwtEncoder(ClaimSealer sealer, JweEncrypter encrypter) {
        this.sealer = sealer;
        this.encrypter = typed(encrypter);
    }

    @Override
    public String encode(JwtClaims claims) {
        return encrypter.encrypt(sealer.seal(claims).toOctets());
    }

    /**
     * Returns an encoder that also seals claims inside the encrypted token, as {@link SignedJwtEncoder#sealing} does. Who
     * can decrypt the token can put what is sealed into a token of their own: without a signature the seal says for which
     * token a claim was meant, and nothing about who made the token.
     *
     * @param recipient what encrypts the claims
     * @param claim the claim
     * @param more further claims
     * @return a new encoder
     * @throws IllegalArgumentException as {@link SignedJwtEncoder#sealing}
     */
    public EncryptedJwtEncoder sealing(JweEncrypter recipient, String claim, String... more) {
        return new EncryptedJwtEncoder(sealer.and(recipient, claim, more), encrypter);
    }

    static JweEncrypter typed(JweEncrypter encrypter) {
        return encrypter.header().type().isPresent() ? encrypter : encrypter.withType("JWT");
    }
}
