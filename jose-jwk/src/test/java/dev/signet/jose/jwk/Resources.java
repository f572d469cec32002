package dev.signet.jose.jwk;

import dev.signet.jose.core.Base64Url;
import dev.signet.jose.core.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Optional;

/** The test resources, by their path without the ending. */
final class Resources {

    static final String P_256 = "rfc7517/a2#1";
    static final String P_384 = "made/p-384";
    static final String P_521 = "rfc7520/3.2";
    static final String SECP256K1 = "made/secp256k1";
    static final String RSA = "rfc7520/3.4";
    static final String ED25519 = "rfc8037/a1";
    static final String ED448 = "rfc8032/7.4";
    static final String X25519 = "rfc8037/a6";
    static final String X448 = "rfc8037/a7";
    static final String ML_DSA_44 = "made/ml-dsa-44";
    static final String OCT = "rfc7520/3.5";

    private Resources() {}

    /** Returns one object; behind a # stands the place of a key in a set, from 1. */
    static JsonObject object(String name) {
        int hash = name.indexOf('#');
        if (hash < 0) {
            return JsonObject.parse(octets(name));
        }
        int place = Integer.parseInt(name.substring(hash + 1));
        return object(name.substring(0, hash)).objects("keys").orElseThrow().get(place - 1);
    }

    /** Returns the key with nothing but its own members: no kid, no use, and an alg of AKP only. */
    static JsonObject bare(String name) {
        JsonObject bare = object(name);
        for (String parameter : new String[] {"kid", "use", "key_ops", "x5c"}) {
            bare = bare.without(parameter);
        }
        return bare.string("kty").equals(Optional.of("AKP")) ? bare : bare.without("alg");
    }

    static byte[] octets(String name) {
        try (InputStream in = Resources.class.getResourceAsStream("/" + name + ".json")) {
            return Objects.requireNonNull(in, name).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String zeros(int octets) {
        return Base64Url.encode(new byte[octets]);
    }
}
