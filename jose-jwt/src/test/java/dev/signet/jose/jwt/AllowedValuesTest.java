package dev.signet.jose.jwt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AllowedValuesTest {

    private static final String EIGHT = "\"a\", \"b\", \"c\", \"d\", \"e\", \"f\", \"g\", \"h\"";

    @Test
    void a_message_lists_eight_values_in_order_and_counts_the_others() {
        assertThat(AllowedValues.oneOf("a").expected("")).isEqualTo("\"a\"");
        assertThat(AllowedValues.oneOf("b", "a").expected("")).isEqualTo("one of \"a\", \"b\"");
        assertThat(AllowedValues.oneOf("h", "g", "f", "e", "d", "c", "b", "a").expected(""))
                .isEqualTo("one of " + EIGHT);
        assertThat(AllowedValues.exactly("j", "i", "h", "g", "f", "e", "d", "c", "b", "a")
                        .expected(""))
                .isEqualTo("exactly " + EIGHT + " and 2 more");
    }

    @Test
    void a_condition_is_shown_in_its_own_words() {
        assertThat(new AllowedValues.Matching("a"::equals).expected("a tenant")).isEqualTo("a tenant");
        assertThat(AllowedValues.Any.INSTANCE.expected("a tenant")).isEqualTo("a tenant");
    }

    @Test
    void one_of_several_values_is_enough_unless_all_are_listed() {
        for (AllowedValues one : List.of(AllowedValues.oneOf("a"), new AllowedValues.Matching("a"::equals))) {
            assertThat(one.accepts("a")).isTrue();
            assertThat(one.accepts("b")).isFalse();
            assertThat(one.accepts(List.of("b", "a"))).isTrue();
            assertThat(one.accepts(List.of("b", "c"))).isFalse();
            assertThat(one.accepts(List.of())).isFalse();
        }
        AllowedValues both = AllowedValues.exactly("a", "b");
        assertThat(both.accepts(List.of("b", "a"))).isTrue();
        assertThat(both.accepts(List.of("a"))).isFalse();
        assertThat(both.accepts(List.of("a", "b", "c"))).isFalse();
        assertThat(both.accepts("a")).isFalse();
        assertThat(AllowedValues.exactly("a").accepts("a")).isTrue();
    }

    @Test
    void any_value_is_told_from_a_condition_that_accepts_all() {
        assertThat(AllowedValues.Any.INSTANCE.accepts("a")).isTrue();
        assertThat(AllowedValues.Any.INSTANCE.isAny()).isTrue();
        assertThat(new AllowedValues.Matching(value -> true).isAny()).isFalse();
        assertThat(AllowedValues.oneOf("a").isAny()).isFalse();
        assertThat(AllowedValues.oneOf("a", "b").listed()).isEqualTo(Set.of("a", "b"));
        assertThat(new AllowedValues.Matching(value -> true).listed()).isEmpty();
    }

    @Test
    void an_empty_value_is_refused_wherever_it_stands() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AllowedValues.oneOf(""))
                .withMessage("expected a name, was an empty text");
        assertThatIllegalArgumentException().isThrownBy(() -> AllowedValues.exactly("a", ""));
        assertThat(AllowedValues.notEmpty("a")).isEqualTo("a");
    }
}
