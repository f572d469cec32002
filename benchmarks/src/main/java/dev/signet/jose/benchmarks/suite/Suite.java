package dev.signet.jose.benchmarks.suite;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All rows, in the order in which they are run and shown. A new benchmark is added here. */
final class Suite {

    private Suite() {}

    /** Returns all rows. */
    static List<Row> all() {
        List<Row> rows = new ArrayList<>();
        rows.addAll(SignedRows.all());
        rows.addAll(EncryptedRows.all());
        rows.addAll(OtherRows.all());
        rows.addAll(ProviderRows.all());
        return rows;
    }

    /** Returns the rows of a plan, those that are compared with each other together. */
    static List<List<Row>> groups(Plan plan, String only) {
        Map<String, List<Row>> groups = new LinkedHashMap<>();
        for (Row row : all()) {
            if (plan.has(row.plan()) && (row.group() + ", " + row.library()).matches(only)) {
                groups.computeIfAbsent(row.group(), group -> new ArrayList<>()).add(row);
            }
        }
        return List.copyOf(groups.values());
    }
}
