package dev.signet.jose.cli;

import static dev.signet.jose.cli.MistakeFixtures.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.signet.jose.core.InvalidTokenException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What newcomers get wrong, and that the message says what is wrong and what to do. */
final class MistakesTest {

    /** What fits on a line of a log. */
    private static final int LONGEST = 300;

    static Stream<Mistake> mistakes() {
        return Stream.of(
                        KeyMistakes.rows(),
                        PemMistakes.rows(),
                        TokenMistakes.rows(),
                        ClaimMistakes.rows(),
                        SetUpMistakes.rows())
                .flatMap(rows -> rows);
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void says_what_is_wrong_and_what_to_do(Mistake mistake) {
        Throwable thrown = catchThrowable(mistake.call()::execute);

        assertThat(thrown).isInstanceOf(mistake.type());
        assertThat(thrown).hasMessageContaining(mistake.problem()).hasMessageContaining(mistake.cure());
        assertThat(thrown.getMessage()).hasSizeLessThan(LONGEST).doesNotContain("\n", TOKEN);
        mistake.reason()
                .ifPresent(reason ->
                        assertThat(((InvalidTokenException) thrown).reason()).isEqualTo(reason));
    }

    @Test
    void each_mistake_has_a_name_of_its_own() {
        assertThat(mistakes().map(Mistake::name)).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(73);
    }
}
