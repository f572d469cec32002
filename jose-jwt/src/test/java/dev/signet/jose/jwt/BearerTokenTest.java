package dev.signet.jose.jwt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.jose.core.BearerTokenException;
import dev.signet.jose.core.BearerTokenException.Reason;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BearerTokenTest {

    /** RFC 6750 section 2.1. */
    private static final String RFC = "mF_9.B5f-4.1JqM";

    /** The longest field that is read. */
    private static final int LONGEST = 262_144;

    private static final List<String> PIECES = List.of(
            "Bearer", "bearer", "Bearer ", " ", "\t", "a", "Z9", "-._~+/", "=", "==", ",", "\"", "\r\n", "\u00e9");

    private static final Pattern GRAMMAR =
            Pattern.compile("[ \\t]*[Bb][Ee][Aa][Rr][Ee][Rr] +([A-Za-z0-9._~+/-]+=*)[ \\t]*");

    @Test
    void returns_the_token_of_the_RFCs_example() {
        assertThat(BearerToken.of(List.of("Bearer " + RFC)).value()).isEqualTo(RFC);
        assertThat(BearerToken.of(Set.of("Bearer " + RFC)).value()).isEqualTo(RFC);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bearer ", "BEARER ", "bEaReR ", "Bearer   ", " Bearer ", "\tBearer "})
    void the_scheme_has_any_case_and_any_number_of_spaces_follow(String before) {
        assertThat(BearerToken.of(List.of(before + RFC)).value()).isEqualTo(RFC);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "-", "AZaz09-._~+/", "a=", "a==", "a====", "eyJhbGciOiJub25lIn0..", "null"})
    void a_token_has_the_characters_of_the_RFC(String token) {
        assertThat(BearerToken.of(List.of("Bearer " + token)).value()).isEqualTo(token);
        assertThat(BearerToken.of(List.of("Bearer " + token + " \t")).value()).isEqualTo(token);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer",
                "Bearer=",
                "Bearer =",
                "Bearer ==",
                "Bearer a=b",
                "Bearer a b",
                "Bearer a\tb",
                "Bearer\ta",
                "Bearer \ta",
                "Bearer: a",
                "Bearer,a",
                "Bearer a, Bearer b",
                "Bearer a,b",
                "Bearer \"a\"",
                "Bearer <a>",
                "Bearer a%20",
                "Bearer a\u0000",
                "Bearer a\n",
                "Bearer a\r\nSet-Cookie: b=c",
                "Bearer \u007f",
                "Bearer \u0080",
                "Bearer \u00e4",
                "Bearer \uff21",
                "Bearer\u00a0a",
                "Bearer \u2003a",
                "B\u00e9arer a",
                "\u0412earer a",
                "\"><script>",
                "=",
                "Basic: a",
                "Basic\r\nBearer a"
            })
    void a_field_that_is_not_a_scheme_and_one_token_is_malformed(String field) {
        refused(Reason.MALFORMED, List.of(field));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Basic YTpi", "Basic", "DPoP a", "Bearera a", "BearerToken", "Bear er", "!#$%&'*+-.^_`|~ a"})
    void another_scheme_is_none_of_ours(String field) {
        refused(Reason.OTHER_SCHEME, List.of(field));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t \t"})
    void an_empty_field_is_as_good_as_none(String field) {
        refused(Reason.MISSING, List.of(field));
        refused(Reason.MISSING, List.of());
    }

    @Test
    void two_fields_are_refused_even_if_they_are_equal_or_only_one_is_a_bearers() {
        refused(Reason.REPEATED, List.of("Bearer " + RFC, "Bearer " + RFC));
        refused(Reason.REPEATED, List.of("Bearer " + RFC, "Basic YTpi"));
        refused(Reason.REPEATED, List.of("Bearer " + RFC, ""));
        refused(Reason.REPEATED, List.of("", ""));
    }

    @Test
    void the_length_of_a_field_is_bounded() {
        String token = "a".repeat(LONGEST - "Bearer ".length());

        assertThat(BearerToken.of(List.of("Bearer " + token)).value()).isEqualTo(token);
        refused(Reason.TOO_LARGE, List.of("Bearer " + token + "a"));
        refused(Reason.TOO_LARGE, List.of("Basic " + token + "aa"));
    }

    /** Fields made of the pieces that matter, held against the grammar as RFC 6750 and RFC 9110 write it. */
    @Test
    void every_field_is_a_token_or_a_refusal_by_the_grammar() {
        Random random = new Random(6750);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder field = new StringBuilder();
            for (int pieces = random.nextInt(6); pieces >= 0; pieces--) {
                field.append(PIECES.get(random.nextInt(PIECES.size())));
            }
            Matcher matcher = GRAMMAR.matcher(field);
            Optional<String> expected = matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();

            assertThat(read(field.toString())).as(field.toString()).isEqualTo(expected);
        }
    }

    private static Optional<String> read(String field) {
        try {
            return Optional.of(BearerToken.of(List.of(field)).value());
        } catch (BearerTokenException e) {
            return Optional.empty();
        }
    }

    @Test
    void neither_the_token_nor_a_message_shows_the_token() {
        assertThat(BearerToken.of(List.of("Bearer " + RFC)).toString()).isEqualTo("BearerToken of 15 characters");
        assertThatThrownBy(() -> BearerToken.of(List.of("Bearer secret\r\n")))
                .hasMessage("expected Bearer, spaces and a token in the Authorization field (RFC 6750 section 2.1)");
        assertThatThrownBy(() -> BearerToken.of(List.of("Secret secret")))
                .hasMessage("expected the scheme Bearer in the Authorization field, was another");
        assertThatThrownBy(() -> BearerToken.of(List.of("Bearer secret", "Bearer secret")))
                .hasMessage("expected one Authorization field, there are 2");
        assertThatThrownBy(() -> BearerToken.of(List.of("a".repeat(LONGEST + 1))))
                .hasMessage("expected an Authorization field of at most 262144 characters");
        assertThatThrownBy(() -> BearerToken.of(List.of()))
                .hasMessage("expected an Authorization field with a bearer token");
    }

    private static void refused(Reason reason, List<String> fields) {
        assertThatThrownBy(() -> BearerToken.of(fields))
                .isInstanceOfSatisfying(
                        BearerTokenException.class, e -> assertThat(e.reason()).isEqualTo(reason));
    }
}
