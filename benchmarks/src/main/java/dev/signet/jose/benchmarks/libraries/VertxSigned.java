package dev.signet.jose.benchmarks.libraries;

import dev.signet.jose.benchmarks.tokens.Algorithm;
import dev.signet.jose.benchmarks.tokens.Claims;
import dev.signet.jose.benchmarks.tokens.Keys;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.auth.JWTOptions;
import io.vertx.ext.auth.PubSecKeyOptions;
import io.vertx.ext.auth.User;
import io.vertx.ext.auth.authentication.TokenCredentials;
import io.vertx.ext.auth.jwt.JWTAuth;
import io.vertx.ext.auth.jwt.JWTAuthOptions;
import java.security.Key;
import java.util.Base64;
import java.util.List;

/** vertx-auth-jwt with its {@code JWTAuth} and its options reused. That {@code exp} is there is checked here. */
final class VertxSigned implements SignedTokens {

    private final JWTOptions options;
    private final JWTAuth auth;

    VertxSigned(Algorithm algorithm, Keys keys) {
        options = new JWTOptions()
                .setAlgorithm(algorithm.jwaName())
                .setHeader(new JsonObject().put("kid", keys.id()))
                .setNoTimestamp(true);
        JWTAuthOptions config = new JWTAuthOptions()
                .setJWTOptions(new JWTOptions()
                        .setIssuer(Claims.ISSUER)
                        .addAudience(Claims.AUDIENCE)
                        .setLeeway(0));
        if (algorithm.isMac()) {
            config.addPubSecKey(
                    key(algorithm, keys).setBuffer(Buffer.buffer(keys.signing().getEncoded())));
        } else {
            config.addPubSecKey(key(algorithm, keys).setBuffer(pem("PUBLIC KEY", keys.verifying())))
                    .addPubSecKey(key(algorithm, keys).setBuffer(pem("PRIVATE KEY", keys.signing())));
        }
        auth = JWTAuth.create(Vertx.vertx(), config);
    }

    @Override
    public String sign(Claims claims) {
        return auth.generateToken(
                new JsonObject()
                        .put("iss", claims.issuer())
                        .put("sub", claims.subject())
                        .put("aud", claims.audience())
                        .put("exp", claims.expiry().getEpochSecond())
                        .put("iat", claims.issuedAt().getEpochSecond())
                        .put("nbf", claims.notBefore().getEpochSecond())
                        .put("jti", claims.id())
                        .put("scope", claims.scope())
                        .put("tenant", claims.tenant())
                        .put("roles", new JsonArray(claims.roles())),
                options);
    }

    @Override
    public Claims.Read verify(String token) {
        Future<User> user = auth.authenticate(new TokenCredentials(token));
        if (!user.succeeded()) {
            throw new IllegalArgumentException("refused", user.cause());
        }
        JsonObject claims = user.result().attributes().getJsonObject("accessToken");
        if (!claims.containsKey("exp")) {
            throw new IllegalArgumentException("no exp");
        }
        List<String> roles =
                claims.getJsonArray("roles").stream().map(String.class::cast).toList();
        return new Claims.Read(claims.getString("sub"), claims.getString("tenant"), roles);
    }

    private static PubSecKeyOptions key(Algorithm algorithm, Keys keys) {
        return new PubSecKeyOptions().setAlgorithm(algorithm.jwaName()).setId(keys.id());
    }

    private static String pem(String kind, Key key) {
        String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded());
        return "-----BEGIN " + kind + "-----\n" + text + "\n-----END " + kind + "-----\n";
    }
}
