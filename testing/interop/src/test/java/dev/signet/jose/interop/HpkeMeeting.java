package dev.signet.jose.interop;

import dev.signet.jose.core.JsonObject;
import dev.signet.jose.jwk.Jwk;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What came of two implementations of HPKE for JWE trying all cases on each other. Immutable.
 *
 * @param us this library
 * @param them the other implementation
 * @param failures what failed in each case that both offer, in their order; empty for most
 */
record HpkeMeeting(String us, String them, Map<HpkeCase, List<String>> failures) {
    private static final byte[] PAYLOAD = Payload.ofOctets(300);

    /** Has both sides make and open each case, with a key of the one and a key of the other. */
    static HpkeMeeting of(HpkePartner us, HpkePartner them, List<String> algs) throws Exception {
        Map<HpkeCase, List<String>> failures = new LinkedHashMap<>();
        for (String alg : algs) {
            if (us.offers(alg) && them.offers(alg)) {
                List<String> keys = List.of(us.generate(alg), them.generate(alg));
                for (HpkeCase test : HpkeCase.of(alg)) {
                    List<String> failed = new ArrayList<>();
                    for (String key : keys) {
                        attempt(us, them, test, key, failed);
                        attempt(them, us, test, key, failed);
                    }
                    failures.put(test, List.copyOf(failed));
                }
            }
        }
        return new HpkeMeeting(us.name(), them.name(), failures);
    }

    private static void attempt(
            HpkePartner maker, HpkePartner opener, HpkeCase test, String jwk, List<String> failures) {
        String way = "made by " + maker.name() + ": ";
        String token;
        try {
            token = maker.make(test, Jwk.parse(jwk).toJson(), PAYLOAD);
            if (!Arrays.equals(opener.open(test, jwk, token), PAYLOAD)) {
                failures.add(way + "another payload came out");
            }
        } catch (Exception e) { // foreign code: whatever it throws, the token was not opened
            failures.add(way + e);
            return;
        }
        try {
            opener.open(test, jwk, changed(test, token));
            failures.add(way + "opened a changed token");
        } catch (Exception e) { // a refusal, as it should be
            return;
        }
    }

    private static String changed(HpkeCase test, String token) {
        if (!test.aad()) {
            return Tokens.changed(token);
        }
        JsonObject members = JsonObject.parse(token);
        String ciphertext = members.string("ciphertext").orElseThrow();
        return members.with("ciphertext", (ciphertext.startsWith("A") ? "B" : "A") + ciphertext.substring(1))
                .toJson();
    }

    boolean hasFailures() {
        return failures.isEmpty() || failures.values().stream().anyMatch(failed -> !failed.isEmpty());
    }

    /** Returns a section of the report. */
    String text() {
        StringBuilder text = new StringBuilder("\n## ")
                .append(us)
                .append(" and ")
                .append(them)
                .append(
                        ": HPKE\n\nHPKE by draft 22 ([hpke.md](hpke.md)), each with a key of either side; key encryption with ")
                .append(HpkeCase.ENC)
                .append(".\n\n")
                .append("| JWE alg | base | base, `aad` | psk | psk, `aad` |\n|---|---|---|---|---|\n");
        failures.keySet().stream()
                .map(HpkeCase::alg)
                .distinct()
                .forEach(alg -> text.append("| ")
                        .append(alg)
                        .append(HpkeCase.of(alg).stream()
                                .map(test -> failures.get(test).isEmpty() ? " | both" : " | **failed**")
                                .collect(Collectors.joining()))
                        .append(" |\n"));
        failures.forEach((test, failed) -> failed.forEach(failure -> text.append("\nFAILED: ")
                .append(test)
                .append(", ")
                .append(failure)
                .append('\n')));
        return text.toString();
    }
}
