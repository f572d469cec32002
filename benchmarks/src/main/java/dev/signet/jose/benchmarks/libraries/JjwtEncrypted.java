package dev.signet.jose.benchmarks.libraries;

import dev.signet.jose.benchmarks.tokens.Claims;
import dev.signet.jose.benchmarks.tokens.Content;
import dev.signet.jose.benchmarks.tokens.Encryption;
import dev.signet.jose.benchmarks.tokens.KeyManagement;
import dev.signet.jose.benchmarks.tokens.Keys;
import io.jsonwebtoken.JweHeaderMutator;
import io.jsonwebtoken.JwtBuilder;
import io.jsonwebtoken.JwtParser;
import io.jsonwebtoken.JwtParserBuilder;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.security.AeadAlgorithm;
import java.security.Key;
import java.security.PrivateKey;
import java.security.PublicKey;
import javax.crypto.SecretKey;

/** jjwt over Jackson, with its parser reused; what encrypts cannot be. */
final class JjwtEncrypted implements EncryptedTokens {

    private final KeyManagement management;
    private final AeadAlgorithm content;
    private final String keyId;
    private final Key encrypting;
    private final JwtParser claimsParser;
    private final JwtParser contentParser;

    JjwtEncrypted(Encryption encryption, Keys keys) {
        this.management = encryption.management();
        this.content = encryption.content() == Content.A256GCM ? Jwts.ENC.A256GCM : Jwts.ENC.A128CBC_HS256;
        this.keyId = keys.id();
        Key decrypting = keys.signing();
        if (management == KeyManagement.PBES2_HS256_A128KW) {
            decrypting = io.jsonwebtoken.security.Keys.password(KeyManagement.PASSWORD.toCharArray());
            this.encrypting = decrypting;
        } else {
            this.encrypting = keys.verifying();
        }
        this.claimsParser = parser(decrypting)
                .requireIssuer(Claims.ISSUER)
                .requireAudience(Claims.AUDIENCE)
                .build();
        this.contentParser = parser(decrypting).build();
    }

    @Override
    public String encrypt(Claims claims) {
        return encrypted(JjwtSigned.said(started(), claims));
    }

    @Override
    public Claims.Read decrypt(String token) {
        return JjwtSigned.read(claimsParser.parseEncryptedClaims(token).getPayload());
    }

    @Override
    public String encryptContent(byte[] plaintext) {
        return encrypted(started().content(plaintext, CONTENT_TYPE));
    }

    @Override
    public byte[] decryptContent(String token) {
        return contentParser.parseEncryptedContent(token).getPayload();
    }

    private JwtBuilder started() {
        JwtBuilder.BuilderHeader header = Jwts.builder().header().keyId(keyId);
        if (management == KeyManagement.PBES2_HS256_A128KW) {
            ((JweHeaderMutator<?>) header).pbes2Count(KeyManagement.ITERATIONS);
        }
        return header.and();
    }

    private String encrypted(JwtBuilder builder) {
        return switch (management) {
            case RSA_OAEP_256 ->
                builder.encryptWith((PublicKey) encrypting, Jwts.KEY.RSA_OAEP_256, content)
                        .compact();
            case DIR -> builder.encryptWith((SecretKey) encrypting, content).compact();
            case ECDH_ES ->
                builder.encryptWith((PublicKey) encrypting, Jwts.KEY.ECDH_ES, content)
                        .compact();
            case ECDH_ES_A256KW ->
                builder.encryptWith((PublicKey) encrypting, Jwts.KEY.ECDH_ES_A256KW, content)
                        .compact();
            case A256KW ->
                builder.encryptWith((SecretKey) encrypting, Jwts.KEY.A256KW, content)
                        .compact();
            case A256GCMKW ->
                builder.encryptWith((SecretKey) encrypting, Jwts.KEY.A256GCMKW, content)
                        .compact();
            case PBES2_HS256_A128KW ->
                builder.encryptWith(
                                (io.jsonwebtoken.security.Password) encrypting, Jwts.KEY.PBES2_HS256_A128KW, content)
                        .compact();
        };
    }

    private static JwtParserBuilder parser(Key key) {
        JwtParserBuilder builder = Jwts.parser();
        return key instanceof SecretKey secret ? builder.decryptWith(secret) : builder.decryptWith((PrivateKey) key);
    }
}
