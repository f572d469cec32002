package dev.signet.jose.interop;

import io.jsonwebtoken.JwtParserBuilder;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.security.JwkBuilder;
import io.jsonwebtoken.security.Jwks;
import io.jsonwebtoken.security.KeyAlgorithm;
import io.jsonwebtoken.security.Keys;
import io.jsonwebtoken.security.Password;
import io.jsonwebtoken.security.SecretKeyAlgorithm;
import io.jsonwebtoken.security.SecureDigestAlgorithm;
import java.nio.charset.StandardCharsets;
import java.security.Key;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.util.Optional;
import java.util.Set;
import javax.crypto.SecretKey;

/** JJWT. */
final class Jjwt implements Partner {
    private static final Set<String> UNKNOWN_CURVES = Set.of("secp256k1");
    private static final int ITERATIONS = 1000;

    @Override
    public String name() {
        return "JJWT " + Jars.version("io.jsonwebtoken", "jjwt-api");
    }

    @Override
    public boolean offers(Case test) {
        if (UNKNOWN_CURVES.contains(test.key())) {
            return false;
        }
        return test.isSignature()
                ? Jwts.SIG.get().containsKey(test.alg())
                : Jwts.KEY.get().containsKey(test.alg()) && Jwts.ENC.get().containsKey(test.enc());
    }

    @Override
    public Optional<String> generate(Case test) {
        if (test.octets() > 0) {
            return Optional.of(written(Jwks.builder().key(secret(test))));
        }
        KeyPair pair = test.hasCurve()
                ? Jwks.CRV.get().forKey(test.key()).keyPair().build()
                : Jwts.SIG.RS256.keyPair().build();
        return Optional.of(written(Jwks.builder().keyPair(pair)));
    }

    private static SecretKey secret(Case test) {
        if (test.isSignature()) {
            return Jwts.SIG.HS256.key().build();
        }
        return test.alg().equals("dir")
                ? Jwts.ENC.get().forKey(test.enc()).key().build()
                : ((SecretKeyAlgorithm) Jwts.KEY.get().forKey(test.alg())).key().build();
    }

    private static String written(JwkBuilder<?, ?, ?> builder) {
        return Jwks.UNSAFE_JSON(builder.idFromThumbprint().build());
    }

    @Override
    public Optional<String> thumbprint(String jwk) {
        return Optional.of(Jwks.parser().build().parse(jwk).thumbprint().toString());
    }

    @Override
    @SuppressWarnings("unchecked") // its registries hand out algorithms without saying for which keys
    public String make(Case test, String jwk, byte[] payload) {
        var builder = Jwts.builder().content(payload);
        Key key = key(test, jwk);
        if (test.isSignature()) {
            return builder.signWith(
                            key, (SecureDigestAlgorithm<Key, ?>) Jwts.SIG.get().forKey(test.alg()))
                    .compact();
        }
        if (test.hasPassword()) {
            builder.header().add("p2c", ITERATIONS);
        }
        return builder.encryptWith(
                        key,
                        (KeyAlgorithm<Key, ?>) Jwts.KEY.get().forKey(test.alg()),
                        Jwts.ENC.get().forKey(test.enc()))
                .compact();
    }

    @Override
    public byte[] open(Case test, String jwk, String token) {
        JwtParserBuilder parser = Jwts.parser();
        Key key = key(test, jwk);
        if (test.isSignature()) {
            if (key instanceof PublicKey publicKey) {
                parser.verifyWith(publicKey);
            } else {
                parser.verifyWith((SecretKey) key);
            }
            return parser.build().parseSignedContent(token).getPayload();
        }
        if (key instanceof PrivateKey privateKey) {
            parser.decryptWith(privateKey);
        } else {
            parser.decryptWith((SecretKey) key);
        }
        return parser.build().parseEncryptedContent(token).getPayload();
    }

    private static Key key(Case test, String jwk) {
        var parsed = Jwks.parser().build().parse(jwk);
        return test.hasPassword() ? password((SecretKey) parsed.toKey()) : parsed.toKey();
    }

    private static Password password(SecretKey key) {
        return Keys.password(new String(key.getEncoded(), StandardCharsets.UTF_8).toCharArray());
    }
}
