package dev.signet.jose.load;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A row of the table: what an input cost when it was measured.
 *
 * @param door where it was sent
 * @param input what it is
 * @param outcome what came of it
 * @param sent its octets
 * @param allocated the octets of heap that the call allocated
 * @param memory the same, in those of an ordinary acceptance
 * @param time the time of the call, in those of an ordinary acceptance
 * @param reason why it may cost more than three of them, or empty
 */
record Cost(
        String door,
        String input,
        String outcome,
        int sent,
        long allocated,
        double memory,
        double time,
        String reason) {

    static final double BOUND = 3;

    static final List<String> HEAD = List.of(
            "| where | input | outcome | octets sent | octets allocated | of an acceptance | time of an acceptance |"
                    + " why more than 3 |",
            "|---|---|---|---:|---:|---:|---:|---|");

    private static final Pattern ROW = Pattern.compile(
            "\\| (.+?) \\| (.+?) \\| (.+?) \\| ([0-9,]+) \\| ([0-9,]+) \\| ([0-9.]+) \\| ([0-9.]+) \\| (.*?) ?\\|");

    /** Counts and measures an input. */
    static Cost of(HostileInput input) {
        Door door = input.door();
        long allocated = AllocatedOctets.of(door, input.texts());
        return new Cost(
                door.name(),
                input.name(),
                input.outcome(),
                input.octets(),
                allocated,
                (double) allocated / AllocatedOctets.of(door, door.accepted()),
                Turns.ratio(door, input.texts()),
                input.reason());
    }

    /** Reads a row. */
    static Cost parse(String line) {
        Matcher row = ROW.matcher(line);
        if (!row.matches()) {
            throw new IllegalArgumentException("expected a row, was " + line);
        }
        return new Cost(
                row.group(1),
                row.group(2),
                row.group(3),
                Integer.parseInt(row.group(4).replace(",", "")),
                Long.parseLong(row.group(5).replace(",", "")),
                Double.parseDouble(row.group(6)),
                Double.parseDouble(row.group(7)),
                row.group(8));
    }

    String line() {
        return String.format(
                Locale.ROOT,
                "| %s | %s | %s | %,d | %,d | %.2f | %.2f | %s |",
                door,
                input,
                outcome,
                sent,
                allocated,
                memory,
                time,
                reason);
    }

    boolean isDear() {
        return memory > BOUND || time > BOUND;
    }
}
