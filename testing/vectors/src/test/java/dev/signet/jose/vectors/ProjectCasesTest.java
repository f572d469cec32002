package dev.signet.jose.vectors;

import dev.signet.jose.core.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The files of cases inside the project, which {@code VectorsTest} of each module runs with every build, as {@code
 * docs/vectors.md} counts them.
 */
final class ProjectCasesTest {

    @Test
    void are_counted() throws IOException {
        List<String> rows = new ArrayList<>();
        for (String module : List.of("jose-jws", "jose-jwe")) {
            Path folder = Path.of("..", "..", module, "src", "test", "resources", "vectors");
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.filter(one -> one.toString().endsWith(".json"))
                        .sorted()
                        .toList()) {
                    String name =
                            module + "/" + folder.relativize(file).toString().replace('\\', '/');
                    rows.add(row(name, JsonObject.parse(Files.readAllBytes(file))));
                }
            }
        }
        rows.forEach(System.out::println);
        new GeneratedTable("cases").isExactly(rows);
    }

    private static String row(String name, JsonObject file) {
        List<String> expected = file.objects("cases").orElseThrow().stream()
                .map(one -> Members.text(one, "expect"))
                .toList();
        long accepted = expected.stream().filter("ACCEPTED"::equals).count();
        return "| `" + name + "` | " + expected.size() + " | " + accepted + " | " + (expected.size() - accepted) + " |";
    }
}
