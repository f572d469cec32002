package dev.signet.jose.jwks.remote;

import dev.signet.jose.jwk.Curve;
import dev.signet.jose.jwk.EcJwk;
import dev.signet.jose.jwk.Jwk;
import dev.signet.jose.jwk.JwkSet;
import dev.signet.jose.jws.Ecdsa;
import dev.signet.jose.jws.JwsSigner;
import java.nio.charset.StandardCharsets;

/** Two keys of an issuer, made once, and what can be made of them. */
final class Keys {

    static final Jwk OLD = EcJwk.generate(Curve.P_256).withKeyId("old");
    static final Jwk NEW = EcJwk.generate(Curve.P_256).withKeyId("new");

    private Keys() {}

    static String json(Jwk... keys) {
        return JwkSet.of(keys).toJson();
    }

    static String token(Jwk key) {
        return JwsSigner.of(key, Ecdsa.ES256).sign("payload".getBytes(StandardCharsets.UTF_8));
    }

    /** Returns a token of a stranger, who says that this is his key's name. */
    static String forged(String kid) {
        return token(NEW.withKeyId(kid));
    }
}
