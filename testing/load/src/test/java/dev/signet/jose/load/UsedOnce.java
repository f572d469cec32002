package dev.signet.jose.load;

import dev.signet.jose.jwt.replay.InMemoryReplayStore;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;

/** A replay store in memory, and many threads with the same identifiers: each identifier is accepted once. */
final class UsedOnce {

    private static final Instant EXPIRY = Instant.parse("2099-12-31T23:00:00Z");

    private UsedOnce() {}

    /** Returns what the crowd got; wrong is the number of identifiers that were not accepted exactly once. */
    static Crowd.Answers ask(Crowd crowd, int identifiers, long calls) throws InterruptedException {
        InMemoryReplayStore store = InMemoryReplayStore.holding(identifiers);
        AtomicIntegerArray asked = new AtomicIntegerArray(identifiers);
        AtomicIntegerArray accepted = new AtomicIntegerArray(identifiers);
        Door door = new Door(
                "accept once, store in memory",
                id -> {
                    int n = Integer.parseInt(id);
                    asked.incrementAndGet(n);
                    if (store.add(id, EXPIRY)) {
                        accepted.incrementAndGet(n);
                    }
                },
                List.of());
        List<String> ids =
                IntStream.range(0, identifiers).mapToObj(Integer::toString).toList();
        Crowd.Answers answers =
                crowd.ask(new Crowd.Questions(door, ids, Collections.nCopies(identifiers, Door.ACCEPTED)), calls);
        long wrong = IntStream.range(0, identifiers)
                .filter(n -> accepted.get(n) != Math.min(1, asked.get(n)))
                .count();
        long all = IntStream.range(0, identifiers).mapToLong(accepted::get).sum();
        return new Crowd.Answers(answers.calls(), all, wrong, answers.interrupts(), "");
    }
}
