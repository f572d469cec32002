package dev.signet.jose.benchmarks.suite;

import dev.signet.jose.benchmarks.libraries.Library;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Key sets, single keys, refusals, headers, content of other sizes, nested and sealed tokens, what instances share, JSON
 * and records.
 */
final class OtherRows {

    private OtherRows() {}

    static List<Row> all() {
        List<Row> rows = new ArrayList<>();
        plainJws(rows);
        keys(rows);
        refusals(rows);
        large(rows);
        streams(rows);
        nested(rows);
        instances(rows);
        claims(rows);
        return rows;
    }

    private static void plainJws(List<Row> rows) {
        for (Library library : List.of(Library.BARE, Library.SIGNET, Library.NIMBUS, Library.JOSE4J)) {
            Plan plan = library == Library.BARE || library == Library.SIGNET ? Plan.QUICK : Plan.FULL;
            rows.add(row(plan, "verify a plain JWS", "HS256", library, "PlainJwsBenchmark.verify", Map.of()));
        }
        remembered(rows, "HS256", Library.BARE);
        remembered(rows, "HS256", Library.SIGNET);
        remembered(rows, "ES256", Library.SIGNET);
        for (String headers : List.of("ALIKE", "DIFFERENT")) {
            rows.add(Row.of(
                    Plan.STANDARD,
                    "header memory",
                    "HS256",
                    headers.equals("ALIKE") ? "hit" : "miss",
                    "HeaderBenchmark.verify",
                    Map.of("headers", headers)));
        }
    }

    private static void remembered(List<Row> rows, String algorithm, Library library) {
        rows.add(row(
                Plan.STANDARD,
                "remembered token",
                algorithm,
                library,
                "RememberedTokenBenchmark.verify",
                Map.of("algorithm", algorithm)));
    }

    private static void keys(List<Row> rows) {
        Map<String, String> kinds = Map.of(
                "RSA_2048", "RSA 2048",
                "RSA_4096", "RSA 4096",
                "P_256", "P-256",
                "P_521", "P-521",
                "ED25519", "Ed25519",
                "X25519", "X25519");
        for (String kind : List.of("RSA_2048", "P_256", "ED25519", "RSA_4096", "P_521", "X25519")) {
            boolean shown = !kind.equals("RSA_4096") && !kind.equals("P_521") && !kind.equals("X25519");
            for (Library library : List.of(Library.BARE, Library.SIGNET, Library.NIMBUS, Library.JOSE4J)) {
                boolean okp = kind.equals("ED25519") || kind.equals("X25519");
                if (library == Library.JOSE4J && okp) {
                    continue;
                }
                Plan plan = !shown || library == Library.JOSE4J || library == Library.BARE
                        ? Plan.FULL
                        : library == Library.SIGNET ? Plan.QUICK : Plan.STANDARD;
                rows.add(row(
                        plan,
                        "read a public key",
                        kinds.get(kind),
                        library,
                        "PublicKeyBenchmark.read",
                        Map.of("kind", kind)));
            }
        }
        for (int count : List.of(1, 10, 1000)) {
            Map<String, String> parameters = Map.of("keys", Integer.toString(count));
            String subject = count == 1 ? "1 key" : count + " keys";
            for (Library library : List.of(Library.BARE, Library.SIGNET, Library.NIMBUS, Library.JOSE4J)) {
                Plan plan = count == 1 || library == Library.JOSE4J ? Plan.FULL : Plan.STANDARD;
                rows.add(row(plan, "parse a key set", subject, library, "KeySetBenchmark.parse", parameters)
                        .warmedUp(3));
            }
            for (Library library : List.of(Library.BARE, Library.SIGNET, Library.NIMBUS)) {
                Plan plan = count == 1 || library == Library.NIMBUS ? Plan.FULL : Plan.STANDARD;
                rows.add(row(plan, "refresh a key set", subject, library, "KeySetBenchmark.refresh", parameters));
            }
            for (Library library : List.of(Library.SIGNET, Library.NIMBUS, Library.JOSE4J)) {
                Plan plan = count == 10 && library != Library.NIMBUS ? Plan.STANDARD : Plan.FULL;
                rows.add(row(plan, "select a key", subject, library, "KeySetBenchmark.select", parameters));
            }
        }
    }

    private static void refusals(List<Row> rows) {
        String[][] faults = {
            {"NONE", "accepted"},
            {"SIGNATURE", "wrong signature"},
            {"HEADER", "broken header"},
            {"ALGORITHM", "another alg"},
            {"UNKNOWN_KEY", "unknown kid"},
            {"EXPIRED", "expired"},
            {"TOO_LONG", "too long"}
        };
        for (int frames : List.of(0, 100)) {
            for (String[] fault : faults) {
                boolean shown = frames == 0 || fault[0].equals("NONE") || fault[0].equals("SIGNATURE");
                rows.add(Row.of(
                        shown ? Plan.STANDARD : Plan.FULL,
                        "refuse",
                        frames == 0 ? "HS256" : "HS256, " + frames + " frames",
                        fault[1],
                        "RefusalBenchmark.decide",
                        Map.of("fault", fault[0], "frames", Integer.toString(frames))));
            }
        }
    }

