package dev.signet.jose.interop;

import dev.signet.jose.interop.Meeting.Result;
import dev.signet.jose.interop.Outcome.State;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What meetings brought to light, for people. For one thread. */
final class Report {
    private static final String OPENING = """
            # Tokens of others, and ours in their hands

            Made by these commands; do not edit. The libraries for the JVM are also tried by `mvn verify` (module `interop`),
            the others only here.

                apt-get install jose python3-jwcrypto
                (cd testing/interop && npm install --no-save --no-package-lock jose node@24 hpke)
                testing/interop/run

            Each case is a payload of 300 octets under one key given to both sides as a JWK. In the tables of all pairs the key is one
            that Signet made (`jose jwk gen`) and that does not say what it is for (but a key of ML-DSA, whose `alg` is a part of it); then follow, for each partner, keys that the
            partner made in its own way, with the `alg`, `use` and `key_ops` that it writes. The public half that a partner gets
            is the one that Signet writes. *Both* says that Signet opened their token, they opened Signet's, and each refused the other's with one character of the
            payload or ciphertext changed (which is left out for passwords, where every try is long work). *Theirs* says that
            only their token was tried on Signet, *ours* that only Signet's was tried on them, and – that they do not offer the
            pair with the dependencies that they bring along by themselves. Why something was left out stands below each table. Keys that
            a partner made have passed three tests more: both sides computed the same thumbprint (RFC 7638), and each read the private
            key that the other had encrypted (RFC 7517 section 7).
            """;

    private final StringBuilder text = new StringBuilder(OPENING);

    static String of(List<Meeting> meetings, LocalDate day) {
        Report report = new Report();
        report.text.append("\nRun on ").append(day).append(".\n");
        report.summary(meetings);
        meetings.forEach(report::meeting);
        return report.text.toString();
    }

    /** One line for each meeting, and one for each failure. */
    static String inBrief(List<Meeting> meetings) {
        Report report = new Report();
        report.text.setLength(0);
        report.summary(meetings);
        meetings.forEach(report::failures);
        return report.text.toString();
    }

    private void summary(List<Meeting> meetings) {
        text.append("\n| Signet | Partner | keys made by | JWS both ways | JWE both ways | one way | failed |\n");
        text.append("|---|---|---|---:|---:|---:|---:|\n");
        for (Meeting meeting : meetings) {
            text.append("| %s | %s | %s | %d | %d | %d | %d |%n"
                    .formatted(
                            meeting.us(),
                            meeting.them(),
                            meeting.hasTheirKeys() ? "the partner" : "Signet",
                            meeting.signatures().filter(Result::passedBothWays).count(),
                            meeting.encryptions().filter(Result::passedBothWays).count(),
                            meeting.results().stream()
                                    .filter(Result::passedOneWay)
                                    .count(),
                            meeting.results().stream()
                                    .filter(result -> result.is(State.FAILED))
                                    .count()));
        }
    }

    private void meeting(Meeting meeting) {
        text.append("\n## ")
                .append(meeting.us())
                .append(" and ")
                .append(meeting.them())
                .append(meeting.hasTheirKeys() ? ", keys made by the latter" : "")
                .append("\n");
        if (meeting.hasTheirKeys()) {
            keys(meeting);
        } else {
            pairs(meeting);
        }
        meeting.remarks().forEach(remark -> text.append("\n").append(remark).append("\n"));
        skipped(meeting);
        failures(meeting);
    }

    private void keys(Meeting meeting) {
        text.append("\n| key | alg | |\n|---|---|---|\n");
        meeting.results()
                .forEach(result -> text.append("| %s | %s | %s |%n"
                        .formatted(result.test().key(), result.test().alg(), word(result))));
    }

    private void pairs(Meeting meeting) {
        if (meeting.signatures().findAny().isPresent()) {
            text.append("\n| JWS alg | key | |\n|---|---|---|\n");
            meeting.signatures()
                    .forEach(result -> text.append("| %s | %s | %s |%n"
                            .formatted(result.test().alg(), result.test().key(), word(result))));
        }
        if (meeting.encryptions().findAny().isPresent()) {
            encryptions(meeting);
        }
    }

    private void encryptions(Meeting meeting) {
        text.append("\n| JWE alg | key | ")
                .append(String.join(" | ", Case.ENCRYPTIONS))
                .append(" |\n|---|---|---|---|---|---|---|---|\n");
        Map<String, Map<String, String>> rows = new LinkedHashMap<>();
        meeting.encryptions()
                .forEach(result -> rows.computeIfAbsent(row(result.test()), row -> new LinkedHashMap<>())
                        .put(result.test().enc(), word(result)));
        rows.forEach((row, words) -> text.append("| ")
                .append(row)
                .append(" | ")
                .append(Case.ENCRYPTIONS.stream()
                        .map(enc -> words.getOrDefault(enc, "–"))
                        .collect(Collectors.joining(" | ")))
                .append(" |\n"));
    }

    private static String row(Case test) {
        return test.alg() + " | " + (test.alg().equals("dir") ? "of the size of enc" : test.key());
    }

    private static String word(Result result) {
        if (result.is(State.FAILED)) {
            return "**failed**";
        }
        if (result.passedBothWays()) {
            return "both";
        }
        if (result.opened().state() == State.PASSED) {
            return "theirs";
        }
        return result.accepted().state() == State.PASSED ? "ours" : "–";
    }

    private void skipped(Meeting meeting) {
        Map<String, Set<String>> reasons = new LinkedHashMap<>();
        for (Result result : meeting.results()) {
            Stream.of(result.opened(), result.accepted())
                    .filter(outcome -> outcome.state() == State.SKIPPED)
                    .forEach(outcome -> reasons.computeIfAbsent(outcome.reason(), reason -> new LinkedHashSet<>())
                            .add(brief(result.test())));
        }
        meeting.lacking()
                .forEach(test -> reasons.computeIfAbsent(
                                meeting.hasTheirKeys()
                                        ? "not offered, or no such key made by it"
                                        : "not offered, or not with its own dependencies alone",
                                reason -> new LinkedHashSet<>())
                        .add(brief(test)));
        if (reasons.isEmpty()) {
            return;
        }
        text.append("\nLeft out:\n\n");
        reasons.forEach((reason, cases) -> text.append("- ")
                .append(reason)
                .append(": ")
                .append(String.join("; ", cases))
                .append("\n"));
    }

    private static String brief(Case test) {
        return test.alg() + " (" + test.key() + ")";
    }

    private void failures(Meeting meeting) {
        meeting.results().stream()
                .filter(result -> result.is(State.FAILED))
                .forEach(result -> text.append("%nFAILED: %s and %s: %s: theirs: %s %s, ours: %s %s%n"
                        .formatted(
                                meeting.us(),
                                meeting.them(),
                                result.test(),
                                result.opened().state(),
                                result.opened().reason(),
                                result.accepted().state(),
                                result.accepted().reason())));
    }
}
