package dev.signet.jose.columns;

import static dev.signet.jose.columns.Cells.ENCRYPTER;
import static dev.signet.jose.columns.Cells.SSN;
import static dev.signet.jose.columns.Cells.opener;
import static dev.signet.jose.columns.Cells.sealed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When a sealer wraps a new content encryption key. */
class RenewalTest {

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    private final InstantSource clock = now::get;

    @Test
    void a_key_is_renewed_after_so_many_cells() {
        List<String> cells = sealed(sealer(new KeyRenewal(3, null)), 10);

        List<String> keys = cells.stream().map(Cells::keyText).toList();
        for (int i = 0; i < keys.size(); i++) {
            assertThat(keys.indexOf(keys.get(i))).isEqualTo(i / 3 * 3);
        }
    }

    @Test
    void a_key_is_renewed_after_so_much_time() {
        ColumnSealer<String> sealer = sealer(new KeyRenewal(100, Duration.ofMinutes(5)));
        String first = key(sealer);

        pass(Duration.ofMinutes(5).minusMillis(1));
        assertThat(key(sealer)).isEqualTo(first);
        pass(Duration.ofMillis(1));
        String second = key(sealer);
        assertThat(second).isNotEqualTo(first);
        pass(Duration.ofMinutes(5).minusMillis(1));
        assertThat(key(sealer)).isEqualTo(second);
    }

    @Test
    void a_clock_that_was_set_back_renews_the_key() {
        ColumnSealer<String> sealer = sealer(new KeyRenewal(100, Duration.ofMinutes(5)));
        String first = key(sealer);

        pass(Duration.ofMillis(-1));

        assertThat(key(sealer)).isNotEqualTo(first);
    }

    @Test
    void without_a_time_the_clock_does_not_matter() {
        ColumnSealer<String> sealer = sealer(new KeyRenewal(100, null));
        String first = key(sealer);

        pass(Duration.ofDays(3650));
        assertThat(key(sealer)).isEqualTo(first);
        pass(Duration.ofDays(-7300));
        assertThat(key(sealer)).isEqualTo(first);
    }

    @Test
    void cells_before_and_after_a_renewal_are_opened() {
        List<String> cells = sealed(sealer(new KeyRenewal(1, null)), 3);

        assertThat(cells).extracting(opener(SSN)::open).containsExactly("value 0", "value 1", "value 2");
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, (1 << 24) + 1, Integer.MAX_VALUE})
    void a_number_of_cells_beyond_2_to_the_24_is_refused(int cells) {
        assertThatIllegalArgumentException().isThrownBy(() -> new KeyRenewal(cells, null));
        assertThat(new KeyRenewal(1 << 24, null).cells()).isEqualTo(1 << 24);
    }

    @Test
    void a_time_of_zero_or_less_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new KeyRenewal(1, Duration.ZERO));
        assertThatIllegalArgumentException().isThrownBy(() -> new KeyRenewal(1, Duration.ofSeconds(-1)));
    }

    @Test
    void a_time_that_never_passes_renews_no_key() {
        KeyRenewal never = new KeyRenewal(3, ChronoUnit.FOREVER.getDuration());

        assertThat(never.isDue(2, 0, Long.MAX_VALUE)).isFalse();
        assertThat(never.isDue(3, 0, 0)).isTrue();
        assertThat(new KeyRenewal(3, Duration.ofMillis(Long.MAX_VALUE)).isDue(2, 0, Long.MAX_VALUE))
                .isTrue();
    }

    @Test
    void by_default_a_key_is_renewed_after_2_to_the_20_cells() {
        assertThat(KeyRenewal.STANDARD).isEqualTo(new KeyRenewal(1_048_576, null));
        assertThat(KeyRenewal.STANDARD.isDue(1_048_575, 0, Long.MAX_VALUE)).isFalse();
        assertThat(KeyRenewal.STANDARD.isDue(1_048_576, 0, 0)).isTrue();
    }

    private ColumnSealer<String> sealer(KeyRenewal renewal) {
        return new ColumnSealer<>(SSN, ENCRYPTER, renewal, 1_000, clock);
    }

    private static String key(ColumnSealer<String> sealer) {
        return Cells.keyText(sealer.seal("a"));
    }

    private void pass(Duration time) {
        now.updateAndGet(instant -> instant.plus(time));
    }
}
