package dev.signet.jose.testsupport;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class MutationsTest {
    @Test
    void replaces_each_character_once() {
        assertThat(Mutations.replacing("a.b", 7))
                .hasSize(3)
                .doesNotContain("a.b")
                .allSatisfy(mutant -> assertThat(mutant).hasSize(3));
    }

    @Test
    void replaces_alike_for_one_seed() {
        assertThat(Mutations.replacing("abc.def", 1))
                .containsExactlyElementsOf(Mutations.replacing("abc.def", 1).toList());
        assertThat(Mutations.replacing("abc.def", 1).toList())
                .isNotEqualTo(Mutations.replacing("abc.def", 2).toList());
    }

    @Test
    void deletes_each_character_once() {
        assertThat(Mutations.deleting("a.b")).containsExactly(".b", "ab", "a.");
    }
}
