package dev.signet.jose.core.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DisplayTextTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "2024-10 key", "Zoë", "鍵", "\uD83D\uDD11", "https://issuer.example/keys/1?a=b#c"})
    void printable_text_stays_as_it_is(String text) {
        assertThat(DisplayText.of(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "control,0000",
        "line feed,000a",
        "carriage return,000d",
        "escape,001b",
        "delete,007f",
        "C1,009b",
        "next line,0085",
        "line separator,2028",
        "paragraph separator,2029",
        "bidi override,202e",
        "bidi isolate,2066",
        "zero width joiner,200d",
        "byte order mark,feff",
        "private use,e000",
        "lone surrogate,d800",
        "unassigned,0378"
    })
    void a_character_that_does_not_show_as_itself_is_escaped(String name, String hex) {
        String character = String.valueOf((char) Integer.parseInt(hex, 16));

        assertThat(DisplayText.of("a" + character + "b")).as(name).isEqualTo("a\\u" + hex + "b");
    }

    @Test
    void a_character_beyond_the_basic_plane_is_escaped_as_two_units() {
        assertThat(DisplayText.of(Character.toString(0xE0001))).isEqualTo("\\udb40\\udc01");
    }

    @Test
    void quotation_marks_and_backslashes_are_escaped_so_that_no_two_texts_look_the_same() {
        assertThat(DisplayText.of("\" \\u000a")).isEqualTo("\\\" \\\\u000a");
    }

    @Test
    void a_text_of_128_units_is_whole() {
        assertThat(DisplayText.of("k".repeat(128))).isEqualTo("k".repeat(128));
    }

    @Test
    void a_longer_text_is_cut_and_says_so() {
        assertThat(DisplayText.of("k".repeat(129))).isEqualTo("k".repeat(128) + "...");
    }

    @Test
    void a_surrogate_pair_is_not_cut_in_two() {
        assertThat(DisplayText.of("k".repeat(127) + "\uD83D\uDD11k")).isEqualTo("k".repeat(127) + "\uD83D\uDD11...");
    }
}
