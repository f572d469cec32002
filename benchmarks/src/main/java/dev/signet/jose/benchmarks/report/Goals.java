package dev.signet.jose.benchmarks.report;

import static dev.signet.jose.benchmarks.report.Goal.atMost;
import static dev.signet.jose.benchmarks.report.Goal.count;
import static dev.signet.jose.benchmarks.report.Goal.fasterThan;
import static dev.signet.jose.benchmarks.report.Goal.fasterThanOthers;
import static dev.signet.jose.benchmarks.report.Goal.nanos;
import static dev.signet.jose.benchmarks.report.Goal.octets;
import static dev.signet.jose.benchmarks.report.Goal.refusal;
import static dev.signet.jose.benchmarks.report.Goal.threads;

import dev.signet.jose.benchmarks.report.Goal.Judgement;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What this library is to reach. */
final class Goals {

    private static final String BARE = "bare";
    private static final String BARE_BC = "bare (BouncyCastle)";
    private static final String DIR = "dir + A256GCM";
    private static final double MEBIBYTE = 1 << 20;

    private static final List<Goal> ALL = List.of(
            atMost(2.0, "sign", "HS256", BARE),
            fasterThanOthers(2.2, "sign", "HS256"),
            octets(1536, "sign", "HS256"),
            atMost(2.1, "verify", "HS256", BARE),
            fasterThanOthers(2.8, "verify", "HS256"),
            octets(1945, "verify", "HS256"),
            atMost(1.4, "verify a plain JWS", "HS256", BARE),
            atMost(1.05, "sign", "RS256", BARE),
            fasterThanOthers(0.95, "sign", "RS256"),
            atMost(1.05, "verify", "RS256", BARE),
            fasterThanOthers(0.95, "verify", "RS256"),
            atMost(1.05, "verify", "PS256", BARE),
            fasterThanOthers(0.95, "verify", "PS256"),
            atMost(1.05, "sign", "ES256", BARE),
            fasterThanOthers(0.95, "sign", "ES256"),
            atMost(1.05, "verify", "ES256", BARE_BC),
            fasterThanOthers(12, "verify", "ES256"),
            atMost(1.05, "sign", "Ed25519", BARE_BC),
            fasterThanOthers(1.9, "sign", "Ed25519"),
            atMost(1.05, "verify", "Ed25519", BARE_BC),
            fasterThanOthers(2.1, "verify", "Ed25519"),
            atMost(1.15, "sign", "ES256, ACCP first", BARE),
            fasterThanOthers(0.95, "sign", "ES256, ACCP first"),
            atMost(1.15, "verify", "ES256, ACCP first", BARE),
            fasterThanOthers(0.95, "verify", "ES256, ACCP first"),
            atMost(1.15, "sign", "Ed25519, ACCP first", BARE),
            fasterThanOthers(0.95, "sign", "Ed25519, ACCP first"),
            atMost(1.15, "verify", "Ed25519, ACCP first", BARE),
            fasterThanOthers(0.95, "verify", "Ed25519, ACCP first"),
            atMost(1.8, "encrypt", DIR, BARE),
            fasterThanOthers(7, "encrypt", DIR),
            octets(3277, "encrypt", DIR),
            atMost(2.4, "decrypt", DIR, BARE),
            fasterThanOthers(9, "decrypt", DIR),
            octets(3277, "decrypt", DIR),
            atMost(1.05, "encrypt", "RSA-OAEP-256 + A256GCM", BARE),
            fasterThanOthers(0.95, "encrypt", "RSA-OAEP-256 + A256GCM"),
            atMost(1.05, "decrypt", "RSA-OAEP-256 + A256GCM", BARE),
            fasterThanOthers(0.95, "decrypt", "RSA-OAEP-256 + A256GCM"),
            atMost(1.05, "encrypt", "ECDH-ES+A256KW + A256GCM", BARE),
            fasterThanOthers(0.95, "encrypt", "ECDH-ES+A256KW + A256GCM"),
            atMost(1.05, "decrypt", "ECDH-ES+A256KW + A256GCM", BARE),
            fasterThanOthers(0.95, "decrypt", "ECDH-ES+A256KW + A256GCM"),
            fasterThanOthers(10, "encrypt", "1 MiB, warm"),
            octets(3 * MEBIBYTE, "encrypt", "1 MiB, warm"),
            fasterThanOthers(10, "decrypt", "1 MiB, warm"),
            octets(3 * MEBIBYTE, "decrypt", "1 MiB, warm"),
            fasterThanOthers(8, "encrypt", "1 MiB, the first 100 of a process"),
            atMost(1 / 0.35, "encrypt", "a stream of 512 MiB", BARE),
            nanos(20_000, "read a public key", "RSA 2048"),
            nanos(12_000, "read a public key", "Ed25519"),
            nanos(15_000, "read a public key", "P-256"),
            nanos(150_000, "parse a key set", "10 keys"),
            nanos(15_000_000, "parse a key set", "1000 keys"),
            atMost(2, "refresh a key set", "10 keys", BARE),
            atMost(2, "refresh a key set", "1000 keys", BARE),
            fasterThanOthers(1, "select a key", "10 keys"),
            octets(0.5, "select a key", "10 keys"),
            refusal(1.1, "HS256", "wrong signature"),
            refusal(1.1, "HS256", "broken header"),
            refusal(1.1, "HS256", "another alg"),
            refusal(1.1, "HS256", "unknown kid"),
            refusal(1.1, "HS256", "expired"),
            refusal(1.1, "HS256", "too long"),
            refusal(1.1, "HS256, 100 frames", "wrong signature"),
            threads(1.15, "verify", "HS256", BARE),
            threads(1.15, "verify", "ES256", BARE_BC),
            atMost(1, "remembered token", "HS256", BARE),
            fasterThan(100, "remembered token", "ES256", new Goal.Row("verify", "ES256", BARE_BC)),
            fasterThanOthers(1, "start, processor time", "first HS256 token"),
            octets(4_200_000, "start, processor time", "first HS256 token"),
            count(560, "start, classes", "first HS256 token"));

    private Goals() {}

    /** Returns a table of all goals, with a column for each of these results. */
    static String table(List<Results> all) {
        StringBuilder text = new StringBuilder("| | aim |");
        all.forEach(results -> text.append(' ').append(place(results)).append(" |"));
        text.append("\n|---|---|").append("---|".repeat(all.size())).append('\n');
        for (Goal goal : ALL) {
            text.append("| ")
                    .append(goal.what())
                    .append(" | ")
                    .append(goal.aim())
                    .append(" | ");
            text.append(all.stream().map(results -> cell(goal, results)).collect(Collectors.joining(" | ")));
            text.append(" |\n");
        }
        return text.toString();
    }

    /** Returns how many are reached, missed and not measured in these results, in one line. */
    static String summary(Results results) {
        List<Judgement> judged = ALL.stream()
                .flatMap(goal -> goal.judgement().apply(results).stream())
                .toList();
        long reached = judged.stream().filter(Judgement::reached).count();
        return place(results) + ": " + reached + " reached, " + (judged.size() - reached) + " missed, "
                + (ALL.size() - judged.size()) + " not measured";
    }

    private static String place(Results results) {
        return "JDK " + results.machine().jdk() + ", " + results.machine().cpu();
    }

    private static String cell(Goal goal, Results results) {
        Optional<Judgement> judgement = goal.judgement().apply(results);
        if (judgement.isEmpty()) {
            return "–";
        }
        return judgement.get().reached()
                ? judgement.get().measured()
                : "**" + judgement.get().measured() + "**";
    }
}
