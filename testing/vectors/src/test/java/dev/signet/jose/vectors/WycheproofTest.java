package dev.signet.jose.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/**
 * The files of Wycheproof. Each case is answered as its label says, or {@code differences.json} explains why not; an
 * explanation that nothing needs is a fault as well. {@code docs/vectors.md} has the counts.
 */
final class WycheproofTest {

    private static final int SAMPLE = 100;

    private final Wycheproof wycheproof = new Wycheproof(Difference.onThisPlatform());
    private final Platform platform = Platform.current();

    /** Cases of primitives are many, and computed by providers that were tried with them: a build tries one in 100. */
    @TestFactory
    Stream<DynamicTest> each_case_with_tokens_and_some_of_the_primitives() {
        List<Tally> tallies = new ArrayList<>();
        DynamicTest print = DynamicTest.dynamicTest("all files", () -> print(tallies));
        return Stream.concat(tests(SAMPLE, tallies), Stream.of(print));
    }

    @TestFactory
    @Tag("wycheproof")
    Stream<DynamicTest> each_case() {
        List<Tally> tallies = new ArrayList<>();
        DynamicTest sums = DynamicTest.dynamicTest("all files", () -> {
            print(tallies);
            new GeneratedTable("platforms").agrees(sum(tallies), 2);
        });
        return Stream.concat(tests(1, tallies), Stream.of(sums));
    }

    /** The line for a platform, and that for a file, agree with the document if it is about the same number of cases. */
    private Stream<DynamicTest> tests(int every, List<Tally> tallies) {
        return Wycheproof.files(System.getProperty("signet.wycheproof", "")).stream()
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> {
                    Tally tally = wycheproof.tally(file, every);
                    tallies.add(tally);
                    assertThat(tally.faults()).as(tally.row()).isEmpty();
                    // Without BouncyCastle, some cases are skipped.
                    if (platform.bouncyCastle() && tally.isWhole()) {
                        new GeneratedTable("wycheproof").agrees(tally.row(), 2);
                    }
                }));
    }

    private void print(List<Tally> tallies) {
        System.out.println("Wycheproof, " + platform);
        tallies.forEach(System.out::println);
    }

    private String sum(List<Tally> tallies) {
        int cases = tallies.stream().mapToInt(Tally::cases).sum();
        int agreeing = tallies.stream().mapToInt(Tally::agreeing).sum();
        int differing = tallies.stream().mapToInt(Tally::differing).sum();
        int skipped = tallies.stream().mapToInt(Tally::skipped).sum();
        return "| " + platform + " | " + cases + " | " + agreeing + " | " + differing + " | " + skipped + " |";
    }
}
