package dev.signet.jose.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Known series, and what t says of them. */
final class WelchTest {

    private static final long[] SOME =
            LongStream.range(0, 10_000).map(i -> 1_000 + i % 100).toArray();

    @Test
    void two_equal_series_do_not_differ() {
        assertThat(new Welch(2_000).t(SOME, SOME.clone())).isZero();
    }

    @Test
    void two_series_of_one_distribution_are_below_the_bound() {
        assertThat(Math.abs(new Welch(2_000).t(normal(1, 1_000), normal(2, 1_000))))
                .isLessThan(4.5);
    }

    @Test
    void a_hundredth_more_is_found() {
        assertThat(new Welch(2_000).t(normal(1, 1_010), normal(2, 1_000))).isGreaterThan(4.5);
    }

    @Test
    void t_is_the_difference_in_standard_errors() {
        long[] a = {10, 12, 14, 16};
        long[] b = {9, 10, 11, 14};

        // Means 13 and 11, variances 5 and 3.5 over four values.
        assertThat(new Welch(100).t(a, b)).isCloseTo(2 / Math.sqrt(5 / 4.0 + 3.5 / 4.0), within(1e-9));
    }

    @Test
    void what_is_slower_than_the_limit_is_left_out() {
        assertThat(new Welch(20).mean(new long[] {10, 20, 1_000_000})).isEqualTo(15);
        assertThat(Welch.overTheFastest(new long[][] {{1, 2, 3, 4, 5, 6}, {7, 8, 9, 10, 11, 10_000}})
                        .mean(new long[] {9, 10_000}))
                .isEqualTo(9);
    }

    private static long[] normal(int seed, int mean) {
        Random random = new Random(seed);
        return LongStream.range(0, 10_000)
                .map(i -> mean + Math.round(random.nextGaussian() * 50))
                .toArray();
    }
}
