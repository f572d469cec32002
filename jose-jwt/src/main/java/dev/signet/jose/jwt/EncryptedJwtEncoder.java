package dev.signet.jose.jwt;

import dev.signet.jose.jwe.JweEncrypter;
import java.util.function.Function;

/**
 * Makes encrypted JWTs: of claims, or of tokens that are already signed.
 *
 * @param content what is encrypted
 * @param encrypter what encrypts
 */
record EncryptedJwtEncoder(Function<JwtClaims, byte[]> content, JweEncrypter encrypter) implements JwtEncoder {

    static JweEncrypter typed(JweEncrypter encrypter) {
        return encrypter.header().type().isPresent() ? encrypter : encrypter.type("JWT");
    }

    @Override
    public String encode(JwtClaims claims) {
        return encrypter.encrypt(content.apply(claims));
    }
}
