package dev.signet.jose.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TokenLimitsTest {

    private static final TokenLimits DEFAULTS = TokenLimits.defaults();

    private static final Map<ToIntFunction<TokenLimits>, Integer> DOCUMENTED = new LinkedHashMap<>();

    static {
        DOCUMENTED.put(TokenLimits::tokenOctets, 262_144);
        DOCUMENTED.put(TokenLimits::headerOctets, 8_192);
        DOCUMENTED.put(TokenLimits::jsonDepth, 32);
        DOCUMENTED.put(TokenLimits::jsonMembers, 4_096);
        DOCUMENTED.put(TokenLimits::jsonStringOctets, 262_144);
        DOCUMENTED.put(TokenLimits::jsonNumberDigits, 128);
        DOCUMENTED.put(TokenLimits::signatures, 16);
        DOCUMENTED.put(TokenLimits::recipients, 16);
        DOCUMENTED.put(TokenLimits::keys, 512);
    }

    @Test
    void has_the_defaults_that_it_documents() {
        assertThat(values(DEFAULTS)).containsExactlyElementsOf(DOCUMENTED.values());
    }

    @Test
    void changes_one_bound_at_a_time() {
        List<TokenLimits> changed = List.of(
                DEFAULTS.withTokenOctets(7),
                DEFAULTS.withHeaderOctets(7),
                DEFAULTS.withJsonDepth(7),
                DEFAULTS.withJsonMembers(7),
                DEFAULTS.withJsonStringOctets(7),
                DEFAULTS.withJsonNumberDigits(7),
                DEFAULTS.withSignatures(7),
                DEFAULTS.withRecipients(7),
                DEFAULTS.withKeys(7));

        for (int i = 0; i < changed.size(); i++) {
            List<Integer> expected = new ArrayList<>(DOCUMENTED.values());
            expected.set(i, 7);
            assertThat(values(changed.get(i))).containsExactlyElementsOf(expected);
        }
        assertThat(values(DEFAULTS)).containsExactlyElementsOf(DOCUMENTED.values());
    }

    private static List<Integer> values(TokenLimits limits) {
        return DOCUMENTED.keySet().stream()
                .map(accessor -> accessor.applyAsInt(limits))
                .toList();
    }

    @Test
    void is_equal_to_the_same_limits_only() {
        assertThat(DEFAULTS.withKeys(7).withKeys(512)).isEqualTo(DEFAULTS).hasSameHashCodeAs(DEFAULTS);
        assertThat(DEFAULTS.withKeys(7)).isNotEqualTo(DEFAULTS);
        assertThat(DEFAULTS).isNotEqualTo("limits");
    }

    @Test
    void shows_each_limit() {
        assertThat(DEFAULTS.withKeys(7))
                .hasToString("TokenLimits[tokenOctets=262144, headerOctets=8192, jsonDepth=32, jsonMembers=4096, "
                        + "jsonStringOctets=262144, jsonNumberDigits=128, signatures=16, recipients=16, keys=7]");
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
