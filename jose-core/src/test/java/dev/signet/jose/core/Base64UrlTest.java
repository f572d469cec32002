package dev.signet.jose.core;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.fail;

import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class Base64UrlTest {

    @Test
    void encodes_the_example_of_rfc_7515_appendix_c() {
        assertThat(Base64Url.encode(new byte[] {3, (byte) 236, (byte) 255, (byte) 224, (byte) 193}))
                .isEqualTo("A-z_4ME");
    }

    @Test
    void decodes_the_example_of_rfc_7515_appendix_c() {
        assertThat(Base64Url.decode("A-z_4ME")).containsExactly(3, (byte) 236, (byte) 255, (byte) 224, (byte) 193);
    }

    @ParameterizedTest
    @CsvSource({"'',''", "f,Zg", "fo,Zm8", "foo,Zm9v", "foob,Zm9vYg", "fooba,Zm9vYmE", "foobar,Zm9vYmFy"})
    void agrees_with_rfc_4648_section_10_without_its_padding(String octets, String text) {
        assertThat(Base64Url.encode(octets.getBytes(US_ASCII))).isEqualTo(text);
        assertThat(Base64Url.decode(text)).isEqualTo(octets.getBytes(US_ASCII));
    }

    static IntStream lengths() {
        return IntStream.concat(IntStream.rangeClosed(0, 100), aroundPieces());
    }

    /** The JDK's codec gets 3,072 octets, 4,096 characters, in one call. */
    static IntStream aroundPieces() {
        return IntStream.of(3071, 3072, 3073, 3074, 6143, 6144, 6145, 10_000);
    }

    @ParameterizedTest
    @MethodSource("aroundPieces")
    void encodes_long_content_as_the_jdk_does(int length) {
        byte[] octets = octets(length);

        assertThat(Base64Url.encode(octets))
                .isEqualTo(Base64.getUrlEncoder().withoutPadding().encodeToString(octets));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 4093, 4094, 4095, 4096, 8190, 8191, 8192, 8193, 8194})
    void refuses_padding_and_dots_anywhere_in_long_content(int at) {
        String text = Base64Url.encode(octets(6146));

        for (String wrong : List.of("=", ".", "\u00e9")) {
            String mutated = text.substring(0, at) + wrong + text.substring(at + 1);
            assertThat(Base64Url.decode(text)).hasSize(6146);
            assertThatIllegalArgumentException().isThrownBy(() -> Base64Url.decode(mutated));
        }
    }

    @ParameterizedTest
    @MethodSource("lengths")
    void decodes_a_part_of_a_string(int length) {
        String text = Base64Url.encode(octets(length));

        assertThat(Base64Url.decode("." + text + ".", 1, 1 + text.length())).isEqualTo(octets(length));
    }

    /** U+0141 has the octet of {@code A} in its lower half, and a pair of surrogates is one code point. */
    @ParameterizedTest
    @ValueSource(ints = {0, 4094, 4095, 4096, 8190, 8192})
    void refuses_characters_beyond_one_octet_anywhere_in_a_long_part_of_a_string(int at) {
        String text = "A".repeat(8194);

        for (String wrong : List.of("\u0141", "\u5041", "\ud800", "\ud83d\ude00")) {
            String mutated = text.substring(0, at) + wrong + text.substring(at + wrong.length());
            assertThat(Base64Url.decode(text, 0, 8194)).hasSize(6145);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Base64Url.decode(mutated, 0, 8194))
                    .withMessageStartingWith("expected base64url without padding");
        }
    }

    @Test
    void refuses_two_characters_of_padding_at_the_end_of_a_piece() {
        String text = Base64Url.encode(octets(3072)).substring(0, 4094);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Base64Url.decode(text + "==AAAA"))
                .withMessage("expected base64url without padding, found padding");
    }

    @ParameterizedTest
    @MethodSource("lengths")
    void decodes_what_it_encoded(int length) {
        byte[] octets = octets(length);

        assertThat(Base64Url.decode(Base64Url.encode(octets))).isEqualTo(octets);
    }

    @ParameterizedTest
    @MethodSource("lengths")
    void knows_the_length_of_the_text_beforehand(int length) {
        assertThat(Base64Url.encodedLength(length))
                .isEqualTo(Base64Url.encode(octets(length)).length());
    }

    @ParameterizedTest
    @MethodSource("lengths")
    void writes_at_any_place_of_an_array_and_nowhere_else(int length) {
        byte[] octets = octets(length);
        String text = Base64Url.encode(octets);
        byte[] target = new byte[text.length() + 10];
        Arrays.fill(target, (byte) '*');

        int end = Base64Url.encode(octets, target, 7);

        assertThat(end).isEqualTo(7 + text.length());
        assertThat(new String(target, ISO_8859_1)).isEqualTo("*".repeat(7) + text + "***");
    }

    @ParameterizedTest
    @MethodSource("lengths")
    void writes_at_the_beginning_of_an_array_and_nowhere_else(int length) {
        byte[] octets = octets(length);
        String text = Base64Url.encode(octets);
        byte[] target = new byte[text.length() + 3];
        Arrays.fill(target, (byte) '*');

        int end = Base64Url.encode(octets, target, 0);

        assertThat(end).isEqualTo(text.length());
        assertThat(new String(target, ISO_8859_1)).isEqualTo(text + "***");
    }

    @ParameterizedTest
    @MethodSource("lengths")
    void writes_a_part_of_the_octets_and_nowhere_else(int length) {
        byte[] octets = octets(length);
        String text = Base64Url.encode(octets);
        byte[] within = new byte[length + 9];
        Arrays.fill(within, (byte) -1);
        System.arraycopy(octets, 0, within, 4, length);
        byte[] target = new byte[text.length() + 10];
        Arrays.fill(target, (byte) '*');

        int end = Base64Url.encode(within, 4, 4 + length, target, 7);

        assertThat(end).isEqualTo(7 + text.length());
        assertThat(new String(target, ISO_8859_1)).isEqualTo("*".repeat(7) + text + "***");
    }

    @Test
    void refuses_to_state_a_length_that_no_array_has() {
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> Base64Url.encodedLength(Integer.MAX_VALUE));
    }

    @ParameterizedTest
    @MethodSource("lengths")
    void decodes_a_part_of_an_array(int length) {
        byte[] octets = octets(length);
        String text = Base64Url.encode(octets);
        byte[] ascii = ("eyJ." + text + ".=!").getBytes(US_ASCII);

        assertThat(Base64Url.decode(ascii, 4, 4 + text.length())).isEqualTo(octets);
    }

    @Test
    void refuses_a_part_of_an_array_that_reaches_over_a_dot() {
        byte[] ascii = "AAAA.AAAA".getBytes(US_ASCII);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Base64Url.decode(ascii, 1, 9))
                .withMessage("expected base64url without padding, found a dot");
    }

    @ParameterizedTest
    @MethodSource("lengths")
    void decodes_a_part_of_an_array_for_a_caller_with_its_own_refusal(int length) {
        byte[] octets = octets(length);
        String text = Base64Url.encode(octets);
        byte[] ascii = ("eyJ." + text + ".=!").getBytes(US_ASCII);

        assertThat(Base64Url.decode(ascii, 4, 4 + text.length(), UnsupportedOperationException::new))
                .isEqualTo(octets);
    }

    /** The character {@code A} is six bits of zero: text without any other is no text with a wrong character. */
    @ParameterizedTest
    @ValueSource(ints = {48, 64, 4096, 4100})
    void decodes_octets_that_are_all_zero_for_a_caller_with_its_own_refusal(int characters) {
        byte[] ascii = "A".repeat(characters).getBytes(US_ASCII);

        assertThat(Base64Url.decode(ascii, 0, characters, UnsupportedOperationException::new))
                .isEqualTo(new byte[characters / 4 * 3]);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 20, 43, 60, 4_096, 5_000})
    void refuses_with_the_exception_of_the_caller(int at) {
        String text = Base64Url.encode(octets(6146));
        byte[] spoilt = (text.substring(0, at) + "=" + text.substring(at + 1)).getBytes(US_ASCII);

        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> Base64Url.decode(spoilt, at, at + 4, UnsupportedOperationException::new))
                .withMessage("expected base64url without padding, found padding");
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> Base64Url.decode(spoilt, 0, spoilt.length, UnsupportedOperationException::new))
                .withMessage("expected base64url without padding, found padding");
    }

    @ParameterizedTest
    @ValueSource(strings = {"AAAAA", "Zh"})
    void refuses_length_and_unused_bits_with_the_exception_of_the_caller(String text) {
        byte[] ascii = text.getBytes(US_ASCII);

        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> Base64Url.decode(ascii, 0, ascii.length, UnsupportedOperationException::new))
                .withMessageStartingWith("expected base64url without padding, ");
    }

    /** The length is that of the part, wherever in the array it begins. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void names_the_fault_of_a_part_of_an_array_by_the_length_of_the_part(int from) {
        byte[] ascii = (".".repeat(from) + "AAAAA").getBytes(US_ASCII);
        byte[] unused = (".".repeat(from) + "Zh").getBytes(US_ASCII);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Base64Url.decode(ascii, from, from + 5))
                .withMessage("expected base64url without padding, a length of 1 modulo 4 cannot be");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Base64Url.decode(unused, from, from + 2))
                .withMessage("expected base64url without padding, the unused bits of the last character must be zero");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Zg==", "Zm8=", "Zm9vYg==", "=", "==", "===", "====", "Zg=", "Zm9v="})
    void refuses_padding(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Base64Url.decode(text))
                .withMessageStartingWith("expected base64url without padding");
    }

    @Test
    void says_that_it_found_padding() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Base64Url.decode("Zg=="))
                .withMessage("expected base64url without padding, found padding");
    }

    @ParameterizedTest
    @ValueSource(strings = {"A", "AAAAA", "AAAAAAAAA"})
    void refuses_a_length_of_1_modulo_4(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Base64Url.decode(text))
                .withMessage("expected base64url without padding, a length of 1 modulo 4 cannot be");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Zh", "Zv", "Z_", "Zm9", "Zm-", "Zm9vYh", "Zm9vYmF"})
    void refuses_unused_bits_that_are_not_zero(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Base64Url.decode(text))
                .withMessage("expected base64url without padding, the unused bits of the last character must be zero");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "AA\0A",
                "AA,A",
                "AAA\u00c1",
                "AAA\u0141",
                "AA\ud83d\ude00",
                "\uff21AAA",
                "A%3D",
                "AA*A",
                "~AAA",
                "AAA\u007f"
            })
    void refuses_every_other_character(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Base64Url.decode(text))
                .withMessage("expected base64url without padding, found another character");
    }

    /** Also where it spoils the length or the last bits: the texts have all lengths modulo 4. */
    @ParameterizedTest
    @CsvSource({
        "' ', a space",
        "'\t', a tab",
        "'\n', a line feed",
        "'\r', a carriage return",
        "., a dot",
        "+, a character of base64 (+ or /)",
        "/, a character of base64 (+ or /)",
        "=, padding",
        "'\"', a quotation mark"
    })
    void names_a_character_that_is_often_there_by_mistake(String character, String name) {
        for (String text : List.of("AAAA", "AAAAA", "AAAAAB", "AAAAAAB")) {
            for (int at : new int[] {0, 2, text.length()}) {
                String spoilt = text.substring(0, at) + character + text.substring(at);

                assertThatIllegalArgumentException()
                        .isThrownBy(() -> Base64Url.decode(spoilt))
                        .withMessage("expected base64url without padding, found " + name);
            }
        }
    }

    @Test
    void repeats_nothing_of_what_it_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Base64Url.decode("c2VjcmV0#c2VjcmV"))
                .withMessageNotContaining("c2V")
                .withMessageNotContaining("#")
                .withNoCause();
    }

    static IntStream shortLengths() {
        return IntStream.range(0, 20);
    }

    /** Each text with each character replaced by each of the 256 octets: read as other octets, or refused. */
    @ParameterizedTest
    @MethodSource("shortLengths")
    void reads_no_other_text_as_the_same_octets(int length) {
        byte[] octets = octets(length);
        byte[] text = Base64Url.encode(octets).getBytes(US_ASCII);
        for (int at = 0; at < text.length; at++) {
            byte[] mutated = text.clone();
            StringBuilder same = new StringBuilder();
            for (int other = 0; other < 256; other++) {
                mutated[at] = (byte) other;
                if (Arrays.equals(decodedOrNull(mutated), octets)) {
                    same.append((char) other);
                }
            }
            String kept = String.valueOf((char) text[at]);
            assertThat(same.toString()).as("octet %d of %d", at, text.length).isEqualTo(kept);
        }
    }

    /** All texts of up to three characters over the alphabet and its neighbours. */
    @Test
    void reads_no_two_texts_as_the_same_octets() {
        byte[] characters =
                "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_=+/ .\n".getBytes(US_ASCII);
        Set<String> seen = new HashSet<>();
        int accepted = 0;
        for (byte a : characters) {
            for (byte b : characters) {
                byte[] two = decodedOrNull(new byte[] {a, b});
                if (two != null) {
                    accepted++;
                    seen.add(new String(two, ISO_8859_1));
                }
                for (byte c : characters) {
                    byte[] three = decodedOrNull(new byte[] {a, b, c});
                    if (three != null) {
                        accepted++;
                        seen.add(new String(three, ISO_8859_1));
                    }
                }
            }
        }

        assertThat(accepted).isEqualTo(256 + 65536);
        assertThat(seen).hasSize(accepted);
    }

    @Test
    void accepts_exactly_what_encoding_again_gives_back() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        byte[] characters = "AQgw-_azZ09=+/ ".getBytes(US_ASCII);
        for (int i = 0; i < 50_000; i++) {
            byte[] text = new byte[random.nextInt(12)];
            for (int j = 0; j < text.length; j++) {
                text[j] = characters[random.nextInt(characters.length)];
            }
            byte[] octets = decodedOrNull(text);
            byte[] lenient = lenientOrNull(text);
            boolean canonical = lenient != null && Base64Url.encode(lenient).equals(new String(text, US_ASCII));
            if ((octets != null) != canonical) {
                fail("seed %d, text %s", seed, new String(text, US_ASCII));
            }
        }
    }

    private static byte[] octets(int length) {
        byte[] octets = new byte[length];
        new Random(length).nextBytes(octets);
        return octets;
    }

    private static byte[] decodedOrNull(byte[] text) {
        try {
            return Base64Url.decode(text, 0, text.length, Refusal::new);
        } catch (Refusal e) {
            return null;
        }
    }

    private static byte[] lenientOrNull(byte[] text) {
        try {
            return Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** Without a stack trace, which would be most of the time of the tests that try very many texts. */
    private static final class Refusal extends RuntimeException {

        private static final long serialVersionUID = 1;

        Refusal(String message) {
            super(message, null, false, false);
        }
    }
}
