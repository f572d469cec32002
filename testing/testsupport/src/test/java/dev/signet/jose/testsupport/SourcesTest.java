package dev.signet.jose.testsupport;

import static dev.signet.jose.testsupport.Pom.PARENT;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The formatter breaks code, and neither comments nor strings. */
final class SourcesTest {

    private static final int COLUMNS = 120;

    @TempDir
    Path folder;

    @Test
    void no_line_of_a_published_module_is_too_long() throws Exception {
        List<String> modules = new ArrayList<>();
        for (String module : PARENT.texts("/project/modules/module")) {
            Path sources = Path.of("../..", module, "src/main");
            boolean published = new Pom("../../" + module + "/pom.xml")
                    .texts("/project/properties/maven.deploy.skip")
                    .isEmpty();
            if (published && Files.exists(sources)) {
                modules.add(module);
                assertThat(tooLong(sources)).isEmpty();
            }
        }

        assertThat(modules).contains("jose-core", "integrations/jose-kotlin").doesNotContain("benchmarks");
    }

    @Test
    void a_line_that_is_too_long_is_found() throws IOException {
        Path source = folder.resolve("A.java");
        Files.writeString(source, "a".repeat(COLUMNS) + "\n" + "\u00e9".repeat(COLUMNS) + "\n");
        assertThat(tooLong(folder)).isEmpty();

        Files.writeString(source, "\n/* " + "a".repeat(COLUMNS - 2) + "\n");
        assertThat(tooLong(folder)).containsExactly(source + ":2");
    }

    private static List<String> tooLong(Path folder) throws IOException {
        List<String> places = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(path -> path.toString().matches(".*\\.(java|kt)"))
                    .sorted()
                    .toList()) {
                List<String> lines = Files.readAllLines(file);
                for (int i = 0; i < lines.size(); i++) {
                    if (lines.get(i).length() > COLUMNS) {
                        places.add(file + ":" + (i + 1));
                    }
                }
            }
        }
        return places;
    }
}
