package dev.signet.jose.core.internal.text;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TokenTextTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "AQ", "A\u00ff", "\u0141", "\ud800", "A\udc00B", "\ud83d\ude00.", "\u20ac?", "A\ud800"})
    void reads_the_octets_that_the_jdk_makes(String text) {
        byte[] expected = text.getBytes(ISO_8859_1);

        assertThat(Arrays.copyOf(new TokenText(5).read(text, 0, text.length()), expected.length))
                .isEqualTo(expected);
    }

    @Test
    void reads_a_part_to_the_start_of_the_array() {
        assertThat(new TokenText(3).read("ABCDEF", 2, 5)).containsExactly('C', 'D', 'E');
    }

    @Test
    void wipes_what_it_read() {
        TokenText text = new TokenText(4);
        byte[] octets = text.read("ABCD", 0, 4);

        text.wipe();

        assertThat(octets).containsOnly(0);
    }
}
