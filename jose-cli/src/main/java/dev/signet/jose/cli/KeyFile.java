package dev.signet.jose.cli;

import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.jwk.Jwk;
import dev.signet.jose.jwk.JwkSet;
import dev.signet.jose.jwk.KeyOperation;
import dev.signet.jose.jws.JwsAlgorithm;
import dev.signet.jose.jws.JwsVerifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The keys of one file. Immutable.
 *
 * @param set all of them
 * @param single the key, if the file holds a JWK and no JWK Set
 */
record KeyFile(JwkSet set, Optional<Jwk> single) {

    static KeyFile of(JwkSet set) {
        return new KeyFile(set, Optional.empty());
    }

    static KeyFile of(Jwk key) {
        return new KeyFile(JwkSet.of(key), Optional.of(key));
    }

    /** Returns what was set aside while the set was read, a line each, fit for a terminal. */
    List<String> setAside() {
        return set.skippedKeys().stream()
                .map(one -> "key " + one.position()
                        + one.keyId().map(kid -> " (kid " + kid + ")").orElse("") + " is set aside: " + one.reason())
                .map(Printable::text)
                .toList();
    }

    /**
     * Says on standard error what was set aside, and returns these keys.
     *
     * @throws IllegalArgumentException if nothing is left
     */
    KeyFile saying(Console console, String parameter) {
        setAside().forEach(line -> console.message("note: " + line));
        if (set.keys().isEmpty()) {
            throw new IllegalArgumentException(parameter + ": expected a key, found none that can be used");
        }
        return this;
    }

    /**
     * Returns what verifies under these algorithms, read with the command line's bound on a token.
     *
     * @throws IllegalArgumentException if no key fits any of the algorithms; the message says why, key by key
     */
    JwsVerifier verifier(List<JwsAlgorithm> algorithms) {
        JwsAlgorithm first = algorithms.get(0);
        if (single.isPresent() && algorithms.size() == 1) {
            return KeyReader.explaining("--keys", () -> JwsVerifier.of(single.get(), first))
                    .withLimits(Inputs.LIMITS);
        }
        requireFit(algorithms);
        JwsAlgorithm[] more = algorithms.subList(1, algorithms.size()).toArray(JwsAlgorithm[]::new);
        return JwsVerifier.of(set, first, more).withLimits(Inputs.LIMITS);
    }

    /** Returns the result of the reading; if no key is found for the token, the message also lists keys set aside. */
    <T> T reading(Console console, Function<KeyFile, T> reading) {
        try {
            return reading.apply(this);
        } catch (InvalidTokenException e) {
            if (e.reason() == Reason.KEY_NOT_FOUND) {
                setAside().forEach(line -> console.message("note: " + line));
            }
            throw e;
        }
    }

    private void requireFit(List<JwsAlgorithm> algorithms) {
        List<String> mismatches = new ArrayList<>();
        for (Jwk key : set.keys()) {
            for (JwsAlgorithm algorithm : algorithms) {
                Optional<String> mismatch = key.mismatch(KeyOperation.VERIFY, algorithm.jwaName());
                if (mismatch.isEmpty()) {
                    return;
                }
                mismatches.add(key.keyId()
                                .map(kid -> "kid " + Printable.text(kid) + ": ")
                                .orElse("")
                        + mismatch.get());
            }
        }
        mismatches.addAll(setAside());
        throw new IllegalArgumentException("--keys: no key fits\n  " + String.join("\n  ", mismatches));
    }
}
