package dev.signet.jose.core.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Optional;
import org.junit.jupiter.api.Test;

final class CandidatesTest {

    private static final Optional<String> NO_NAME = Optional.empty();
    private static final Optional<String> A = Optional.of("a");
    private static final Optional<String> B = Optional.of("b");

    private final Candidates<Integer> candidates = new Candidates<>();

    @Test
    void a_name_finds_the_keys_of_that_name_in_their_order() {
        candidates.add(A, false, 1);
        candidates.add(B, false, 2);
        candidates.add(A, false, 3);

        assertThat(candidates.fitting(A)).containsExactly(1, 3);
        assertThat(candidates.fitting(B)).containsExactly(2);
        assertThat(candidates.fitting(Optional.of("c"))).isEmpty();
    }

    @Test
    void no_name_finds_all_keys_and_not_only_those_without_one() {
        candidates.add(A, false, 1);
        candidates.add(NO_NAME, false, 2);

        assertThat(candidates.fitting(NO_NAME)).containsExactly(1, 2);
    }

    @Test
    void a_fallback_is_found_where_no_other_key_fits() {
        candidates.add(A, true, 1);
        candidates.add(B, true, 2);
        candidates.add(B, false, 3);

        assertThat(candidates.fitting(A)).containsExactly(1);
        assertThat(candidates.fitting(B)).containsExactly(3);
        assertThat(candidates.fitting(NO_NAME)).containsExactly(3);
    }

    @Test
    void fallbacks_alone_are_all_found() {
        candidates.add(A, true, 1);
        candidates.add(NO_NAME, true, 2);

        assertThat(candidates.fitting(NO_NAME)).containsExactly(1, 2);
    }

    @Test
    void what_is_found_cannot_be_modified() {
        candidates.add(A, false, 1);

        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> candidates.fitting(A).add(2));
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> candidates.fitting(NO_NAME).add(2));
    }

    @Test
    void a_key_set_aside_is_no_candidate_and_its_reason_belongs_to_its_name() {
        candidates.setAside(A, "it is odd");
        candidates.setAside(B, "it is too long");
        candidates.setAside(B, "it is too short");

        assertThat(candidates.fitting(A)).isEmpty();
        assertThat(candidates.remark(A)).isEqualTo("; keys set aside: 1, the first because it is odd");
        assertThat(candidates.remark(B)).isEqualTo("; keys set aside: 2, the first because it is too long");
        assertThat(candidates.remark(NO_NAME)).isEqualTo("; keys set aside: 3, the first because it is odd");
        assertThat(candidates.remark(Optional.of("c"))).isEmpty();
    }

    @Test
    void there_is_no_remark_where_every_key_can_be_used() {
        candidates.add(A, false, 1);

        assertThat(candidates.remark(NO_NAME)).isEmpty();
    }
}
