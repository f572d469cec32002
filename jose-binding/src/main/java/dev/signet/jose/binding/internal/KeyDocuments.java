package dev.signet.jose.binding.internal;

import dev.signet.jose.core.JsonObject;
import dev.signet.jose.core.TokenLimits;
import dev.signet.jose.jwk.AkpJwk;
import dev.signet.jose.jwk.EcJwk;
import dev.signet.jose.jwk.Jwk;
import dev.signet.jose.jwk.JwkSet;
import dev.signet.jose.jwk.OctJwk;
import dev.signet.jose.jwk.OkpJwk;
import dev.signet.jose.jwk.RsaJwk;
import java.util.List;
import java.util.function.Function;

/** Keys and key sets inside other documents. Needs jose-jwk. */
public final class KeyDocuments {

    private static final TokenLimits KEY = TokenLimits.defaults();

    /** As {@link JwkSet#parse(String)}. */
    private static final TokenLimits SET =
            TokenLimits.defaults().withTokenOctets(1 << 20).withJsonMembers(100_000);

    private KeyDocuments() {}

    /** Returns the types for public keys: private material is neither written nor read, and a symmetric key refused. */
    public static List<DocumentType<?>> publicKeys() {
        return types(Jwk::ofPublic, JwkSet::ofPublic, Jwk::publicMembers, set -> JsonObject.parse(set.toJson(), SET));
    }

    /** Returns the types for keys with their private and symmetric material. */
    public static List<DocumentType<?>> privateKeys() {
        return types(
                Jwk::of,
                set -> JwkSet.parse(set.toOctets()),
                Jwk::privateMembers,
                set -> JsonObject.parse(set.privateJson(), SET));
    }

    private static List<DocumentType<?>> types(
            Function<JsonObject, Jwk> key,
            Function<JsonObject, JwkSet> set,
            Function<Jwk, JsonObject> keyMembers,
            Function<JwkSet, JsonObject> setMembers) {
        return List.of(
                new DocumentType<>(Jwk.class, "a JWK", KEY, key, keyMembers),
                new DocumentType<>(EcJwk.class, "a JWK of kty EC", KEY, key, keyMembers),
                new DocumentType<>(RsaJwk.class, "a JWK of kty RSA", KEY, key, keyMembers),
                new DocumentType<>(OkpJwk.class, "a JWK of kty OKP", KEY, key, keyMembers),
                new DocumentType<>(AkpJwk.class, "a JWK of kty AKP", KEY, key, keyMembers),
                new DocumentType<>(OctJwk.class, "a JWK of kty oct", KEY, key, keyMembers),
                new DocumentType<>(JwkSet.class, "a JWK Set", SET, set, setMembers));
    }
}
