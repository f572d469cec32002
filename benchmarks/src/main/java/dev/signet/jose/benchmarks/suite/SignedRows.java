package dev.signet.jose.benchmarks.suite;

import dev.signet.jose.benchmarks.libraries.Library;
import dev.signet.jose.benchmarks.libraries.Providers;
import dev.signet.jose.benchmarks.tokens.Algorithm;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Signing and verifying, by one thread and by two, and under other providers. */
final class SignedRows {

    private static final String SIGN = "SignedTokensBenchmark.sign";
    private static final String VERIFY = "SignedTokensBenchmark.verify";

    private static final Set<Algorithm> STANDARD = Set.of(
            Algorithm.HS256,
            Algorithm.RS256,
            Algorithm.PS256,
            Algorithm.ES256,
            Algorithm.Ed25519,
            Algorithm.ML_DSA_44,
            Algorithm.ML_DSA_65,
            Algorithm.ML_DSA_87);

    private SignedRows() {}

    static List<Row> all() {
        List<Row> rows = new ArrayList<>();
        for (Algorithm algorithm : Algorithm.values()) {
            rows.addAll(rows("sign", SIGN, algorithm));
            rows.addAll(rows("verify", VERIFY, algorithm));
        }
        threads(rows, Algorithm.HS256, Library.BARE);
        threads(rows, Algorithm.ES256, Library.BARE_BC);
        for (Algorithm algorithm : List.of(Algorithm.ES256, Algorithm.Ed25519, Algorithm.RS256)) {
            accp(rows, "sign", SIGN, algorithm);
            accp(rows, "verify", VERIFY, algorithm);
        }
        return rows;
    }

    private static List<Row> rows(String question, String benchmark, Algorithm algorithm) {
        List<Row> rows = new ArrayList<>();
        for (Library library : Library.values()) {
            if (library.algorithms().contains(algorithm)) {
                rows.add(row(
                        plan(question, algorithm, library),
                        question,
                        benchmark,
                        algorithm,
                        library,
                        Providers.DEFAULT));
            }
        }
        return rows;
    }

    /** Each library signs and verifies all of standard's algorithms; quick has the fastest of the others for each. */
    private static Plan plan(String question, Algorithm algorithm, Library library) {
        if (!STANDARD.contains(algorithm)) {
            return Plan.FULL;
        }
        boolean signs = question.equals("sign");
        boolean quick = switch (algorithm) {
            case HS256 ->
                library.isBare()
                        || library == Library.SIGNET
                        || library == Library.VERTX
                        || library == Library.FUSIONAUTH
                        || library == Library.NIMBUS;
            case RS256 ->
                !signs && (library == Library.BARE || library == Library.SIGNET || library == Library.JAVA_JWT);
            case ES256, Ed25519 ->
                (!signs || algorithm == Algorithm.Ed25519)
                        && (library == Library.BARE_BC || library == Library.SIGNET || library == Library.NIMBUS);
            default -> false;
        };
        if (quick) {
            return Plan.QUICK;
        }
        if (algorithm == Algorithm.HS256) {
            return Plan.STANDARD;
        }
        // Where the primitive is nearly all there is, the libraries are one like the other: some are shown.
        boolean shown = switch (library) {
            case BARE -> !algorithm.isEdDsa();
            // Where the JDK has ML-DSA, one of its sizes shows how BouncyCastle compares.
            case BARE_BC -> !algorithm.isMlDsa() || !algorithm.isInJdk() || algorithm == Algorithm.ML_DSA_65;
            case SIGNET, VERTX -> true;
            case NIMBUS -> !signs || !algorithm.isRsa();
            case JAVA_JWT -> !signs && algorithm == Algorithm.RS256;
            default -> false;
        };
        return shown && !(signs && algorithm == Algorithm.PS256) ? Plan.STANDARD : Plan.FULL;
    }

    private static void threads(List<Row> rows, Algorithm algorithm, Library bare) {
        for (Library library : List.of(bare, Library.SIGNET, Library.NIMBUS)) {
            Plan plan = library == Library.NIMBUS ? Plan.FULL : Plan.STANDARD;
            rows.add(row(plan, "verify", VERIFY, algorithm, library, Providers.DEFAULT)
                    .threads(2));
        }
    }

    private static void accp(List<Row> rows, String question, String benchmark, Algorithm algorithm) {
        String subject = algorithm + ", ACCP first";
        for (Library library : List.of(
                Library.BARE, Library.SIGNET, Library.VERTX, Library.FUSIONAUTH, Library.NIMBUS, Library.JAVA_JWT)) {
            boolean shown = library == Library.BARE || library == Library.SIGNET || library == Library.VERTX;
            Plan plan = shown && algorithm != Algorithm.RS256 ? Plan.STANDARD : Plan.FULL;
            if (library.algorithms().contains(algorithm)) {
                rows.add(row(plan, question, benchmark, algorithm, library, Providers.ACCP_FIRST)
                        .named(subject, library.label()));
            }
        }
        rows.add(row(Plan.FULL, question, benchmark, algorithm, Library.SIGNET, Providers.ACCP_PINNED)
                .named(subject, Library.SIGNET.label() + ", pinned"));
    }

    private static Row row(
            Plan plan, String question, String benchmark, Algorithm algorithm, Library library, Providers providers) {
        return Row.of(
                plan,
                question,
                algorithm.title(),
                library.label(),
                benchmark,
                Map.of("library", library.name(), "algorithm", algorithm.name(), "providers", providers.name()));
    }
}
