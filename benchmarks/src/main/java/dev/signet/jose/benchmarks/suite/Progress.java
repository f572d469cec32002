package dev.signet.jose.benchmarks.suite;

import java.time.Duration;
import java.util.Locale;

/** What a run says about itself while it runs, on standard error. */
final class Progress {

    private final int steps;
    private final long start = System.nanoTime();
    private int done;

    Progress(int steps) {
        this.steps = steps;
    }

    /** Says that a step was done. */
    void done(String what) {
        done++;
        Duration past = Duration.ofNanos(System.nanoTime() - start);
        Duration left = past.multipliedBy(steps - done).dividedBy(done);
        System.err.printf(Locale.ROOT, "%4d of %d, about %s left: %s%n", done, steps, text(left), what);
    }

    static String text(Duration duration) {
        return duration.toMinutes() >= 2 ? duration.plusSeconds(30).toMinutes() + " min" : duration.toSeconds() + " s";
    }
}
