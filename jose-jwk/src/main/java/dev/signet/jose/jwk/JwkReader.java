package dev.signet.jose.jwk;

import dev.signet.jose.core.JsonObject;
import dev.signet.jose.core.internal.DisplayText;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;

/** Finds out of what type a key is, and hands it to that type. Immutable. */
final class JwkReader {

    static final JwkReader STANDARD = new JwkReader(JcaKeys.STANDARD);

    /** For the elements of a set. */
    static final JwkReader SET = new JwkReader(JcaKeys.STANDARD, RsaStrength.MOST_BITS_IN_SET);

    /** For a key in the header or the claims of a token. */
    static final JwkReader TOKEN = new JwkReader(JcaKeys.STANDARD, RsaStrength.MOST_BITS_IN_TOKEN);

    private final JcaKeys keys;
    private final int mostPublicRsaBits;

    JwkReader(JcaKeys keys) {
        this(keys, RsaStrength.MOST_BITS);
    }

    private JwkReader(JcaKeys keys, int mostPublicRsaBits) {
        this.keys = keys;
        this.mostPublicRsaBits = mostPublicRsaBits;
    }

    /** Returns the key that a JSON object is; every fault costs the key. */
    Jwk read(JsonObject members) {
        return read(members, Leniency.none());
    }

    Jwk read(JsonObject members, Leniency leniency) {
        String keyType = members.string("kty").orElseThrow(() -> withoutKeyType(members));
        return switch (keyType) {
            case "EC" -> EcJwk.read(keys, members, leniency);
            case "RSA" -> RsaJwk.read(keys, members, leniency, mostPublicRsaBits);
            case "OKP" -> OkpJwk.read(keys, members, leniency);
            case "oct" -> OctJwk.read(members, leniency);
            default ->
                throw new IllegalArgumentException(
                        "\"kty\": expected EC, RSA, OKP or oct, was \"" + DisplayText.of(keyType) + "\"");
        };
    }

    /** Returns the public key that a JSON object is; every fault costs the key. */
    Jwk readPublic(JsonObject members) {
        return readPublic(members, Leniency.none());
    }

    Jwk readPublic(JsonObject members, Leniency leniency) {
        for (String name : members.names()) {
            if (KeyMembers.SECRET.contains(name)) {
                throw new IllegalArgumentException("\"" + name + "\": expected a public key, without such a member");
            }
        }
        return read(members, leniency);
    }

    Jwk read(PublicKey key) {
        if (key instanceof ECPublicKey ec) {
            return EcJwk.of(keys, ec);
        }
        if (key instanceof RSAPublicKey rsa) {
            return RsaJwk.of(keys, rsa);
        }
        return OkpJwk.of(keys, key);
    }

    Jwk read(PublicKey publicKey, PrivateKey privateKey) {
        if (publicKey instanceof ECPublicKey ec) {
            return EcJwk.of(keys, ec, half(ECPrivateKey.class, privateKey, "an EC"));
        }
        if (publicKey instanceof RSAPublicKey rsa) {
            return RsaJwk.of(keys, rsa, half(RSAPrivateKey.class, privateKey, "an RSA"));
        }
        return OkpJwk.of(keys, publicKey, privateKey);
    }

    private static IllegalArgumentException withoutKeyType(JsonObject members) {
        return members.has("keys")
                ? new IllegalArgumentException(
                        "\"kty\": expected a string, was absent; this is a JWK Set, which JwkSet.parse reads")
                : KeyMembers.absent("kty");
    }

    private static <T extends PrivateKey> T half(Class<T> type, PrivateKey key, String kind) {
        if (!type.isInstance(key)) {
            throw new IllegalArgumentException(
                    "expected " + kind + " private key that can be read, not one of another kind or in an HSM");
        }
        return type.cast(key);
    }
}
