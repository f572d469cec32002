package dev.signet.jose.jwk;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.signet.jose.core.JsonObject;

/** Reading a key throws nothing but {@link IllegalArgumentException}, and what was read can be written and read again. */
class JwkFuzzTest {

    @FuzzTest
    void reads_any_octets(byte[] json) {
        Jwk key;
        try {
            key = Jwk.parse(json);
        } catch (IllegalArgumentException refused) {
            return;
        }
        if (!Jwk.parse(key.privateJson()).equals(key)) {
            throw new AssertionError("another key after writing and reading");
        }
        if (!(key instanceof OctJwk) && JsonObject.parse(key.toJson()).has("d")) {
            throw new AssertionError("a private member was published");
        }
    }

    /** What a stranger may bring is public, and no other key than its owner would read. */
    @FuzzTest
    void reads_any_octets_as_a_public_key(byte[] json) {
        Jwk key;
        try {
            key = Jwk.parsePublic(json);
        } catch (IllegalArgumentException refused) {
            return;
        }
        if (key.isPrivate()
                || !key.equals(Jwk.parse(json))
                || !Jwk.parsePublic(key.toJson()).equals(key)) {
            throw new AssertionError("a private key, or another one");
        }
    }
}
