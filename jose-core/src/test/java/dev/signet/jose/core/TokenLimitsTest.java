package dev.signet.jose.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TokenLimitsTest {

    private static final TokenLimits DEFAULTS = TokenLimits.defaults();

    @Test
    void has_the_defaults_that_it_documents() {
        assertThat(DEFAULTS).isEqualTo(new TokenLimits(262_144, 8_192, 32, 4_096, 262_144, 128, 16, 16, 512));
    }

    @Test
    void changes_one_bound_at_a_time() {
        assertThat(DEFAULTS.withTokenOctets(7))
                .isEqualTo(new TokenLimits(7, 8_192, 32, 4_096, 262_144, 128, 16, 16, 512));
        assertThat(DEFAULTS.withHeaderOctets(7))
                .isEqualTo(new TokenLimits(262_144, 7, 32, 4_096, 262_144, 128, 16, 16, 512));
        assertThat(DEFAULTS.withJsonDepth(7))
                .isEqualTo(new TokenLimits(262_144, 8_192, 7, 4_096, 262_144, 128, 16, 16, 512));
        assertThat(DEFAULTS.withJsonMembers(7))
                .isEqualTo(new TokenLimits(262_144, 8_192, 32, 7, 262_144, 128, 16, 16, 512));
        assertThat(DEFAULTS.withJsonStringOctets(7))
                .isEqualTo(new TokenLimits(262_144, 8_192, 32, 4_096, 7, 128, 16, 16, 512));
        assertThat(DEFAULTS.withJsonNumberDigits(7))
                .isEqualTo(new TokenLimits(262_144, 8_192, 32, 4_096, 262_144, 7, 16, 16, 512));
        assertThat(DEFAULTS.withSignatures(7))
                .isEqualTo(new TokenLimits(262_144, 8_192, 32, 4_096, 262_144, 128, 7, 16, 512));
        assertThat(DEFAULTS.withRecipients(7))
                .isEqualTo(new TokenLimits(262_144, 8_192, 32, 4_096, 262_144, 128, 16, 7, 512));
        assertThat(DEFAULTS.withKeys(7)).isEqualTo(new TokenLimits(262_144, 8_192, 32, 4_096, 262_144, 128, 16, 16, 7));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
    void refuses_a_bound_below_1(int value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DEFAULTS.withTokenOctets(value))
                .withMessage("expected tokenOctets from 1 to 2147483647, was " + value);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DEFAULTS.withHeaderOctets(value))
                .withMessageStartingWith("expected headerOctets from 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DEFAULTS.withJsonDepth(value))
                .withMessageStartingWith("expected jsonDepth from 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DEFAULTS.withJsonMembers(value))
                .withMessageStartingWith("expected jsonMembers from 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DEFAULTS.withJsonStringOctets(value))
                .withMessageStartingWith("expected jsonStringOctets from 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DEFAULTS.withJsonNumberDigits(value))
                .withMessageStartingWith("expected jsonNumberDigits from 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DEFAULTS.withSignatures(value))
                .withMessageStartingWith("expected signatures from 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DEFAULTS.withRecipients(value))
                .withMessageStartingWith("expected recipients from 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DEFAULTS.withKeys(value))
                .withMessageStartingWith("expected keys from 1");
    }

    @Test
    void takes_a_depth_of_256() {
        assertThat(DEFAULTS.withJsonDepth(256).jsonDepth()).isEqualTo(256);
    }

    @Test
    void refuses_a_depth_of_257_for_the_sake_of_the_stack() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DEFAULTS.withJsonDepth(257))
                .withMessage("expected jsonDepth from 1 to 256, was 257");
    }

    @Test
    void takes_numbers_of_1000_digits() {
        assertThat(DEFAULTS.withJsonNumberDigits(1_000).jsonNumberDigits()).isEqualTo(1_000);
    }

    @Test
    void refuses_numbers_of_1001_digits() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DEFAULTS.withJsonNumberDigits(1_001))
                .withMessage("expected jsonNumberDigits from 1 to 1000, was 1001");
    }
}
