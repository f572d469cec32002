package dev.signet.jose.load;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Many threads that ask the same questions in different orders, right input mixed with wrong, while they interrupt one
 * another. Each question has one right answer.
 */
final class Crowd {

    private static final int CALLS_TO_AN_INTERRUPT = 32;

    private final ThreadFactory factory;
    private final int size;

    Crowd(ThreadFactory factory, int size) {
        this.factory = factory;
        this.size = size;
    }

    @Override
    public String toString() {
        Thread one = factory.newThread(() -> {});
        return size + (one.getClass() == Thread.class ? "" : " virtual");
    }

    /**
     * What to ask.
     *
     * @param door gets the text
     * @param texts right and wrong ones
     * @param answers what is to come of each
     */
    record Questions(Door door, List<String> texts, List<String> answers) {}

    /**
     * What a crowd got.
     *
     * @param calls how many were made
     * @param accepted how many of them were accepted
     * @param wrong how many answers were not the right one
     * @param interrupts how often a thread found itself interrupted after a call
     * @param example a wrong answer, or empty
     */
    record Answers(long calls, long accepted, long wrong, long interrupts, String example) {

        static final Answers NONE = new Answers(0, 0, 0, 0, "");

        /** Returns both together. */
        Answers and(Answers more) {
            return new Answers(
                    calls + more.calls,
                    accepted + more.accepted,
                    wrong + more.wrong,
                    interrupts + more.interrupts,
                    example + more.example);
        }
    }

    /** Asks so many questions in sum. */
    Answers ask(Questions questions, long calls) throws InterruptedException {
        Round round = new Round(questions, calls / size);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            int seed = i;
            threads.add(factory.newThread(() -> round.run(seed, threads)));
        }
        for (Thread thread : threads) {
            thread.start();
        }
        round.begin.countDown();
        for (Thread thread : threads) {
            thread.join();
        }
        return new Answers(
                round.calls.get(),
                round.accepted.get(),
                round.wrong.get(),
                round.interrupts.get(),
                round.example.get());
    }

    private static final class Round {

        private final Questions questions;
        private final long callsEach;
        private final CountDownLatch begin = new CountDownLatch(1);
        private final AtomicLong calls = new AtomicLong();
        private final AtomicLong accepted = new AtomicLong();
        private final AtomicLong wrong = new AtomicLong();
        private final AtomicLong interrupts = new AtomicLong();
        private final AtomicReference<String> example = new AtomicReference<>("");

        Round(Questions questions, long callsEach) {
            this.questions = questions;
            this.callsEach = callsEach;
        }

        /** Counts by itself, so that the threads share nothing but what is tried. */
        void run(int seed, List<Thread> others) {
            await();
            SplittableRandom random = new SplittableRandom(seed);
            long acceptedHere = 0;
            long interruptsHere = 0;
            for (long i = 0; i < callsEach; i++) {
                if (i % CALLS_TO_AN_INTERRUPT == 0) {
                    others.get(random.nextInt(others.size())).interrupt();
                }
                int n = random.nextInt(questions.texts().size());
                String answer = answer(questions.texts().get(n));
                if (Thread.interrupted()) {
                    interruptsHere++;
                }
                if (answer.equals(Door.ACCEPTED)) {
                    acceptedHere++;
                }
                if (!answer.equals(questions.answers().get(n))) {
                    wrong.incrementAndGet();
                    example.set("expected " + questions.answers().get(n) + ", was " + answer);
                }
            }
            calls.addAndGet(callsEach);
            accepted.addAndGet(acceptedHere);
            interrupts.addAndGet(interruptsHere);
        }

        private String answer(String text) {
            try {
                return questions.door().outcome(text);
            } catch (RuntimeException | Error e) {
                return e.toString();
            }
        }

        /** An interrupt may come before the others have begun. */
        private void await() {
            boolean waiting = true;
            while (waiting) {
                try {
                    begin.await();
                    waiting = false;
                } catch (InterruptedException e) {
                    // By a thread that has begun.
                }
            }
        }
    }
}
