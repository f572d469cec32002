package dev.signet.jose.benchmarks.report;

import dev.signet.jose.benchmarks.libraries.Library;
import dev.signet.jose.benchmarks.report.Results.Measured;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Something to be reached, and how it is told from results.
 *
 * @param what the row it is about
 * @param aim in words
 * @param judgement what was measured; empty if the results do not have it
 */
record Goal(String what, String aim, Function<Results, Optional<Judgement>> judgement) {

    static final String SIGNET = "Signet";
    private static final String BARE = "bare";
    private static final String ACCEPTED = "accepted";

    private static final Set<String> OTHERS =
            EnumSet.complementOf(EnumSet.of(Library.BARE, Library.BARE_BC, Library.SIGNET)).stream()
                    .map(Library::label)
                    .collect(Collectors.toSet());

    /** What was measured, and whether it is reached. */
    record Judgement(String measured, boolean reached) {}

    /** At most so many times what another row takes. */
    static Goal atMost(double bound, String question, String subject, String other) {
        return new Goal(
                question + " " + subject,
                "≤ " + Text.ratio(bound) + " × " + other,
                results -> ratio(results, question, subject, SIGNET, other)
                        .map(ratio -> new Judgement(Text.ratio(ratio) + "×", ratio <= bound)));
    }

    /** At least so many times as fast as the fastest of the other libraries. */
    static Goal fasterThanOthers(double bound, String question, String subject) {
        return new Goal(
                question + " " + subject,
                bound < 1
                        ? "≥ " + Text.ratio(bound) + " of the fastest other library"
                        : "≥ " + Text.ratio(bound) + " × as fast as the fastest other library",
                results -> results.row(question, subject, SIGNET)
                        .flatMap(signet -> fastest(results, signet)
                                .flatMap(other -> ratio(results, question, subject, other.library(), SIGNET)
                                        .map(ratio -> new Judgement(
                                                Text.ratio(ratio) + "× (" + other.library() + ")", ratio >= bound)))));
    }

    /** At most so many octets. */
    static Goal octets(double bound, String question, String subject) {
        return new Goal(
                question + " " + subject,
                "≤ " + Text.octets(bound) + " octets",
                results -> results.row(question, subject, SIGNET)
                        .map(row -> new Judgement(Text.octets(row.octets()), row.octets() <= bound)));
    }

    /** At most so long. */
    static Goal nanos(double bound, String question, String subject) {
        return new Goal(
                question + " " + subject,
                "≤ " + Text.time(bound),
                results -> results.row(question, subject, SIGNET)
                        .map(row -> new Judgement(Text.time(row.median()), row.median() <= bound)));
    }

    /** At most so many of the row's own unit. */
    static Goal count(double bound, String question, String subject) {
        return new Goal(
                question + " " + subject,
                "≤ " + Text.octets(bound),
                results -> results.row(question, subject, SIGNET)
                        .map(row -> new Judgement(Text.octets(row.median()), row.median() <= bound)));
    }

    /** A refused token at most so many times an accepted one. */
    static Goal refusal(double bound, String subject, String fault) {
        return new Goal(
                "refuse " + subject + ", " + fault,
                "≤ " + Text.ratio(bound) + " × an acceptance",
                results -> ratio(results, "refuse", subject, fault, ACCEPTED)
                        .map(ratio -> new Judgement(Text.ratio(ratio) + "×", ratio <= bound)));
    }

    /** With two threads no further from the primitive than with one, but for a part. */
    static Goal threads(double bound, String question, String algorithm, String bare) {
        return new Goal(
                question + " " + algorithm + ", 2 threads",
                "ratio to " + bare + " ≤ " + Text.ratio(bound) + " × that of one thread",
                results -> ratio(results, question, algorithm + ", 2 threads", SIGNET, bare)
                        .flatMap(two -> ratio(results, question, algorithm, SIGNET, bare)
                                .map(one -> new Judgement(Text.ratio(two / one) + "×", two / one <= bound))));
    }

    /** At least so many times as fast as a row of another subject. */
    static Goal fasterThan(double bound, String question, String subject, Row other) {
        return new Goal(
                question + " " + subject,
                "≥ " + Text.ratio(bound) + " × as fast as " + other.library() + ", " + other.question() + " "
                        + other.subject(),
                results -> results.row(question, subject, SIGNET)
                        .flatMap(row -> results.row(other.question(), other.subject(), other.library())
                                .flatMap(slow ->
                                        slow.ratioTo(row).stream().boxed().findFirst()))
                        .map(ratio -> new Judgement(Text.ratio(ratio) + "×", ratio >= bound)));
    }

    /** The name of a row. */
    record Row(String question, String subject, String library) {}

    /** Returns the fastest of the other libraries in a subject. */
    static Optional<Measured> fastest(Results results, Measured signet) {
        return results.rows(signet.question()).stream()
                .filter(row -> row.subject().equals(signet.subject()) && row.found() && isOther(row.library()))
                .min(Comparator.comparingDouble(row -> row.ratioTo(signet).orElse(Double.MAX_VALUE)));
    }

    /** Whether this is a library, and another one. */
    static boolean isOther(String library) {
        return OTHERS.contains(library);
    }

    /** Whether this is a primitive alone. */
    static boolean isBare(String library) {
        return library.startsWith(BARE) || library.equals("none");
    }

    private static Optional<Double> ratio(Results results, String question, String subject, String of, String to) {
        return results.row(question, subject, of)
                .flatMap(row -> results.row(question, subject, to)
                        .flatMap(other -> row.ratioTo(other).stream().boxed().findFirst()));
    }
}
