package dev.signet.jose.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.jose.testsupport.GeneratedPart;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One verifier, decrypter, decoder, set or store, and many threads: each gets the answer to its own question. */
final class ThreadsTest {

    private static final int THREADS = 8;
    private static final int VIRTUAL_THREADS = 64;

    static List<Crowd> crowds() {
        List<Crowd> crowds = new ArrayList<>(List.of(new Crowd(Thread::new, THREADS)));
        virtualThreads().ifPresent(virtual -> crowds.add(new Crowd(virtual, VIRTUAL_THREADS)));
        return crowds;
    }

    @ParameterizedTest
    @MethodSource("crowds")
    @Timeout(120)
    void threads_get_the_answers_to_their_own_questions(Crowd crowd) throws InterruptedException {
        for (CrowdDoors.Shared shared : CrowdDoors.all()) {
            assertRight(shared.name(), crowd.ask(shared.questions(), shared.work().few));
        }
        assertRight("remote set", new RotatingSet().ask(crowd, 4, 128));
        assertRight("replay store", UsedOnce.ask(crowd, 1_000, 8_000));
    }

    /** Writes the table of the JDK in use: with virtual threads, if it has them. */
    @Test
    @Tag("long")
    void ten_million_calls_get_the_answers_to_their_own_questions() throws IOException, InterruptedException {
        List<String> lines = new ArrayList<>(List.of(
                GeneratedPart.made() + ".",
                "",
                "| call | threads | calls | accepted | interrupted | wrong answers |",
                "|---|---|---:|---:|---:|---:|"));
        Crowd crowd = crowds().get(crowds().size() - 1);
        for (CrowdDoors.Shared shared : CrowdDoors.all()) {
            add(lines, crowd, shared.name(), crowd.ask(shared.questions(), shared.work().many));
        }
        add(lines, crowd, "verify ES256, remote set, 100 rotations", new RotatingSet().ask(crowd, 100, 1_000));
        add(lines, crowd, "accept once, store in memory", UsedOnce.ask(crowd, 100_000, 1_000_000));
        LoadPage.part("threads, JDK " + Runtime.version().feature()).write(lines);
    }

    private static void add(List<String> lines, Crowd crowd, String name, Crowd.Answers answers) {
        lines.add(String.format(
                Locale.ROOT,
                "| %s | %s | %,d | %,d | %,d | %,d |",
                name,
                crowd,
                answers.calls(),
                answers.accepted(),
                answers.interrupts(),
                answers.wrong()));
        assertRight(name, answers);
    }

    private static void assertRight(String name, Crowd.Answers answers) {
        assertThat(answers.wrong()).as("%s: %s", name, answers.example()).isZero();
        assertThat(answers.accepted()).as(name).isBetween(1L, answers.calls() - 1);
    }

    /** Tests are compiled for a JDK that has none yet. */
    private static Optional<ThreadFactory> virtualThreads() {
        try {
            Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
            return Optional.of((ThreadFactory) Class.forName("java.lang.Thread$Builder")
                    .getMethod("factory")
                    .invoke(builder));
        } catch (ReflectiveOperationException e) {
            return Optional.empty();
        }
    }
}
