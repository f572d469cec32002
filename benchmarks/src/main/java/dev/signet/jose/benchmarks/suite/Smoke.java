package dev.signet.jose.benchmarks.suite;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs each benchmark for one call, for each library that it has: shows that it runs and that what should be refused is
 * refused, says nothing about speed. A part of the build.
 */
final class Smoke {

    private Smoke() {}

    /** Runs them in this process, and ends with 1 if one of them fails. */
    public static void main(String[] args) {
        boolean failed = false;
        for (Row row : rows(args.length == 0 ? ".*" : args[0], args.length > 0)) {
            long start = System.nanoTime();
            String check = Checks.check(row.how().benchmark(), row.how().parameters());
            long millis = (System.nanoTime() - start) / 1_000_000;
            if (check.startsWith(Checks.FAILED)) {
                failed = true;
                System.err.println(row + ": " + check);
            } else if (args.length > 0) {
                System.err.println(row + ": " + millis + " ms " + check);
            }
        }
        System.exit(failed ? 1 : 0);
    }

    /** Returns the rows that are run: the first of each benchmark and library, or all that are named so. */
    static List<Row> rows(String only, boolean all) {
        Map<String, Row> rows = new LinkedHashMap<>();
        for (Row row : Suite.all()) {
            if (!row.needsAccp() && row.toString().matches(only)) {
                String key = row.how().benchmark()
                        + (all ? row.how().parameters() : row.how().parameters().get("library"));
                rows.putIfAbsent(key, row);
            }
        }
        return List.copyOf(rows.values());
    }
}
