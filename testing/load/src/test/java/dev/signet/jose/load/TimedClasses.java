package dev.signet.jose.load;

import dev.signet.jose.core.InvalidTokenException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Consumer;

/**
 * Classes of tokens that are all refused, and whether the time of the refusal tells one from another. Tokens of all classes
 * come in random order in one run, and each class is compared with the first by {@link Welch}; the second is made as the
 * first is, so that its t shows the noise of the machine.
 */
final class TimedClasses {

    private final Consumer<String> call;
    private final List<TokenClass> classes;
    private final long[][] times;

    /**
     * One way to fail.
     *
     * @param name what is wrong
     * @param tokens several, so that none is special
     */
    record TokenClass(String name, List<String> tokens) {}

    TimedClasses(Consumer<String> call, List<TokenClass> classes, int samples) {
        this.call = call;
        this.classes = classes;
        this.times = new long[classes.size()][samples];
    }

    /** Measures, after a tenth as many calls that are not counted, and returns a table. */
    List<String> table() {
        Random order = new Random(7516);
        int samples = times[0].length;
        List<Integer> round = new ArrayList<>();
        for (int n = 0; n < classes.size(); n++) {
            round.add(n);
        }
        for (int i = -Math.max(10, samples / 10); i < samples; i++) {
            // What a refusal leaves behind for the next one, such as a cipher to be made, must not meet one class
            // alone.
            Collections.shuffle(round, order);
            for (int n : round) {
                List<String> tokens = classes.get(n).tokens();
                long time = time(tokens.get(order.nextInt(tokens.size())));
                if (i >= 0) {
                    times[n][i] = time;
                }
            }
        }
        return lines();
    }

    private List<String> lines() {
        Welch welch = Welch.overTheFastest(times);
        List<String> lines =
                new ArrayList<>(List.of("| what is wrong | samples | mean µs | t |", "|---|---:|---:|---:|"));
        for (int n = 0; n < times.length; n++) {
            lines.add(String.format(
                    Locale.ROOT,
                    "| %s | %,d | %.2f | %s |",
                    classes.get(n).name(),
                    times[n].length,
                    welch.mean(times[n]) / 1000,
                    n == 0 ? "" : String.format(Locale.ROOT, "%.2f", welch.t(times[0], times[n]))));
        }
        return lines;
    }

    private long time(String token) {
        long start = System.nanoTime();
        try {
            call.accept(token);
        } catch (InvalidTokenException e) {
            return System.nanoTime() - start;
        }
        throw new IllegalStateException("expected a token that is refused");
    }
}
