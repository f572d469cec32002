package dev.signet.jose.jwt;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.signet.jose.jwe.JweEncrypter;

/**
 * An encoder of JWTs that are signed and then encrypted (Nested JWTs, RFC 7519 section 5.2). Immutable; thread-safe if
 * its keys are.
 *
 * @param signed the encoder of the token inside
 * @param encrypter the encrypter of that token
 * @param bound the bound on the encrypted tokens
 */
record NestedJwtEncoder(JwtEncoder signed, JweEncrypter encrypter, TokenBound bound) implements JwtEncoder {

    @Override
    public String encode(JwtClaims claims) {
        return bound.checked(encrypter.encrypt(signed.encode(claims).getBytes(ISO_8859_1)));
    }

    @Override
    public JwtEncoder withMaxTokenOctets(int octets) {
        return new NestedJwtEncoder(signed, encrypter, new TokenBound(octets));
    }
}
