package dev.signet.jose.core.internal;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.signet.jose.core.Base64Url;
import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.core.TokenLimits;
import dev.signet.jose.core.internal.text.TokenText;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CompactTokenTest {

    private static final TokenLimits LIMITS = TokenLimits.defaults();

    @Test
    void cuts_a_jws_at_its_two_dots() {
        CompactToken token = CompactToken.jws("AQ.AgM.BAUG", LIMITS);

        assertThat(token.octets()).isEqualTo("AQ.AgM.BAUG".getBytes(US_ASCII));
        assertThat(new int[] {token.from(0), token.to(0), token.from(1), token.to(1), token.from(2), token.to(2)})
                .containsExactly(0, 2, 3, 6, 7, 11);
        assertThat(token.decode(0)).containsExactly(1);
        assertThat(token.decode(1)).containsExactly(2, 3);
        assertThat(token.decode(2)).containsExactly(4, 5, 6);
    }

    @Test
    void cuts_a_jwe_at_its_four_dots() {
        CompactToken token = CompactToken.jwe("AQ.Ag.Aw.BA.BQ", LIMITS);

        for (int segment = 0; segment < 5; segment++) {
            assertThat(token.decode(segment)).containsExactly(segment + 1);
        }
        assertThat(token.from(4)).isEqualTo(12);
        assertThat(token.to(4)).isEqualTo(14);
    }

    @Test
    void leaves_empty_segments_to_the_caller_that_knows_what_they_mean() {
        CompactToken jws = CompactToken.jws("..", LIMITS);
        CompactToken jwe = CompactToken.jwe("....", LIMITS);

        assertThat(jws.decode(0)).isEmpty();
        assertThat(jws.decode(2)).isEmpty();
        assertThat(jwe.decode(0)).isEmpty();
        assertThat(jwe.decode(4)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"AQ.Ag", ".", "AQ.Ag.Aw.BA", "...", "AQ.Ag.Aw.BA.BQ", "AQ.Ag.Aw.", ".AQ.Ag.Aw"})
    void refuses_a_jws_that_has_not_three_parts(String token) {
        assertThatExceptionOfType(InvalidTokenException.class)
                .isThrownBy(() -> CompactToken.jws(token, LIMITS))
                .withMessage("expected a compact JWS: three parts of base64url with dots between them")
                .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.MALFORMED));
    }

    @ParameterizedTest
    @ValueSource(strings = {".", "AQ.Ag.Aw", "...", "AQ.Ag.Aw.BA", ".....", "AQ.Ag.Aw.BA.BQ.", "AQ.Ag.Aw.BA.BQ.Bg"})
    void refuses_a_jwe_that_has_not_five_parts(String token) {
        assertThatExceptionOfType(InvalidTokenException.class)
                .isThrownBy(() -> CompactToken.jwe(token, LIMITS))
                .withMessage("expected a compact JWE: five parts of base64url with dots between them")
                .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.MALFORMED));
    }

    @Test
    void says_that_a_text_without_a_dot_is_no_token_of_this_kind() {
        assertThatExceptionOfType(InvalidTokenException.class)
                .isThrownBy(() -> CompactToken.jws("AQ", LIMITS))
                .withMessage("expected a compact JWS: three parts of base64url with dots between them,"
                        + " found no dot (an opaque token?)");
        assertThatExceptionOfType(InvalidTokenException.class)
                .isThrownBy(() -> CompactToken.jwe("AQ", LIMITS))
                .withMessage("expected a compact JWE: five parts of base64url with dots between them,"
                        + " found no dot (an opaque token?)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|expected a token, found an empty text",
                "Bearer AQ.AQ.AQ|the token begins with \"Bearer \": remove the scheme",
                "bearer AQ.AQ.AQ|the token begins with \"Bearer \": remove the scheme",
                "BEARER opaque|the token begins with \"Bearer \": remove the scheme",
                "DPoP AQ.AQ.AQ|the token begins with \"DPoP \": remove the scheme",
                "'{\"payload\":\"AQ\"}'|the token begins with {: expected a compact serialization, not JSON",
                "'\"AQ.AQ.AQ\"'|the token begins with a quotation mark: remove it",
                "'AQ.AQ.AQ\"'|the token ends with a quotation mark: remove it",
                "\u201cAQ.AQ.AQ\u201d|the token begins with a quotation mark: remove it",
                "' AQ.AQ.AQ'|the token begins with a space: remove it",
                "'\tAQ.AQ.AQ'|the token begins with a tab: remove it",
                "'AQ.AQ.AQ\n'|the token ends with a line feed: remove it",
                "'AQ.AQ.AQ\r'|the token ends with a carriage return: remove it",
                "'AQ.AQ.AQ\u00a0'|the token ends with a no-break space: remove it",
                "\ufeffAQ.AQ.AQ|the token begins with a byte order mark: remove it",
                "'AQ.AQ.AQ\u200b'|the token ends with a zero width space: remove it",
                "`AQ.AQ.AQ`|the token begins with a grave accent: remove it",
                "AQ.A Q.AQ|'expected base64url without padding, found a space'",
                "'AQ.A\nQ.AQ'|'expected base64url without padding, found a line feed'",
                "AQ.AQ==.AQ|'expected base64url without padding, found padding'"
            })
    void says_what_was_copied_along_with_a_token_and_how_to_remove_it(String text, String message) {
        assertThatExceptionOfType(InvalidTokenException.class)
                .isThrownBy(() -> {
                    CompactToken token = CompactToken.jws(text, LIMITS);
                    token.decode(0);
                    token.decode(1);
                    token.decode(2);
                })
                .withMessage(message)
                .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.MALFORMED));
    }

    @Test
    void names_the_parameter_that_is_null() {
        assertThatNullPointerException()
                .isThrownBy(() -> CompactToken.jws(null, LIMITS))
                .withMessage("token");
        assertThatNullPointerException()
                .isThrownBy(() -> CompactToken.jwe(null, LIMITS))
                .withMessage("token");
    }

    @Test
    void hands_out_a_segment_as_it_stands() {
        CompactToken token = CompactToken.jws("AQ.\u20ac?.BA", LIMITS);

        assertThat(token.text(0)).isEqualTo("AQ");
        assertThat(token.text(1)).isEqualTo("\u20ac?");
        assertThat(token.text(2)).isEqualTo("BA");
    }

    @Test
    void refuses_a_quarter_of_a_million_dots() {
        String dots = ".".repeat(LIMITS.tokenOctets());

        assertThatExceptionOfType(InvalidTokenException.class)
                .isThrownBy(() -> CompactToken.jws(dots, LIMITS))
                .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.MALFORMED));
        assertThatExceptionOfType(InvalidTokenException.class)
                .isThrownBy(() -> CompactToken.jwe(dots, LIMITS))
                .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.MALFORMED));
    }

    @Test
    void takes_a_token_of_just_so_many_octets() {
        assertThat(CompactToken.jws("AQ.AgM.BAUG", LIMITS.withTokenOctets(11)).octets())
                .hasSize(11);
        assertThat(CompactToken.jwe("AQ.Ag.Aw.BA.BQ", LIMITS.withTokenOctets(14))
                        .octets())
                .hasSize(14);
    }

    @Test
    void refuses_a_token_of_one_octet_more_before_it_looks_for_dots() {
        assertThatExceptionOfType(InvalidTokenException.class)
                .isThrownBy(() -> CompactToken.jws("AQ.AgM.BAUG", LIMITS.withTokenOctets(10)))
                .withMessage("expected a token of at most 10 octets")
                .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.TOO_LARGE));
        assertThatExceptionOfType(InvalidTokenException.class)
                .isThrownBy(() -> CompactToken.jwe("x".repeat(14), LIMITS.withTokenOctets(13)))
                .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.TOO_LARGE));
    }

    /** Nothing is trimmed, no scheme is cut off, and what is not base64url stays in its segment to be refused. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer AQ",
                "bearer AQ",
                " AQ",
                "\tAQ",
                "\nAQ",
                "\0AQ",
                "AQ\0",
                "AQ ",
                "AQ\r\n",
                "A Q",
                "AQ==",
                "A+",
                "A/",
                "AR",
                "A",
                "\u00c1Q",
                "\u0141Q",
                "\u5041Q",
                "\uff21Q",
                "\ud800Q",
                "?",
                "AQ;",
                "\"AQ",
                "\ufeffAQ"
            })
    void refuses_to_decode_a_segment_that_is_not_base64url(String segment) {
        for (int place = 0; place < 3; place++) {
            String[] segments = {"AQ", "AQ", "AQ"};
            segments[place] = segment;
            CompactToken token = CompactToken.jws(String.join(".", segments), LIMITS);
            int spoilt = place;

            assertThatExceptionOfType(InvalidTokenException.class)
                    .as("segment %d", place)
                    .isThrownBy(() -> token.decode(spoilt))
                    .withMessageMatching("expected base64url without padding.*|the token (begins|ends) with .*")
                    .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.MALFORMED));
        }
    }

    /** U+202E has the octet of a dot, 2E, in its lower half: octets are not cut out of characters. */
    @Test
    void takes_no_other_character_for_a_dot() {
        assertThatExceptionOfType(InvalidTokenException.class)
                .isThrownBy(() -> CompactToken.jws("AQ\u202eAgM\u202eBAUG", LIMITS));
        assertThatExceptionOfType(InvalidTokenException.class)
                .isThrownBy(() -> CompactToken.jws("AQ\uff0eAgM\u3002BAUG", LIMITS));
    }

    /** As an octet such a pair is one '?', so the dots would no longer stand where they were found. */
    @Test
    void refuses_a_pair_of_surrogates_wherever_it_stands() {
        for (String token : new String[] {"\ud83d\ude00.AQ.AQ", "AQ.\ud83d\ude00.AQ", "AQ.AQ.\ud83d\ude00"}) {
            assertThatExceptionOfType(InvalidTokenException.class)
                    .isThrownBy(() -> CompactToken.jws(token, LIMITS))
                    .withMessage("expected nothing but base64url and dots")
                    .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.MALFORMED));
            assertThatExceptionOfType(InvalidTokenException.class)
                    .isThrownBy(() -> CompactToken.jwe(token + ".AQ.AQ", LIMITS))
                    .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.MALFORMED));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 100, 16_000, 16_384, 17_001})
    void cuts_and_decodes_a_jwe_of_any_length(int length) {
        byte[] content = new byte[length];
        Arrays.fill(content, (byte) 7);
        CompactToken token = CompactToken.jwe(
                "AQ.Ag." + Base64Url.encode(new byte[12]) + "." + Base64Url.encode(content) + ".BQ", LIMITS);

        assertThat(Arrays.copyOf(token.octets(), 2)).isEqualTo("AQ".getBytes(US_ASCII));
        assertThat(token.decode(0)).containsExactly(1);
        assertThat(token.decode(1)).containsExactly(2);
        assertThat(token.decode(2)).hasSize(12);
        assertThat(token.decode(3)).isEqualTo(content);
        assertThat(token.decode(4)).containsExactly(5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"=", "\u0141", "\ud800", "\u00e9", "+"})
    void refuses_to_decode_a_segment_of_a_long_jwe_that_is_not_base64url(String wrong) {
        for (int place = 0; place < 5; place++) {
            String[] segments = {"AQEB", "AQEB", "AQEB", "AQEB".repeat(5_000), "AQEB"};
            segments[place] = segments[place].substring(0, 1) + wrong + segments[place].substring(2);
            CompactToken token = CompactToken.jwe(String.join(".", segments), LIMITS);
            int spoilt = place;

            assertThatExceptionOfType(InvalidTokenException.class)
                    .as("segment %d", place)
                    .isThrownBy(() -> token.decode(spoilt))
                    .withMessageStartingWith("expected base64url without padding")
                    .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.MALFORMED));
        }
    }

    @Test
    void refuses_a_pair_of_surrogates_in_a_long_jwe_at_once() {
        String ciphertext = "AQEB".repeat(5_000);

        assertThat(CompactToken.jwe("AQ.AQ.AQ." + ciphertext + ".AQ", LIMITS).decode(3))
                .hasSize(15_000);
        assertThatExceptionOfType(InvalidTokenException.class)
                .isThrownBy(() -> CompactToken.jwe("AQ.AQ.AQ." + ciphertext + "\ud83d\ude00.AQ", LIMITS))
                .withMessage("expected nothing but base64url and dots")
                .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.MALFORMED));
    }

    @Test
    void reads_one_token_after_another_into_the_same_array() {
        TokenText text = new TokenText(20);
        byte[] first = CompactToken.jws("AQ.AgMEBQYH.BAUG", LIMITS, text).octets();

        CompactToken shorter = CompactToken.jws("AQ.Ag.BA", LIMITS, text);

        assertThat(shorter.octets()).isSameAs(first);
        assertThat(shorter.decode(1)).containsExactly(2);
        assertThat(shorter.decode(2)).containsExactly(4);
        assertThat(CompactToken.jwe("AQ.Ag.Aw.BA.BQ", LIMITS, text).decode(4)).containsExactly(5);
    }

    @Test
    void reads_a_token_that_is_longer_than_the_array_into_one_of_its_own() {
        TokenText text = new TokenText(10);

        assertThat(CompactToken.jws("AQ.AgM.BAUG", LIMITS, text).decode(2)).containsExactly(4, 5, 6);
        assertThat(CompactToken.jwe("AQ.Ag.Aw.BA.BQ", LIMITS, text).decode(3)).containsExactly(4);
    }

    @Test
    void refuses_other_characters_in_an_array_that_is_used_again() {
        TokenText text = new TokenText(20);
        CompactToken.jws("AQ.AgM.BAUG", LIMITS, text);

        CompactToken token = CompactToken.jws("\u0141Q.\ud800w.B\u00c1", LIMITS, text);

        for (int segment = 0; segment < 3; segment++) {
            int spoilt = segment;
            assertThatExceptionOfType(InvalidTokenException.class)
                    .isThrownBy(() -> token.decode(spoilt))
                    .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.MALFORMED));
        }
    }
}
