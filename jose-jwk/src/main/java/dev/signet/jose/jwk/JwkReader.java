package dev.signet.jose.jwk;

import dev.signet.jose.core.JsonObject;
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

    Jwk read(JsonObject members) {
        String keyType = members.string("kty").orElseThrow(() -> KeyMembers.absent("kty"));
        return switch (keyType) {
            case "EC" -> EcJwk.read(keys, members);
            case "RSA" -> RsaJwk.read(keys, members, false, mostPublicRsaBits);
            case "OKP" -> OkpJwk.read(keys, members);
            case "oct" -> OctJwk.read(members);
            default -> throw new IllegalArgumentException("\"kty\": expected EC, RSA, OKP or oct, was another");
        };
    }

    Jwk readPublic(JsonObject members) {
        for (String name : members.names()) {
            if (KeyMembers.SECRET.contains(name)) {
                throw new IllegalArgumentException("\"" + name + "\": expected a public key, without such a member");
            }
        }
        return read(members);
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

    private static <T extends PrivateKey> T half(Class<T> type, PrivateKey key, String kind) {
        if (!type.isInstance(key)) {
            throw new IllegalArgumentException(
                    "expected " + kind + " private key that can be read, not one of another kind or in an HSM");
        }
        return type.cast(key);
    }
}
