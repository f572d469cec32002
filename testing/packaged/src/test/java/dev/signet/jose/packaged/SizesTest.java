package dev.signet.jose.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.module.ModuleDescriptor.Requires.Modifier;
import java.nio.file.Files;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The README says how many octets of ours a module brings, which is to stay small. */
final class SizesTest {

    /** A row of the table: module, number of own jars, their size. */
    private static final Pattern ROW = Pattern.compile("^\\| `([a-z-]+)` \\| (\\d+) \\| (\\d+) \\|", Pattern.MULTILINE);

    private static final int KB = 1_024;

    /** What a row may be above the jars. */
    private static final int SLACK = 40;

    /** Of jose-core and jose-jws, whose jars jose-jws cannot do without beside the keys. */
    private static final int BOUND_OF_SIGNING = 300;

    @Test
    void the_readme_states_what_each_module_brings() throws IOException {
        List<MatchResult> rows = ROW.matcher(Files.readString(Checkout.ROOT.resolve("README.md")))
                .results()
                .toList();

        assertThat(rows).extracting(row -> row.group(1)).contains("jose-jws", "jose-jwt");
        for (MatchResult row : rows) {
            Set<PublishedModule> brought = brought(row.group(1));
            int kilobytes = kilobytes(brought);
            assertThat(brought).as(row.group()).hasSize(Integer.parseInt(row.group(2)));
            assertThat(Integer.parseInt(row.group(3)))
                    .as("%s, and it is %d KB", row.group(), kilobytes)
                    .isBetween(kilobytes, kilobytes + SLACK);
        }
    }

    @Test
    void signing_alone_stays_small() {
        assertThat(kilobytes(Set.of(PublishedModule.of("jose-core"), PublishedModule.of("jose-jws"))))
                .isLessThanOrEqualTo(BOUND_OF_SIGNING);
    }

    /** Returns a module and all of ours that its descriptor requires. */
    private static Set<PublishedModule> brought(String name) throws IOException {
        Map<String, PublishedModule> modules = PublishedModule.all().stream()
                .collect(Collectors.toMap(module -> module.descriptor().name(), Function.identity()));
        Set<PublishedModule> brought = new LinkedHashSet<>();
        Deque<PublishedModule> next = new ArrayDeque<>(List.of(PublishedModule.of(name)));
        while (!next.isEmpty()) {
            PublishedModule module = next.remove();
            if (brought.add(module)) {
                module.descriptor().requires().stream()
                        .filter(requires -> !requires.modifiers().contains(Modifier.STATIC))
                        .map(requires -> modules.get(requires.name()))
                        .filter(Objects::nonNull)
                        .forEach(next::add);
            }
        }
        return brought;
    }

    private static int kilobytes(Set<PublishedModule> modules) {
        return (int) Math.ceil(modules.stream()
                        .mapToLong(module -> module.jar().toFile().length())
                        .sum()
                / (double) KB);
    }
}
