package dev.signet.jose.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.jose.testsupport.GeneratedPart;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What several instances share under load, against real servers; skipped where they are not installed. */
final class SeveralInstancesTest {

    private static final Path PAGE = Path.of("../../docs/several-instances.md");
    private static final Duration WARM = Duration.ofSeconds(8);
    private static final Duration MEASURED = Duration.ofSeconds(5);

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(
            value = StorePlace.class,
            names = {"MEMORY", "REDIS"})
    @Timeout(120)
    void two_instances_accept_each_token_once_between_them(StorePlace place) throws Exception {
        try (SharedStores stores = SharedStores.start(place, folder)) {
            AcceptOnce.Answers answers = new AcceptOnce(stores.instances()).present(Duration.ofMinutes(1), 100);

            assertThat(answers.tokens()).isEqualTo(100 * AcceptOnce.THREADS);
            assertThat(answers.wrong()).isZero();
        }
    }

    @Test
    @Timeout(120)
    void tokens_are_verified_while_keys_rotate() throws Exception {
        RotationLoad.Answers answers = new RotationLoad().verify(Duration.ofMinutes(1), 60, 10);

        assertThat(answers.verifications()).isEqualTo(60L * RotationLoad.THREADS);
        assertThat(answers.rotations()).isEqualTo(6);
        assertThat(answers.refused()).isZero();
    }

    /** Writes the table. */
    @Test
    @Tag("long")
    void verifications_in_a_second_while_keys_rotate() throws Exception {
        List<String> lines = new ArrayList<>(List.of(
                GeneratedPart.made() + ".",
                "",
                "| keys | threads | verifications of ES256 a second | rotations | refused |",
                "|---|---:|---:|---:|---:|"));
        for (int term : List.of(0, 100)) {
            RotationLoad load = new RotationLoad();
            load.verify(WARM, Long.MAX_VALUE, term);
            RotationLoad.Answers answers = load.verify(MEASURED, Long.MAX_VALUE, term);
            lines.add(String.format(
                    Locale.ROOT,
                    "| %s | %d | %,d | %,d | %,d |",
                    term == 0 ? "stay" : "rotate",
                    RotationLoad.THREADS,
                    answers.verificationsInASecond(),
                    answers.rotations(),
                    answers.refused()));
            assertThat(answers.refused()).isZero();
        }
        new GeneratedPart(PAGE, "rotation").write(lines);
    }

    /** Writes the table. */
    @Test
    @Tag("long")
    void tokens_accepted_once_in_a_second() throws Exception {
        List<String> lines = new ArrayList<>(List.of(
                GeneratedPart.made() + ".",
                "",
                "| store | threads | tokens a second | of how many | accepted twice or never |",
                "|---|---:|---:|---:|---:|"));
        for (StorePlace place : StorePlace.values()) {
            try (SharedStores stores = SharedStores.start(place, Files.createTempDirectory(folder, "store"))) {
                AcceptOnce load = new AcceptOnce(stores.instances());
                load.present(WARM, Long.MAX_VALUE);
                AcceptOnce.Answers answers = new AcceptOnce(stores.instances()).present(MEASURED, Long.MAX_VALUE);
                lines.add(String.format(
                        Locale.ROOT,
                        "| %s | %d | %,d | %,d | %,d |",
                        place,
                        AcceptOnce.THREADS,
                        answers.tokensInASecond(),
                        answers.tokens(),
                        answers.wrong()));
                assertThat(answers.wrong()).as(place.toString()).isZero();
            }
        }
        new GeneratedPart(PAGE, "accepted once").write(lines);
    }
}
