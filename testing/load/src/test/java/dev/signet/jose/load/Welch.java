package dev.signet.jose.load;

import java.util.Arrays;

/**
 * Welch's t between two series of times, as dudect uses it. What is slower than a limit is left out of both: a thread that
 * lost its processor says nothing. Below about 4.5 a difference is noise.
 */
final class Welch {

    private final long limit;

    Welch(long limit) {
        this.limit = limit;
    }

    /** Leaves out what is slower than 90 % of all these times together. */
    static Welch overTheFastest(long[][] series) {
        long[] all =
                Arrays.stream(series).flatMapToLong(Arrays::stream).sorted().toArray();
        return new Welch(all[(int) (all.length * 0.9)]);
    }

    double mean(long[] times) {
        return Arrays.stream(times).filter(time -> time <= limit).average().orElseThrow();
    }

    double t(long[] a, long[] b) {
        double error = Math.sqrt(squareOfError(a) + squareOfError(b));
        double difference = mean(a) - mean(b);
        return difference == 0 ? 0 : difference / error;
    }

    /** The square of the standard error of the mean. */
    private double squareOfError(long[] times) {
        double mean = mean(times);
        double[] squares = Arrays.stream(times)
                .filter(time -> time <= limit)
                .mapToDouble(time -> (time - mean) * (time - mean))
                .toArray();
        return Arrays.stream(squares).sum() / squares.length / squares.length;
    }
}
