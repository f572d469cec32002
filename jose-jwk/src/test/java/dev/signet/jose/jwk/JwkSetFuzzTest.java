package dev.signet.jose.jwk;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** Reading a set throws nothing but {@link IllegalArgumentException}, and every element is either usable or told. */
class JwkSetFuzzTest {

    @FuzzTest
    void reads_any_octets(byte[] json) {
        JwkSet set;
        try {
            set = JwkSet.parse(json);
        } catch (IllegalArgumentException refused) {
            return;
        }
        if (!JwkSet.parse(set.privateJson()).equals(set)) {
            throw new AssertionError("another set after writing and reading");
        }
    }
}
