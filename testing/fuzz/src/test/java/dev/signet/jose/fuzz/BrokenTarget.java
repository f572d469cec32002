package dev.signet.jose.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** A target that fails on what chance alone hardly meets: to see that targets are fuzzed at all. */
final class BrokenTarget {

    @FuzzTest
    void fails(byte[] data) {
        if (new String(data, ISO_8859_1).startsWith("A128")) {
            throw new AssertionError("found");
        }
    }
}
