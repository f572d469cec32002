package dev.signet.jose.core;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** Whatever octets our reader accepts, Jackson reads to the same values. */
final class JsonDifferentialFuzzTest {

    @FuzzTest
    void reads_what_jackson_reads(byte[] json) {
        JsonDifferentialTest.assertAgreement(json, "this input");
    }
}
