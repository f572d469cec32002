package dev.signet.jose.jwt;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.signet.jose.jwe.JweEncrypter;
import dev.signet.jose.jws.JwsSigner;

/**
 * Makes signed JWTs, with {@code typ: JWT} unless the signer says another type. Immutable; thread-safe if its key is.
 */
public final class SignedJwtEncoder implements JwtEncoder {

    private final JwsSigner signer;

    SignedJwtEncoder(JwsSigner signer) {
        if (!signer.encodesPayload()) {
            throw new IllegalArgumentException("a JWT must not use \"b64\": false (RFC 7797 section 7)");
        }
        this.signer = signer.header().type().isPresent() ? signer : signer.type("JWT");
    }

    @Override
    public String encode(JwtClaims claims) {
        return signer.sign(claims.toObject().toOctets());
    }

    /**
     * Returns an encoder whose signed tokens are then encrypted (Nested JWTs, RFC 7519 section 5.2, with
     * {@code cty: JWT}). The other order cannot be written: a signature around an encryption says nothing about what is
     * inside.
     *
     * @param encrypter what encrypts
     * @return the encoder
     */
    public JwtEncoder thenEncryptedWith(JweEncrypter encrypter) {
        return new EncryptedJwtEncoder(
                claims -> encode(claims).getBytes(ISO_8859_1),
                EncryptedJwtEncoder.typed(encrypter).contentType("JWT"));
    }
}
