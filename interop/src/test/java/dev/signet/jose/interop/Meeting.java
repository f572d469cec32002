package dev.signet.jose.interop;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What came of two implementations trying all cases on each other. Immutable.
 *
 * @param us one of Signet's faces
 * @param them the other implementation
 * @param results one for each case that both offer, in the order of {@link Case#all()}
 * @param lacking the cases that the other does not offer
 */
record Meeting(String us, String them, List<Result> results, List<Case> lacking) {
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
        return new Meeting(us.name(), them.name(), List.copyOf(results), List.copyOf(lacking));
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
