package dev.signet.jose.core;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.signet.jose.core.JsonTestSuite.Case;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** JSONTestSuite through {@link JsonObject#parse(byte[])} and {@link JsonObject#parseValue}; {@code docs/decisions.md} gives the reasons for the choices. */
final class JsonTestSuiteTest {

    private static final String REFUSED = "refused";

    /** Valid by RFC 8259, which only advises against names that come twice; JOSE forbids them and so do we. */
    private static final Set<String> STRICTER_THAN_RFC_8259 =
            Set.of("y_object_duplicated_key.json", "y_object_duplicated_key_and_value.json");

    /** What we make of the files about which RFC 8259 leaves the choice. */
    private static final Map<String, Object> CHOICES = Map.ofEntries(
            // Numbers are read without loss as long as the exponent has at most four digits.
            entry("i_number_double_huge_neg_exp.json", new BigDecimal("123.456e-789")),
            entry("i_number_neg_int_huge_exp.json", new BigDecimal("-1e+9999")),
            entry("i_number_pos_double_huge_exp.json", new BigDecimal("1.5e+9999")),
            entry("i_number_too_big_neg_int.json", new BigInteger("-123123123123123123123123123123")),
            entry("i_number_too_big_pos_int.json", new BigInteger("100000000000000000000")),
            entry(
                    "i_number_very_big_negative_int.json",
                    new BigInteger("-237462374673276894279832749832423479823246327846")),
            entry("i_number_huge_exp.json", REFUSED),
            entry("i_number_real_neg_overflow.json", REFUSED),
            entry("i_number_real_pos_overflow.json", REFUSED),
            entry("i_number_real_underflow.json", REFUSED),
            // A surrogate stands only beside its partner.
            entry("i_object_key_lone_2nd_surrogate.json", REFUSED),
            entry("i_string_1st_surrogate_but_2nd_missing.json", REFUSED),
            entry("i_string_1st_valid_surrogate_2nd_invalid.json", REFUSED),
            entry("i_string_incomplete_surrogate_and_escape_valid.json", REFUSED),
            entry("i_string_incomplete_surrogate_pair.json", REFUSED),
            entry("i_string_incomplete_surrogates_escape_valid.json", REFUSED),
            entry("i_string_invalid_lonely_surrogate.json", REFUSED),
            entry("i_string_invalid_surrogate.json", REFUSED),
            entry("i_string_inverted_surrogates_U+1D11E.json", REFUSED),
            entry("i_string_lone_second_surrogate.json", REFUSED),
            // Octets that are no UTF-8 are no characters.
            entry("i_string_UTF-8_invalid_sequence.json", REFUSED),
            entry("i_string_UTF8_surrogate_U+D800.json", REFUSED),
            entry("i_string_invalid_utf-8.json", REFUSED),
            entry("i_string_iso_latin_1.json", REFUSED),
            entry("i_string_lone_utf8_continuation_byte.json", REFUSED),
            entry("i_string_not_in_unicode_range.json", REFUSED),
            entry("i_string_overlong_sequence_2_bytes.json", REFUSED),
            entry("i_string_overlong_sequence_6_bytes.json", REFUSED),
            entry("i_string_overlong_sequence_6_bytes_null.json", REFUSED),
            entry("i_string_truncated-utf-8.json", REFUSED),
            // UTF-8 is the only encoding, and it has no byte order mark.
            entry("i_string_UTF-16LE_with_BOM.json", REFUSED),
            entry("i_string_utf16BE_no_BOM.json", REFUSED),
            entry("i_string_utf16LE_no_BOM.json", REFUSED),
            entry("i_structure_UTF-8_BOM_empty_object.json", REFUSED),
            // Depth is bounded.
            entry("i_structure_500_nested_arrays.json", REFUSED));

    /** What we make of the files about which parsers are known to differ. */
    private static final Map<String, Object> TRANSFORMED = Map.ofEntries(
            entry("number_-9223372036854775808.json", List.of(Long.MIN_VALUE)),
            entry("number_-9223372036854775809.json", List.of(new BigInteger("-9223372036854775809"))),
            entry("number_1.0.json", List.of(new BigDecimal("1.0"))),
            entry("number_1.000000000000000005.json", List.of(new BigDecimal("1.000000000000000005"))),
            entry("number_1000000000000000.json", List.of(1_000_000_000_000_000L)),
            entry("number_10000000000000000999.json", List.of(new BigInteger("10000000000000000999"))),
            entry("number_1e-999.json", List.of(new BigDecimal("1E-999"))),
            entry("number_1e6.json", List.of(new BigDecimal("1E6"))),
            entry("number_9223372036854775807.json", List.of(Long.MAX_VALUE)),
            entry("number_9223372036854775808.json", List.of(new BigInteger("9223372036854775808"))),
            // Names are compared as they stand, without normalization (RFC 7515 section 5.3).
            entry("object_key_nfc_nfd.json", JsonObject.parse("{\"\u00e9\":\"NFC\",\"e\u0301\":\"NFD\"}")),
            entry("object_key_nfd_nfc.json", JsonObject.parse("{\"e\u0301\":\"NFD\",\"\u00e9\":\"NFC\"}")),
            entry("object_same_key_different_values.json", REFUSED),
            entry("object_same_key_same_value.json", REFUSED),
            entry("object_same_key_unclear_values.json", REFUSED),
            entry("string_1_escaped_invalid_codepoint.json", REFUSED),
            entry("string_1_invalid_codepoint.json", REFUSED),
            entry("string_2_escaped_invalid_codepoints.json", REFUSED),
            entry("string_2_invalid_codepoints.json", REFUSED),
            entry("string_3_escaped_invalid_codepoints.json", REFUSED),
            entry("string_3_invalid_codepoints.json", REFUSED),
            entry("string_with_escaped_NULL.json", List.of("A\0B")));

    private static final Pattern PLACE = Pattern.compile("JSON: expected .* at octet (\\d+)");

    @Test
    void finds_all_files() {
        assertThat(JsonTestSuite.parsing("y_")).hasSize(95);
        assertThat(JsonTestSuite.parsing("n_")).hasSize(186);
        assertThat(names(JsonTestSuite.parsing("i_"))).isEqualTo(CHOICES.keySet());
        assertThat(names(JsonTestSuite.transform())).isEqualTo(TRANSFORMED.keySet());
    }

    @TestFactory
    Stream<DynamicTest> accepts_what_must_be_accepted() {
        return tests(valid(), file -> {
            JsonObject wrapped = JsonObject.parse(file.asMember());
            assertThat(wrapped.has("v")).isTrue();
            assertThat(JsonObject.parse(file.asFirstMember()).value("v")).isEqualTo(wrapped.value("v"));
            assertThat(wrapped.value("v")).contains(value(file.json()));
        });
    }

    @TestFactory
    Stream<DynamicTest> accepts_objects_as_they_are() {
        return tests(
                valid().filter(Case::isObject),
                file -> assertThat(JsonObject.parse(file.json()))
                        .isEqualTo(JsonObject.parse(file.asMember()).object("v").orElseThrow()));
    }

    @TestFactory
    Stream<DynamicTest> refuses_valid_json_that_is_no_object() {
        return tests(
                valid().filter(file -> !file.isObject()),
                file -> assertThatIllegalArgumentException()
                        .isThrownBy(() -> JsonObject.parse(file.json()))
                        .withMessageStartingWith("JSON: expected an object at octet "));
    }

    @TestFactory
    Stream<DynamicTest> refuses_names_that_come_twice_though_rfc_8259_allows_them() {
        return tests(
                JsonTestSuite.parsing("y_").stream().filter(file -> STRICTER_THAN_RFC_8259.contains(file.name())),
                file -> {
                    assertThatIllegalArgumentException()
                            .isThrownBy(() -> JsonObject.parse(file.json()))
                            .withMessageStartingWith("JSON: expected each name once");
                    assertThatIllegalArgumentException()
                            .isThrownBy(() -> JsonObject.parse(file.asMember()))
                            .withMessageStartingWith("JSON: expected each name once");
                });
    }

    @TestFactory
    Stream<DynamicTest> refuses_what_must_be_refused() {
        return tests(JsonTestSuite.parsing("n_").stream(), file -> {
            assertThatIllegalArgumentException().isThrownBy(() -> JsonObject.parse(file.json()));
            assertRefused(file);
            // As a member the file is looked at, not merely found to be no object.
            assertRefusedInside(file, file.asMember());
            assertRefusedInside(file, file.asFirstMember());
        });
    }

    @TestFactory
    Stream<DynamicTest> chooses_where_rfc_8259_leaves_the_choice() {
        return tests(JsonTestSuite.parsing("i_").stream(), file -> {
            Object choice = CHOICES.get(file.name());
            assertThatIllegalArgumentException().isThrownBy(() -> JsonObject.parse(file.json()));
            if (choice.equals(REFUSED)) {
                assertRefused(file);
                assertRefusedInside(file, file.asMember());
            } else {
                assertThat(value(file.json())).isEqualTo(List.of(choice));
                assertThat(JsonObject.parse(file.asMember()).array("v")).contains(List.of(choice));
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> transforms_nothing() {
        return tests(JsonTestSuite.transform().stream(), file -> {
            Object expected = TRANSFORMED.get(file.name());
            if (expected.equals(REFUSED)) {
                assertRefusedInside(file, file.asMember());
            } else {
                assertThat(JsonObject.parse(file.asMember()).value("v")).contains(expected);
            }
        });
    }

    private static Object value(byte[] json) {
        return JsonObject.parseValue(json, TokenLimits.defaults());
    }

    private static void assertRefused(Case file) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> value(file.json()))
                .withMessageMatching(PLACE.pattern());
    }

    private static Stream<Case> valid() {
        return JsonTestSuite.parsing("y_").stream().filter(file -> !STRICTER_THAN_RFC_8259.contains(file.name()));
    }

    private static Stream<DynamicTest> tests(Stream<Case> files, Consumer<Case> test) {
        return files.map(file -> DynamicTest.dynamicTest(file.name(), () -> test.accept(file)));
    }

    /** Refused within the file, or at the octet after it, where the file has failed to end. */
    private static void assertRefusedInside(Case file, byte[] wrapped) {
        int from = "{\"v\":".length();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JsonObject.parse(wrapped))
                .satisfies(e -> {
                    Matcher place = PLACE.matcher(String.valueOf(e.getMessage()));
                    assertThat(place.matches()).as(e.getMessage()).isTrue();
                    assertThat(Integer.parseInt(place.group(1))).isBetween(from, wrapped.length);
                });
    }

    private static Set<String> names(List<Case> files) {
        return files.stream().map(Case::name).collect(Collectors.toSet());
    }
}
