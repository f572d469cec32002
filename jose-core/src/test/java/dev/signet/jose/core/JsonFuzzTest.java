package dev.signet.jose.core;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.signet.jose.core.internal.Octets;

/** What reads JSON: an {@link IllegalArgumentException} or an object that is the same when written and read again. */
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

    @FuzzTest
    void reads_a_value_as_it_would_as_a_member(byte[] json) {
        TokenLimits limits = TokenLimits.defaults()
                .withTokenOctets(1 << 16)
                .withJsonMembers(100)
                .withJsonDepth(10);
        Object value;
        try {
            value = JsonObject.parseValue(json, limits);
        } catch (IllegalArgumentException expected) {
            assertThat(expected.getMessage()).startsWith("JSON: expected ");
            return;
        }
        TokenLimits wider = limits.withTokenOctets(1 << 17).withJsonMembers(101).withJsonDepth(11);
        byte[] member = Octets.concat("{\"v\":".getBytes(US_ASCII), json, new byte[] {'}'});
        assertThat(JsonObject.parse(member, wider).value("v")).contains(value);
    }
}
