package dev.signet.jose.jwk;

import dev.signet.jose.core.JsonObject;
import dev.signet.jose.core.internal.DisplayText;
import dev.signet.jose.core.internal.Octets;
import java.math.BigInteger;
import java.util.Optional;

/**
 * The members of a JWK that hold the key itself, with the widths that RFC 7518 section 6, RFC 8037 and RFC 9964 demand.
 */
final class KeyMembers {

    private KeyMembers() {}

    /** Refuses members that hold keys of other types: what they are for, and whether they are secret, is unclear. */
    static void requireOnly(KeyType type, JsonObject members, Leniency leniency) {
        for (String name : members.names()) {
            if (KeyType.isKeyMaterial(name) && !type.has(name)) {
                IllegalArgumentException fault = new IllegalArgumentException(
                        "\"" + name + "\": expected no such member in a key of kty " + type.jwkName());
                if (KeyType.isSecret(name)) {
                    throw fault;
                }
                leniency.ignore(name, fault);
            }
        }
    }

    static Curve curve(JsonObject members, KeyType type) {
        boolean elliptic = type == KeyType.EC;
        String crv = members.string("crv").orElseThrow(() -> absent("crv"));
        return Curve.named(crv)
                .filter(curve -> curve.isElliptic() == elliptic)
                .orElseThrow(() -> new IllegalArgumentException("\"crv\": expected "
                        + (elliptic ? "P-256, P-384, P-521 or secp256k1" : "Ed25519, Ed448, X25519 or X448")
                        + " for kty " + type.jwkName() + ", was \"" + DisplayText.of(crv) + "\""));
    }

    static byte[] exactly(JsonObject members, String name, Curve curve) {
        return exactly(members, name, curve.octets(), curve.jwaName());
    }

    static byte[] exactly(JsonObject members, String name, int length, String kind) {
        return exact(name, members.octets(name).orElseThrow(() -> absent(name)), length, kind);
    }

    static Optional<byte[]> ifPresentExactly(JsonObject members, String name, Curve curve) {
        return ifPresentExactly(members, name, curve.octets(), curve.jwaName());
    }

    static Optional<byte[]> ifPresentExactly(JsonObject members, String name, int length, String kind) {
        return members.octets(name).map(octets -> exact(name, octets, length, kind));
    }

    /** Returns a Base64urlUInt (RFC 7518 section 2): as few octets as the integer needs. */
    static BigInteger integer(JsonObject members, String name) {
        return integer(members, name, Leniency.none());
    }

    /** Returns a Base64urlUInt; leading zero octets, with which some issuers publish keys, are a matter of leniency. */
    static BigInteger integer(JsonObject members, String name, Leniency leniency) {
        byte[] octets = members.octets(name).orElseThrow(() -> absent(name));
        if (octets.length == 0) {
            throw new IllegalArgumentException("\"" + name + "\": expected an integer, was empty");
        }
        if (octets[0] == 0) {
            leniency.tolerate(new IllegalArgumentException("\"" + name + "\": expected no leading zero octet"));
        }
        return Octets.integer(octets);
    }

    static IllegalArgumentException absent(String name) {
        return new IllegalArgumentException("\"" + name + "\": expected a string, was absent");
    }

    private static byte[] exact(String name, byte[] octets, int length, String kind) {
        if (octets.length != length) {
            throw new IllegalArgumentException(
                    "\"" + name + "\": expected " + length + " octets for " + kind + ", was " + octets.length);
        }
        return octets;
    }
}
