package dev.signet.jose.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.jose.testsupport.Vectors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The folders of public vectors beside the project, as {@code docs/vectors.md} counts them. */
final class FoldersTest {

    @TestFactory
    Stream<DynamicTest> each_file_does_what_it_says() throws IOException {
        List<Tally> tallies = new ArrayList<>();
        List<Difference> known = Difference.onThisPlatform();
        DynamicTest counts = DynamicTest.dynamicTest("all folders", () -> {
            tallies.forEach(System.out::println);
            // Without BouncyCastle, some cases are skipped.
            if (Platform.current().bouncyCastle()) {
                new GeneratedTable("folders")
                        .isExactly(tallies.stream().map(Tally::row).toList());
            }
        });
        Stream<DynamicTest> folders = folders().stream()
                .map(folder ->
                        DynamicTest.dynamicTest(folder.path().getFileName().toString(), () -> {
                            List<Tally> files = folder.tallies(known);
                            tallies.addAll(files);
                            assertThat(files)
                                    .isNotEmpty()
                                    .allSatisfy(
                                            tally -> assertThat(tally.faults()).isEmpty());
                        }));
        return Stream.concat(folders, Stream.of(counts));
    }

    /** Wycheproof has a driver of its own. */
    private static List<VectorFolder> folders() throws IOException {
        try (Stream<Path> paths = Files.list(Vectors.require("."))) {
            return paths.filter(Files::isDirectory)
                    .filter(path -> !path.endsWith("wycheproof"))
                    .sorted()
                    .map(VectorFolder::new)
                    .toList();
        }
    }
}
