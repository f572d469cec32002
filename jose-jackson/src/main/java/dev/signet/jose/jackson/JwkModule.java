package dev.signet.jose.jackson;

import com.fasterxml.jackson.databind.module.SimpleModule;
import dev.signet.jose.core.JsonObject;
import dev.signet.jose.core.TokenLimits;
import dev.signet.jose.jwk.EcJwk;
import dev.signet.jose.jwk.Jwk;
import dev.signet.jose.jwk.JwkSet;
import dev.signet.jose.jwk.OctJwk;
import dev.signet.jose.jwk.OkpJwk;
import dev.signet.jose.jwk.RsaJwk;
import java.util.function.Function;

/**
 * Jackson module for {@link Jwk} and {@link JwkSet} inside other documents: {@code
 * mapper.registerModule(JwkModule.publicKeys())}. Needs jose-jwk.
 *
 * <p>A key is read by the strict reader from the mapper's tokens: a duplicate name, a depth over 32 and a number that
 * would lose digits are refused whatever the settings of the mapper. A tree that Jackson has built before ({@code
 * JsonNode}, {@code convertValue}) has already lost one of two duplicate names. A refusal is a {@link
 * com.fasterxml.jackson.databind.exc.MismatchedInputException} whose message repeats nothing of the key. Immutable; can
 * be registered with several mappers.
 */
public final class JwkModule extends SimpleModule {

    private static final long serialVersionUID = 1L;

    private static final StrictTokens KEY = new StrictTokens(TokenLimits.defaults());

    /** As {@link JwkSet#parse(String)}. */
    private static final StrictTokens SET =
            new StrictTokens(TokenLimits.defaults().withTokenOctets(1 << 20).withJsonMembers(100_000));

    private JwkModule(
            String name,
            Function<JsonObject, Jwk> key,
            Function<JsonObject, JwkSet> set,
            Function<Jwk, JsonObject> keyMembers,
            Function<JwkSet, JsonObject> setMembers) {
        super(name);
        addDeserializer(Jwk.class, new JoseDeserializer<>(Jwk.class, "a JWK", KEY, key));
        addDeserializer(EcJwk.class, new JoseDeserializer<>(EcJwk.class, "a JWK of kty EC", KEY, key));
        addDeserializer(RsaJwk.class, new JoseDeserializer<>(RsaJwk.class, "a JWK of kty RSA", KEY, key));
        addDeserializer(OkpJwk.class, new JoseDeserializer<>(OkpJwk.class, "a JWK of kty OKP", KEY, key));
        addDeserializer(OctJwk.class, new JoseDeserializer<>(OctJwk.class, "a JWK of kty oct", KEY, key));
        addDeserializer(JwkSet.class, new JoseDeserializer<>(JwkSet.class, "a JWK Set", SET, set));
        addSerializer(Jwk.class, new JoseSerializer<>(Jwk.class, keyMembers));
        addSerializer(JwkSet.class, new JoseSerializer<>(JwkSet.class, setMembers));
    }

    /**
     * Returns the module for public keys. It writes the public half of every key and refuses to write a symmetric key.
     * It refuses to read a key with private or symmetric material; in a set it skips such a key, see {@link
     * JwkSet#skippedKeys()}.
     *
     * @return a new module
     */
    public static JwkModule publicKeys() {
        return new JwkModule(
                "dev.signet.jose.PublicKeys",
                Jwk::ofPublic,
                JwkSet::ofPublic,
                Jwk::publicMembers,
                set -> JsonObject.parse(set.toJson(), SET.limits()));
    }

    /**
     * Returns the module for documents that are as secret as keys: it reads and writes keys <em>with their
     * private and symmetric material</em>, as {@link Jwk#privateJson()} does.
     *
     * @return a new module
     */
    public static JwkModule privateKeys() {
        return new JwkModule(
                "dev.signet.jose.PrivateKeys",
                Jwk::of,
                set -> JwkSet.parse(set.toOctets()),
                Jwk::privateMembers,
                set -> JsonObject.parse(set.privateJson(), SET.limits()));
    }
}
