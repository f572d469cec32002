package dev.signet.jose.interop;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.signet.jose.columns.CellResult;
import dev.signet.jose.columns.Column;
import dev.signet.jose.columns.ColumnOpener;
import dev.signet.jose.columns.ColumnSealer;
import dev.signet.jose.columns.ColumnSpecification;
import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.jwe.JweAlgorithm;
import dev.signet.jose.jwk.Curve;
import dev.signet.jose.jwk.EcJwk;
import dev.signet.jose.jwk.Jwk;
import dev.signet.jose.jwk.JwkSet;
import dev.signet.jose.jwk.OctJwk;
import dev.signet.jose.jwk.RsaJwk;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What came of jose-columns and another implementation opening each other's cells ({@code docs/tables.md}). Immutable.
 *
 * @param them the other implementation
 * @param failures what failed with each key management algorithm; empty for most
 */
record CellMeeting(String them, Map<String, List<String>> failures) {
    private static final String VALUE = "078-05-1120, gr\u00fc\u00dfe \u20ac";
    private static final Column<String> COLUMN = Column.text("patients.ssn");
    private static final Column<String> ANOTHER = Column.text("patients.name");
    private static final List<String> PLACE = List.of("patients.ssn", "text");

    /** Something that is tried; throws whatever it throws if it does not succeed. */
    @FunctionalInterface
    private interface Attempt {
        boolean succeeds() throws Exception;
    }

    /** Has both sides seal and open cells under a key for each algorithm. */
    static CellMeeting of(CellPartner them) {
        OctJwk secret = OctJwk.generate(32);
        List<Jwk> keys = List.of(
                secret.withAlgorithm("A256KW"),
                secret.withAlgorithm("A256GCMKW"),
                EcJwk.generate(Curve.P_256).withAlgorithm("ECDH-ES+A256KW"),
                RsaJwk.generate(2048).withAlgorithm("RSA-OAEP-256"));
        Map<String, List<String>> failures = new LinkedHashMap<>();
        for (Jwk key : keys) {
            failures.put(key.algorithm().orElseThrow(), failures(them, key.withKeyId("2026-11")));
        }
        return new CellMeeting(them.name(), failures);
    }

    private static List<String> failures(CellPartner them, Jwk key) {
        String theirKey = key.isSymmetric() ? key.privateJson() : key.toJson();
        ColumnSpecification columns = ColumnSpecification.of(() -> JwkSet.of(key))
                .withAlgorithm(JweAlgorithm.named(key.algorithm().orElseThrow()).orElseThrow())
                .sealingWithKey("2026-11");
        byte[] plaintext = VALUE.getBytes(UTF_8);
        String plain = sealed(columns, COLUMN.unbound());
        String bound = sealed(columns, COLUMN);
        Map<String, Attempt> attempts = new LinkedHashMap<>();
        attempts.put("they open our unbound cell", () -> opens(them, key, plain, false));
        attempts.put("they open our bound cell", () -> opens(them, key, bound, true));
        attempts.put("they refuse our bound cell, not told of col", () -> refuses(them, key, bound, false));
        attempts.put("they refuse our changed cell", () -> refuses(them, key, Tokens.changed(bound), true));
        attempts.put(
                "we open their unbound cell",
                () -> opened(columns, COLUMN.unbound(), them.make(theirKey, List.of(), plaintext)));
        attempts.put("we open their bound cell", () -> opened(columns, COLUMN, them.make(theirKey, PLACE, plaintext)));
        attempts.put(
                "we refuse their cell in another column",
                () -> reason(columns, ANOTHER, them.make(theirKey, PLACE, plaintext))
                        .equals(Optional.of(Reason.CLAIM_REJECTED)));
        attempts.put(
                "we refuse their changed cell",
                () -> reason(columns, COLUMN, Tokens.changed(them.make(theirKey, PLACE, plaintext)))
                        .equals(Optional.of(Reason.DECRYPTION_FAILED)));
        List<String> failed = new ArrayList<>();
        attempts.forEach((name, attempt) -> {
            try {
                if (!attempt.succeeds()) {
                    failed.add(name);
                }
            } catch (Exception e) { // foreign code: whatever it throws, it did not succeed
                failed.add(name + ": " + e);
            }
        });
        return List.copyOf(failed);
    }

    private static boolean opens(CellPartner them, Jwk key, String cell, boolean understanding) throws Exception {
        return Arrays.equals(them.open(key.privateJson(), cell, understanding), VALUE.getBytes(UTF_8));
    }

    private static boolean refuses(CellPartner them, Jwk key, String cell, boolean understanding) {
        try {
            them.open(key.privateJson(), cell, understanding);
            return false;
        } catch (Exception e) { // a refusal, as it should be
            return true;
        }
    }

    private static String sealed(ColumnSpecification columns, Column<String> column) {
        try (ColumnSealer<String> sealer = columns.sealer(column)) {
            return sealer.seal(VALUE);
        }
    }

    private static boolean opened(ColumnSpecification columns, Column<String> column, String cell) {
        try (ColumnOpener<String> opener = columns.opener(column)) {
            return VALUE.equals(opener.open(cell));
        }
    }

    private static Optional<Reason> reason(ColumnSpecification columns, Column<String> column, String cell) {
        try (ColumnOpener<String> opener = columns.opener(column)) {
            CellResult<String> result = opener.tryOpen(cell);
            return result.reason();
        }
    }

    boolean hasFailures() {
        return failures.isEmpty() || failures.values().stream().anyMatch(failed -> !failed.isEmpty());
    }

    /** Returns a section of the report. */
    String text() {
        StringBuilder text = new StringBuilder("\n## jose-columns and ")
                .append(them)
                .append(
                        ": cells\n\nCells of a column ([tables.md](tables.md)) with A256GCM, unbound and bound; *both* says"
                                + " that each side opened the other's, refused a changed one, and that a cell was refused where it"
                                + " does not belong.\n\n| JWE alg | |\n|---|---|\n");
        failures.forEach((alg, failed) ->
                text.append("| ").append(alg).append(failed.isEmpty() ? " | both |\n" : " | **failed** |\n"));
        failures.forEach((alg, failed) -> failed.forEach(failure -> text.append("\nFAILED: ")
                .append(alg)
                .append(", ")
                .append(failure)
                .append('\n')));
        return text.toString();
    }
}
