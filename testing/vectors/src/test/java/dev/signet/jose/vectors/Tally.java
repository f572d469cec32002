package dev.signet.jose.vectors;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The counts of one file of vectors. For one thread. */
final class Tally {

    private final String file;
    private final List<Difference> known;
    private final Map<String, Answer> answers = new HashMap<>();
    private final List<String> unexplained = new ArrayList<>();
    private final SortedMap<String, Integer> skipped = new TreeMap<>();
    private int accepted;
    private int refused;
    private int explained;
    private boolean whole = true;

    /**
     * Begins to count.
     *
     * @param file the name of the file
     * @param known the differences that there are on this platform, of all files
     */
    Tally(String file, List<Difference> known) {
        this.file = file;
        this.known = known.stream().filter(one -> one.file().equals(file)).toList();
    }

    /**
     * Counts a case.
     *
     * @param name what distinguishes it in the file
     * @param comment what it is about, for those who look into a difference
     */
    void count(String name, String comment, Expected expected, Answer answer) {
        answers.put(name, answer);
        if (answer.kind() == Answer.Kind.SKIPPED) {
            skip(answer.reason(), 1);
        } else if (!expected.isMetBy(answer)) {
            differs(name, name + " " + comment + ": expected " + expected + ", was " + answer.kind(), answer);
        } else if (answer.kind() == Answer.Kind.ACCEPTED) {
            accepted++;
        } else {
            refused++;
        }
    }

    private void differs(String name, String message, Answer answer) {
        if (known.stream().anyMatch(one -> one.cases().contains(name) && one.here() == answer.kind())) {
            explained++;
        } else {
            unexplained.add(message);
        }
    }

    void skip(String reason, int cases) {
        skipped.merge(reason, cases, Integer::sum);
    }

    /** Notes that a case was not tried because this run tries some only. */
    void leaveOut() {
        whole = false;
    }

    /** Returns whether all cases of the file were tried or skipped. */
    boolean isWhole() {
        return whole;
    }

    String file() {
        return file;
    }

    /** Returns what differs without an explanation, and which explanations of cases that were tried nothing needs. */
    List<String> faults() {
        List<String> faults = new ArrayList<>(unexplained);
        for (Difference one : known) {
            one.cases().stream()
                    .filter(answers::containsKey)
                    .filter(name -> answers.get(name).kind() != Answer.Kind.SKIPPED)
                    .filter(name -> answers.get(name).kind() != one.here())
                    .map(name -> name + " is not explained by differences.json any more: "
                            + answers.get(name).kind())
                    .forEach(faults::add);
        }
        faults.sort(Comparator.naturalOrder());
        return faults;
    }

    int cases() {
        return agreeing() + differing() + skipped();
    }

    int agreeing() {
        return accepted + refused;
    }

    int differing() {
        return explained + unexplained.size();
    }

    int skipped() {
        return skipped.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Returns the line of the file in a table of Markdown. */
    String row() {
        String reasons = skipped.entrySet().stream()
                .map(entry -> entry.getValue() + " " + entry.getKey())
                .collect(Collectors.joining("; "));
        return "| `" + file + "` | " + cases() + " | " + accepted + " | " + refused + " | " + differing() + " | "
                + reasons + " |";
    }

    @Override
    public String toString() {
        return row();
    }
}
