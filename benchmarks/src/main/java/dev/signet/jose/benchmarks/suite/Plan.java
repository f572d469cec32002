package dev.signet.jose.benchmarks.suite;

import java.time.Duration;

/**
 * How much of the suite is run, and for how long each row. What signs and verifies most quickly takes up to five seconds until all
 * of it is compiled by C2; a shorter warm-up measures what C1 made.
 */
enum Plan {
    /** The rows that matter, in six minutes on two processors. */
    QUICK(2, Duration.ofMillis(3000), Duration.ofMillis(500), 10),
    /** What the tables of this project show, in less than an hour. */
    STANDARD(3, Duration.ofMillis(5000), Duration.ofMillis(500), 15),
    /** Every row. Hours. */
    FULL(5, Duration.ofMillis(4000), Duration.ofMillis(2500), 40);

    private static final int ITERATIONS = 5;

    private final int forks;
    private final Duration warmup;
    private final Duration measurement;
    private final int starts;

    Plan(int forks, Duration warmup, Duration measurement, int starts) {
        this.forks = forks;
        this.warmup = warmup;
        this.measurement = measurement;
        this.starts = starts;
    }

    /** Returns how many processes measure each row, in turn with those of the rows beside it. */
    int forks() {
        return forks;
    }

    /** Returns how often a whole process is started, in turn with those beside it. */
    int starts() {
        return starts;
    }

    int warmups() {
        return ITERATIONS;
    }

    int iterations() {
        return ITERATIONS;
    }

    Duration warmupTime() {
        return warmup.dividedBy(ITERATIONS);
    }

    Duration iterationTime() {
        return measurement.dividedBy(ITERATIONS);
    }

    /** Whether a row that belongs to the other plan is run in this one. */
    boolean has(Plan of) {
        return of.compareTo(this) <= 0;
    }
}
