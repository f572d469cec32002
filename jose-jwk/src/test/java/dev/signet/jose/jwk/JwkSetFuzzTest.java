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
        if (!set.keys().containsAll(JwkSet.reader().strict().read(json).keys())) {
            throw new AssertionError("leniency has lost a key");
        }
    }

    /** A set that is read again and again: the keys are the same, whether they are taken from an earlier set or not. */
    @FuzzTest
    void reads_any_octets_again(byte[] json) {
        JwkSet set;
        try {
            set = JwkSet.reader().reusingKeysOf(JwkSet.of()).readPublic(json);
        } catch (IllegalArgumentException refused) {
            return;
        }
        JwkSet again = JwkSet.reader().reusingKeysOf(set).readPublic(json);
        if (!again.equals(set)
                || !again.skippedKeys().equals(set.skippedKeys())
                || !again.ignoredMembers().equals(set.ignoredMembers())) {
            throw new AssertionError("another set when it was read again");
        }
        if (set.keys().stream().anyMatch(Jwk::isPrivate)) {
            throw new AssertionError("a private key in a public set");
        }
    }
}
