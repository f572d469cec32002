package dev.signet.jose.providers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.jose.providers.ChildJvm.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A file with a line for each of the {@link Operations}, with the providers that compute it. With
 * {@code -Dsignet.providers.update=true} the files are written. Immutable.
 *
 * @param name its name without extension
 */
record ComputationsFile(String name) {

    /** Asserts that the operations ran without a word on standard error, and did what the file says. */
    void isWhatRan(Ran ran) throws IOException {
        assertThat(ran.code()).as(ran.err()).isZero();
        assertThat(ran.err()).isEmpty();
        Path file = Path.of("src", "test", "resources", "computing", name + ".txt");
        if (Boolean.getBoolean("signet.providers.update")) {
            Files.write(file, ran.out());
        }
        List<String> expected = Files.readAllLines(file);
        // The whole lists are too long to be compared by eye.
        assertThat(without(ran.out(), expected)).as("not in " + file).isEmpty();
        assertThat(without(expected, ran.out())).as("only in " + file).isEmpty();
    }

    private static List<String> without(List<String> lines, List<String> others) {
        return lines.stream().filter(line -> !others.contains(line)).toList();
    }
}
