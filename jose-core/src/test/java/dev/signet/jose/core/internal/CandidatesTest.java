package dev.signet.jose.core.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.signet.jose.core.InvalidTokenException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CandidatesTest {

    private static final Optional<String> NO_KID = Optional.empty();
    private static final Optional<String> A = Optional.of("a");
    private static final Optional<String> B = Optional.of("b");

    private final Candidates<String> candidates = new Candidates<>("ES256");

    /**
     * The table of the rule. An entry is "kid key", with "-" for no kid; what follows the key is ? for leniency, x for an
     * entry that does not fit, ! for one that was set aside. Equal keys are one key that is listed twice.
     */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // One key.
                "a k1                  | a | k1",
                "a k1                  | - | k1",
                "a k1                  | b |",
                "- k1                  | - | k1",
                "- k1                  | a |",
                // Several keys, in the order of the set.
                "a k1, b k2            | a | k1",
                "a k1, b k2            | b | k2",
                "a k1, b k2            | - | k1 k2",
                "a k1, b k2            | c |",
                "a k2, b k3, a k1      | a | k2 k1",
                "a k1, - k2            | - | k1 k2",
                "a k1, - k2            | a | k1",
                // Keys that do not fit, and those set aside, do not count.
                "a k1 x, a k2          | a | k2",
                "a k1 !, a k2          | a | k2",
                "a k1 x, b k2          | - | k2",
                "a k1 x                | a |",
                "a k1 !                | - |",
                // A key that is listed twice counts once, whatever its kid.
                "a k1, a k1            | a | k1",
                "a k1, b k1            | - | k1",
                "a k1, - k1            | - | k1",
                "a k1, b k1            | b | k1",
                "a k1, b k1, c k2      | - | k1 k2",
                "a k2, a k1, a k2      | a | k2 k1",
                // Each entry is judged by itself before.
                "a k1 x, a k1          | a | k1",
                "a k1, a k1 !          | a | k1",
                "a k1 x, b k1          | a |",
                // Keys that needed leniency count where no others fit.
                "a k1 ?                | a | k1",
                "a k1 ?, a k2          | a | k2",
                "a k1 ?, a k2 x        | a | k1",
                "a k1 ?, a k2 ?        | a | k1 k2",
                "a k1 ?, a k1 ?        | a | k1",
                "a k1 ?, a k1          | a | k1",
                "a k1 ?, b k2          | a | k1",
                "a k1 ?, b k2          | - | k2",
                "a k1 ?, b k2 ?        | - | k1 k2",
                "a k1 ?, b k1, b k2    | - | k1 k2"
            })
    void select_by_the_kid_of_the_token(String entries, String kid, String expected) {
        fill(entries);

        assertThat(candidates.fitting(kid.equals("-") ? NO_KID : Optional.of(kid)))
                .isEqualTo(expected == null ? List.of() : List.of(expected.split(" ")));
    }

    @Test
    void the_entry_of_a_key_that_is_listed_twice_is_the_first_strict_one() {
        candidates.add(A, true, () -> 1, "lenient");
        candidates.add(A, false, () -> 1, "strict");
        candidates.add(A, false, () -> 1, "later");

        assertThat(candidates.fitting(A)).containsExactly("strict");
    }

    @Test
    void the_identity_of_the_only_key_is_not_asked() {
        List<String> asked = new ArrayList<>();
        candidates.add(A, false, () -> asked.add("a"), "k1");
        assertThat(candidates.fitting(A)).containsExactly("k1");
        assertThat(candidates.fitting(NO_KID)).containsExactly("k1");

        assertThat(asked).isEmpty();
    }

    @Test
    void what_is_found_cannot_be_modified() {
        fill("a k1");

        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> candidates.fitting(A).add("k2"));
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> candidates.fitting(B).add("k2"));
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> candidates.fitting(NO_KID).add("k2"));
    }

    @Test
    void the_one_key_that_fits_is_selected() {
        fill("a k1, b k2 x");

        assertThat(candidates.select(A, Optional::empty)).isEqualTo("k1");
        assertThat(candidates.select(NO_KID, Optional::empty)).isEqualTo("k1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "nothing",
            value = {
                "nothing        | a | the key set is empty",
                "nothing        | - | the key set is empty",
                "b k1           | a | no key has the token's \"kid\"",
                "- k1 x         | a | no key has the token's \"kid\"",
                "a k1 x         | a | a key with the token's \"kid\" does not fit: k1 is odd",
                "a k1 x         | - | a key of the set does not fit: k1 is odd",
                "a k1 !         | a | a key with the token's \"kid\" was set aside: k1 is odd",
                "a k1 !, b k2   | a | a key with the token's \"kid\" was set aside: k1 is odd",
                "a k1 x, b k2 x | - | 2 keys of the set do not fit, the first: k1 is odd",
                "a k1 !, a k2 ! | a | 2 keys with the token's \"kid\" were set aside, the first: k1 is odd",
                "a k1 x, a k2 ! | a | a key with the token's \"kid\" does not fit: k1 is odd; "
                        + "a key with the token's \"kid\" was set aside: k2 is odd",
                "a k1, a k2     | a | 2 keys with the token's \"kid\" fit",
                "a k1, - k2     | - | 2 keys of the set fit, and the token has no \"kid\""
            })
    void a_refusal_says_why_there_is_not_exactly_one(String entries, String kid, String message) {
        if (entries != null) {
            fill(entries);
        }
        Optional<String> keyId = kid.equals("-") ? NO_KID : Optional.of(kid);

        assertThatExceptionOfType(InvalidTokenException.class)
                .isThrownBy(() -> candidates.select(keyId, Optional::empty))
                .withMessage("expected one key for ES256: " + message)
                .satisfies(refused -> {
                    assertThat(refused.reason()).isEqualTo(InvalidTokenException.Reason.KEY_NOT_FOUND);
                    assertThat(refused.keySourceFailedAt()).isEmpty();
                });
    }

    @Test
    void a_failed_look_for_newer_keys_is_told_only_where_newer_keys_may_help() {
        Instant failure = Instant.parse("2026-11-28T07:00:00Z");
        fill("a k1, a k2");

        assertThat(refusal(B, failure).keySourceFailedAt()).contains(failure);
        assertThat(refusal(A, failure).keySourceFailedAt()).isEmpty();
        assertThat(refusal(NO_KID, failure).keySourceFailedAt()).isEmpty();
    }

    private InvalidTokenException refusal(Optional<String> keyId, Instant failure) {
        try {
            throw new AssertionError("found " + candidates.select(keyId, () -> Optional.of(failure)));
        } catch (InvalidTokenException e) {
            return e;
        }
    }

    private void fill(String entries) {
        for (String entry : entries.split(", ")) {
            String[] words = entry.split(" ");
            Optional<String> keyId = words[0].equals("-") ? NO_KID : Optional.of(words[0]);
            String key = words[1];
            switch (words.length == 3 ? words[2] : "") {
                case "x" -> candidates.exclude(keyId, key + " is odd");
                case "!" -> candidates.setAside(keyId, key + " is odd");
                case "?" -> candidates.add(keyId, true, () -> key, key);
                default -> candidates.add(keyId, false, () -> key, key);
            }
        }
    }
}
