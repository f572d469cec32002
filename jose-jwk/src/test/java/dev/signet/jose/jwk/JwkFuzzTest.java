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
}
