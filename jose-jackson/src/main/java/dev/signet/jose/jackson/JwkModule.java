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
 * Lets a Jackson mapper read and write {@link Jwk} and {@link JwkSet} inside other documents:
 * {@code mapper.registerModule(JwkModule.publicKeys())}. Needs jose-jwk.
 *
 * <p>A key is read by the strict reader from the mapper's tokens: a name that comes twice, a depth over 32 or a number
 * that would lose digits is refused whatever the mapper does. Where Jackson hands on a tree that it has built before
 * ({@code JsonNode}, {@code convertValue}) the tree has already taken one of two equal names. What is refused is a
 * {@link com.fasterxml.jackson.databind.exc.MismatchedInputException} whose message repeats nothing of the key.
 * Immutable; for as many mappers as you like.
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
        addDeserializer(Jwk.class, new JoseReader<>(Jwk.class, "a JWK", KEY, key));
        addDeserializer(EcJwk.class, new JoseReader<>(EcJwk.class, "a JWK of kty EC", KEY, key));
        addDeserializer(RsaJwk.class, new JoseReader<>(RsaJwk.class, "a JWK of kty RSA", KEY, key));
        addDeserializer(OkpJwk.class, new JoseReader<>(OkpJwk.class, "a JWK of kty OKP", KEY, key));
        addDeserializer(OctJwk.class, new JoseReader<>(OctJwk.class, "a JWK of kty oct", KEY, key));
        addDeserializer(JwkSet.class, new JoseReader<>(JwkSet.class, "a JWK Set", SET, set));
        addSerializer(Jwk.class, new JoseWriter<>(Jwk.class, keyMembers));
        addSerializer(JwkSet.class, new JoseWriter<>(JwkSet.class, setMembers));
    }

    /**
     * Returns the module for public keys. It writes the public half of every key and refuses to write a symmetric one;
     * it refuses to read a key with private or symmetric material, and in a set lists it as {@link
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
     * Returns the module for documents that are kept as secret as keys are: it reads and writes keys <em>with their
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
