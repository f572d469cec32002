package dev.signet.jose.interop;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * What came of one implementation's token in the hands of another. Immutable.
 *
 * @param state whether it was opened
 * @param reason why not; empty if it was
 */
record Outcome(State state, String reason) {
    enum State {
        PASSED,
        SKIPPED,
        FAILED
    }

    static Outcome skipped(String reason) {
        return new Outcome(State.SKIPPED, reason);
    }

    /**
     * Has one make a token and the other open it, and then refuse it with one character changed.
     *
     * @param made the tokens that were made so far; those of the same maker and case are used again
     */
    static Outcome of(Partner maker, Partner opener, Case test, Keys keys, Map<String, String> made) {
        Optional<String> skipped = maker.cannotMake(test).or(() -> opener.cannotOpen(test));
        if (skipped.isPresent()) {
            return skipped(skipped.get());
        }
        byte[] payload = Payload.ofOctets(300);
        String token;
        try {
            String name = maker.name() + " " + test;
            token = made.containsKey(name) ? made.get(name) : maker.make(test, keys.toMake(test), payload);
            made.put(name, token);
            if (!Arrays.equals(opener.open(test, keys.toOpen(test), token), payload)) {
                return new Outcome(State.FAILED, "another payload came out");
            }
        } catch (Exception e) { // foreign code: whatever it throws, the token was not opened
            return new Outcome(State.FAILED, e.toString());
        }
        if (test.hasPassword()) {
            return new Outcome(State.PASSED, ""); // once more would be the whole work once more
        }
        try {
            opener.open(test, keys.toOpen(test), Tokens.changed(token));
            return new Outcome(State.FAILED, "opened a changed token");
        } catch (Exception e) { // a refusal, as it should be
            return new Outcome(State.PASSED, "");
        }
    }
}
