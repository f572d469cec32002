package dev.signet.jose.providers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.jose.providers.ChildJvm.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A file with a line for each of the {@link Operations}, with the providers that compute it. Those of ML-DSA, which the
 * JDK has from version 24, have a file for JDKs before that and one for the others. With
 * {@code -Dsignet.providers.update=true} the files are written. Immutable.
 *
 * @param name its name without extension
 */
record ComputationsFile(String name) {

    /** Asserts that the operations ran without a word on standard error, and did what the file says. */
    void isWhatRan(Ran ran) throws IOException {
        assertThat(ran.code()).as(ran.err()).isZero();
        assertThat(ran.err()).isEmpty();
        Map<Boolean, List<String>> lines =
                ran.out().stream().collect(Collectors.partitioningBy(line -> line.startsWith("ML-DSA-")));
        isWhatRan(name, lines.get(false));
        isWhatRan(name + "-ml-dsa-" + (Runtime.version().feature() < 24 ? "before-24" : "24"), lines.get(true));
    }

    private static void isWhatRan(String name, List<String> ran) throws IOException {
        Path file = Path.of("src", "test", "resources", "computing", name + ".txt");
        if (Boolean.getBoolean("signet.providers.update")) {
            Files.write(file, ran);
        }
        List<String> expected = Files.readAllLines(file);
        // The whole lists are too long to be compared by eye.
        assertThat(without(ran, expected)).as("not in " + file).isEmpty();
        assertThat(without(expected, ran)).as("only in " + file).isEmpty();
    }

    private static List<String> without(List<String> lines, List<String> others) {
        return lines.stream().filter(line -> !others.contains(line)).toList();
    }
}
