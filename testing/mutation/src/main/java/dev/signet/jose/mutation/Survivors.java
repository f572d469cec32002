package dev.signet.jose.mutation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Compares the mutants that survived with the list of those that may. */
public final class Survivors {

    /** The second is what changes the class so that the JVM refuses it. */
    private static final Set<String> KILLED = Set.of("KILLED", "NON_VIABLE");

    private Survivors() {}

    /**
     * Prints how many mutants of each class were killed, and fails if one that was not killed is not explained, or if
     * one that is explained was killed or does not exist. Of classes that are in no report nothing is said.
     *
     * @param arguments the file with the explanations, then the reports
     * @throws IOException if one of them cannot be read
     * @throws IllegalStateException if there is a difference; the message has them all
     */
    public static void main(String... arguments) throws IOException {
        Map<Mutant, String> statuses = new LinkedHashMap<>();
        for (String report : List.of(arguments).subList(1, arguments.length)) {
            statuses.putAll(Report.read(Path.of(report)));
        }
        Map<Mutant, String> reasons = Explanations.read(Path.of(arguments[0]));
        figures(statuses).forEach(System.out::println);
        List<String> differences = differences(statuses, reasons);
        if (!differences.isEmpty()) {
            throw new IllegalStateException(differences.size() + " differences from " + arguments[0] + ":\n  "
                    + String.join("\n  ", differences));
        }
    }

    /** Returns what is not explained, and what is explained and is not so. */
    static List<String> differences(Map<Mutant, String> statuses, Map<Mutant, String> reasons) {
        List<String> differences = new ArrayList<>();
        statuses.forEach((mutant, status) -> {
            if (!KILLED.contains(status) && !reasons.containsKey(mutant)) {
                differences.add(status + ", not explained: " + mutant);
            }
        });
        Set<String> types = statuses.keySet().stream().map(Mutant::type).collect(Collectors.toSet());
        reasons.forEach((mutant, reason) -> {
            String status = statuses.getOrDefault(mutant, "no such mutant");
            // What does not end with one test may be killed by another, if that one is run first.
            boolean killed = KILLED.contains(status) && !reason.startsWith("endless: ");
            if (types.contains(mutant.type()) && (killed || !statuses.containsKey(mutant))) {
                differences.add(status + ", but explained: " + mutant);
            }
        });
        return differences;
    }

    /** Returns a line for each class, and one for all: mutants, killed, survived. */
    static List<String> figures(Map<Mutant, String> statuses) {
        Map<String, int[]> figures = new TreeMap<>();
        statuses.forEach((mutant, status) -> {
            for (String name : List.of(mutant.type().replaceFirst("\\$.*", ""), "all")) {
                figures.computeIfAbsent(name, first -> new int[2])[KILLED.contains(status) ? 0 : 1]++;
            }
        });
        return figures.entrySet().stream()
                .map(entry -> "%-40s %5d mutants, %5d killed, %3d survived"
                        .formatted(
                                entry.getKey(),
                                entry.getValue()[0] + entry.getValue()[1],
                                entry.getValue()[0],
                                entry.getValue()[1]))
                .toList();
    }
}