    private static void large(List<Row> rows) {
        for (String question : List.of("encrypt", "decrypt")) {
            for (Library library :
                    List.of(Library.BARE, Library.SIGNET, Library.NIMBUS, Library.JOSE4J, Library.JJWT)) {
                Plan warm = library == Library.JJWT || library == Library.NIMBUS ? Plan.FULL : Plan.STANDARD;
                Plan plan = library == Library.JJWT ? Plan.FULL : Plan.STANDARD;
                rows.add(row(warm, question, "1 MiB, warm", library, "LargeContentBenchmark." + question, Map.of()));
                rows.add(row(
                                library == Library.JOSE4J || question.equals("decrypt") ? Plan.FULL : plan,
                                question,
                                "1 MiB, the first 100 of a process",
                                library,
                                "LargeContentBenchmark." + question + "First",
                                Map.of("messages", "100"))
                        .shot(Row.Shot.FIRST));
            }
        }
    }

    private static void streams(List<Row> rows) {
        for (String question : List.of("encrypt", "decrypt")) {
            for (Library library : List.of(Library.BARE, Library.SIGNET)) {
                rows.add(row(
                                Plan.STANDARD,
                                question,
                                "a stream of 512 MiB",
                                library,
                                "StreamBenchmark." + question,
                                Map.of("mebibytes", "512"))
                        .shot(Row.Shot.EACH, "-Xms64m", "-Xmx64m"));
            }
        }
    }

    private static void nested(List<Row> rows) {
        Map<String, String> inner = Map.of("RSA_OAEP_256", "RS256", "ECDH_ES_A256KW", "ES256", "DIR", "HS256");
        for (String management : List.of("RSA_OAEP_256", "ECDH_ES_A256KW", "DIR")) {
            String algorithm = inner.get(management);
            String subject = algorithm + " in " + management.replace('_', '-').toLowerCase(Locale.ROOT);
            for (String question : List.of("encode", "decode")) {
                for (Library library :
                        List.of(Library.BARE, Library.SIGNET, Library.NIMBUS, Library.JOSE4J, Library.JJWT)) {
                    rows.add(row(
                            Plan.FULL,
                            question + " a nested token",
                            subject,
                            library,
                            "NestedBenchmark." + question,
                            Map.of("algorithm", algorithm, "management", management)));
                }
            }
        }
        for (String sealed : List.of("1", "3", "10")) {
            for (String wrap : List.of("SHARED", "EACH")) {
                for (String recipient : List.of("RSA", "EC")) {
                    for (String question : List.of("seal", "open")) {
                        rows.add(Row.of(
                                Plan.FULL,
                                question + " claims",
                                sealed + ", " + recipient,
                                wrap.equals("SHARED") ? "one key" : "a key for each",
                                "SealedClaimsBenchmark." + question,
                                Map.of("sealed", sealed, "wrap", wrap, "recipient", recipient)));
                    }
                }
            }
        }
    }

    private static void instances(List<Row> rows) {
        for (String name : List.of("forgetting", "remembering")) {
            rows.add(Row.of(Plan.FULL, "accept once", "HS256", name, "ReplayBenchmark." + name, Map.of()));
        }
        Map<String, String> places = Map.of("MEMORY", "memory", "REDIS", "Redis", "POSTGRESQL", "PostgreSQL");
        for (String place : List.of("MEMORY", "REDIS", "POSTGRESQL")) {
            rows.add(Row.of(
                    Plan.FULL,
                    "accept once",
                    "the store alone",
                    places.get(place),
                    "SharedReplayBenchmark.add",
                    Map.of("place", place)));
        }
        for (String question : List.of("sign", "verify")) {
            for (String rotation : List.of("ROTATE", "STAY")) {
                rows.add(Row.of(
                        Plan.FULL,
                        "rotating keys",
                        question + " ES256",
                        rotation.equals("STAY") ? "keys that stay" : "a rotation in 1,000 calls",
                        "RotatingKeysBenchmark." + question,
                        Map.of("rotation", rotation)));
            }
        }
    }

    private static void claims(List<Row> rows) {
        claims(rows, "claims to a record", "from JSON", "plainRead", "parseAs", Plan.STANDARD);
        claims(rows, "claims to a record", "from claims", "plainRead", "as", Plan.FULL);
        claims(rows, "claims to a record", "from a token", "decode", "decodeAs", Plan.FULL);
        claims(rows, "a record to claims", "to claims", "plainWrite", "of", Plan.FULL);
        claims(rows, "a record to claims", "to a token", "plainWrite", "encodeOf", Plan.FULL);
        for (String[] pair : new String[][] {{"read", "readJackson"}, {"write", "writeJackson"}}) {
            rows.add(Row.of(Plan.FULL, "JSON", pair[0], "bare", "JsonBenchmark." + pair[1], Map.of()));
            rows.add(Row.of(Plan.FULL, "JSON", pair[0], Library.SIGNET.label(), "JsonBenchmark." + pair[0], Map.of()));
        }
        rows.add(Row.of(
                Plan.FULL, "JSON", "read", "Jackson's tokens alone", "JsonBenchmark.readJacksonTokens", Map.of()));
    }

    private static void claims(List<Row> rows, String question, String subject, String bare, String ours, Plan plan) {
        rows.add(Row.of(plan, question, subject, "bare", "RecordBenchmark." + bare, Map.of()));
        rows.add(Row.of(plan, question, subject, Library.SIGNET.label(), "RecordBenchmark." + ours, Map.of()));
    }

    private static Row row(
            Plan plan, String question, String subject, Library library, String benchmark, Map<String, String> more) {
        Map<String, String> parameters = new TreeMap<>(more);
        parameters.put("library", library.name());
        return Row.of(plan, question, subject, library.label(), benchmark, parameters);
    }
}
