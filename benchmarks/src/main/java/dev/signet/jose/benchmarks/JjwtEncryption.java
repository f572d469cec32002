package dev.signet.jose.benchmarks;

import io.jsonwebtoken.JwtBuilder;
import io.jsonwebtoken.JwtParser;
import io.jsonwebtoken.JwtParserBuilder;
import io.jsonwebtoken.Jwts;
import java.security.Key;
import java.security.PrivateKey;
import java.security.PublicKey;
import javax.crypto.SecretKey;

/** jjwt over Jackson, with its parser reused; what encrypts cannot be. */
final class JjwtEncryption implements EncryptionLibrary {

    private final Encryption encryption;
    private final String keyId;
    private final Key encrypting;
    private final JwtParser parser;

    JjwtEncryption(Encryption encryption, Keys keys) {
        this.encryption = encryption;
        this.keyId = keys.id();
        this.encrypting = keys.verifying();
        JwtParserBuilder builder = Jwts.parser();
        if (keys.signing() instanceof SecretKey secret) {
            builder.decryptWith(secret);
        } else {
            builder.decryptWith((PrivateKey) keys.signing());
        }
        this.parser = builder.build();
    }

    @Override
    public String encrypt(byte[] plaintext) {
        JwtBuilder builder = Jwts.builder().header().keyId(keyId).and().content(plaintext, CONTENT_TYPE);
        return switch (encryption) {
            case RSA_OAEP_256 ->
                builder.encryptWith((PublicKey) encrypting, Jwts.KEY.RSA_OAEP_256, Jwts.ENC.A256GCM)
                        .compact();
            case DIR ->
                builder.encryptWith((SecretKey) encrypting, Jwts.ENC.A256GCM).compact();
            case ECDH_ES_A256KW ->
                builder.encryptWith((PublicKey) encrypting, Jwts.KEY.ECDH_ES_A256KW, Jwts.ENC.A256GCM)
                        .compact();
            case A256KW ->
                builder.encryptWith((SecretKey) encrypting, Jwts.KEY.A256KW, Jwts.ENC.A128CBC_HS256)
                        .compact();
        };
    }

    @Override
    public byte[] decrypt(String token) {
        return parser.parseEncryptedContent(token).getPayload();
    }
}
