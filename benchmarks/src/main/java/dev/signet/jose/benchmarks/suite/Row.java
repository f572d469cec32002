package dev.signet.jose.benchmarks.suite;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One row of the suite: a library, or a primitive, in one subject of one question. Rows of the same question and subject
 * are compared with each other, and run in turn.
 *
 * @param question what is asked, such as {@code verify}
 * @param subject of what, such as {@code ES256}
 * @param library whose answer it is
 * @param plan the smallest plan that has it
 * @param how what is run
 */
record Row(String question, String subject, String library, Plan plan, Jmh how) {

    /**
     * A JMH benchmark.
     *
     * @param benchmark the class and the method, such as {@code SignedTokensBenchmark.verify}
     * @param parameters of the class
     * @param threads how many run it
     * @param warmups how many times as long as usual it runs before it is measured
     * @param shot what one measurement is
     * @param jvm arguments of the JVM
     */
    record Jmh(
            String benchmark, Map<String, String> parameters, int threads, int warmups, Shot shot, List<String> jvm) {

        Jmh {
            parameters = new TreeMap<>(parameters);
        }

        String className() {
            return benchmark.substring(0, benchmark.indexOf('.'));
        }
    }

    /** What one measurement is. */
    enum Shot {
        /** The average of many calls. */
        MANY,
        /** Each call alone, after one that does not count. */
        EACH,
        /** The first call of a process. */
        FIRST
    }

    static Row of(
            Plan plan,
            String question,
            String subject,
            String library,
            String benchmark,
            Map<String, String> parameters) {
        return new Row(question, subject, library, plan, new Jmh(benchmark, parameters, 1, 1, Shot.MANY, List.of()));
    }

    /** Returns the row measured by several threads, which leave the compiler less of the processors. */
    Row threads(int threads) {
        return new Row(
                question,
                subject + ", " + threads + " threads",
                library,
                plan,
                new Jmh(how.benchmark(), how.parameters(), threads, how.warmups() * threads, how.shot(), how.jvm()));
    }

    /** Returns the row with a longer warm-up: one of many short methods, or of few calls, is compiled late. */
    Row warmedUp(int times) {
        return new Row(
                question,
                subject,
                library,
                plan,
                new Jmh(
                        how.benchmark(),
                        how.parameters(),
                        how.threads(),
                        how.warmups() * times,
                        how.shot(),
                        how.jvm()));
    }

    /** Returns the row with calls that are measured one by one. */
    Row shot(Shot shot, String... jvm) {
        return new Row(
                question,
                subject,
                library,
                plan,
                new Jmh(how.benchmark(), how.parameters(), how.threads(), how.warmups(), shot, List.of(jvm)));
    }

    /** Returns the row under another name. */
    Row named(String otherSubject, String otherLibrary) {
        return new Row(question, otherSubject, otherLibrary, plan, how);
    }

    /** Returns what it is compared within. */
    String group() {
        return question + " " + subject;
    }

    /** Whether it needs ACCP on the class path. */
    boolean needsAccp() {
        return how.parameters().values().stream().anyMatch(value -> value.startsWith("ACCP"));
    }

    @Override
    public String toString() {
        return group() + ", " + library;
    }
}
