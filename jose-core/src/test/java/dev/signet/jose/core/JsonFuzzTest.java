package dev.signet.jose.core;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** The door for JSON: an {@link IllegalArgumentException} or an object that is the same when written and read again. */
final class JsonFuzzTest {

    @FuzzTest
    void refuses_any_octets_in_one_way_only(byte[] json) {
        JsonObject object;
        try {
            object = JsonObject.parse(json);
        } catch (IllegalArgumentException expected) {
            assertThat(expected.getMessage()).startsWith("JSON: expected ");
            return;
        }
        // A number that just fits may be written a little longer: 1e9 becomes 1E+9.
        TokenLimits limits = TokenLimits.defaults().withJsonNumberDigits(256);
        assertThat(JsonObject.parse(object.toOctets(), limits)).isEqualTo(object);
        assertThat(JsonObject.parse(object.toJson(), limits)).isEqualTo(object);
    }
}
