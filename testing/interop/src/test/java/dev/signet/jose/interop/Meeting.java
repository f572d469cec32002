package dev.signet.jose.interop;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What came of two implementations trying all cases on each other. Immutable.
 *
 * @param us one of Signet's faces
 * @param them the other implementation
 * @param keysOf whose keys both sides used: {@code us} or {@code them}
 * @param remarks what is to be known about the other's settings or keys
 * @param results one for each case that both offer, in the order of {@link Case#all()}
 * @param lacking the cases that the other does not offer
 */
record Meeting(String us, String them, String keysOf, List<String> remarks, List<Result> results, List<Case> lacking) {
    /**
     * One case, tried in both directions.
     *
     * @param test what was tried
     * @param opened whether ours opened theirs
     * @param accepted whether theirs opened ours
     */
    record Result(Case test, Outcome opened, Outcome accepted) {
        boolean is(Outcome.State state) {
            return opened.state() == state || accepted.state() == state;
        }

        boolean passedBothWays() {
            return opened.state() == Outcome.State.PASSED && accepted.state() == Outcome.State.PASSED;
        }

        boolean passedOneWay() {
            return !passedBothWays() && is(Outcome.State.PASSED);
        }
    }

    static Meeting of(Partner us, Partner them, List<Case> cases, Keys keys, Map<String, String> made) {
        List<Result> results = new ArrayList<>();
        List<Case> lacking = new ArrayList<>();
        for (Case test : cases) {
            if (them.offers(test)) {
                results.add(new Result(
                        test, Outcome.of(them, us, test, keys, made), Outcome.of(us, them, test, keys, made)));
            } else {
                lacking.add(test);
            }
        }
        return new Meeting(
                us.name(), them.name(), us.name(), them.settings(), List.copyOf(results), List.copyOf(lacking));
    }

    /** The same with a new key of the other's for each case: both sides use it in both directions. */
    static Meeting withTheirKeys(Partner us, Partner them, List<Case> cases) throws Exception {
        List<Result> results = new ArrayList<>();
        List<Case> lacking = new ArrayList<>();
        for (Case test : cases) {
            Optional<Outcome> excuse = them.cannotMake(test).map(Outcome::skipped);
            Optional<String> jwk = them.offers(test) && excuse.isEmpty() ? them.generate(test) : Optional.empty();
            if (jwk.isPresent()) {
                results.add(withTheirKey(us, them, test, jwk.get()));
            } else if (them.offers(test) && excuse.isPresent()) {
                results.add(new Result(test, excuse.get(), excuse.get()));
            } else {
                lacking.add(test);
            }
        }
        return new Meeting(
                us.name(), them.name(), them.name(), them.remarksOnKeys(), List.copyOf(results), List.copyOf(lacking));
    }

    private static Result withTheirKey(Partner us, Partner them, Case test, String jwk) {
        Keys keys;
        try {
            keys = Keys.of(test, jwk);
            SharedKey.check(them, jwk);
        } catch (IllegalArgumentException e) {
            return failed(test, "Signet does not read the key: " + e.getMessage());
        } catch (Exception e) { // foreign code: whatever it throws, it could not do with the key what Signet does
            return failed(test, e.toString());
        }
        return new Result(
                test,
                Outcome.of(them, us, test, keys, new HashMap<>()),
                Outcome.of(us, them, test, keys, new HashMap<>()));
    }

    private static Result failed(Case test, String reason) {
        Outcome failed = new Outcome(Outcome.State.FAILED, reason);
        return new Result(test, failed, failed);
    }

    /** Whether both sides used keys that the other made. */
    boolean hasTheirKeys() {
        return keysOf.equals(them);
    }

    Stream<Result> signatures() {
        return results.stream().filter(result -> result.test().isSignature());
    }

    Stream<Result> encryptions() {
        return results.stream().filter(result -> !result.test().isSignature());
    }

    boolean hasFailures() {
        return results.stream().anyMatch(result -> result.is(Outcome.State.FAILED));
    }
}
