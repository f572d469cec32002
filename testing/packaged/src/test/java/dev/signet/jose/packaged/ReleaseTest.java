package dev.signet.jose.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What states the version of a release, and its day, states the same. */
final class ReleaseTest {

    /** A heading of the changelog: a version that was released or prepared, and its day. */
    private static final Pattern RELEASE =
            Pattern.compile("^## (\\d+\\.\\d+\\.\\d+) - (\\d{4}-\\d{2}-\\d{2})$", Pattern.MULTILINE);

    private static final Pattern DEPENDENCY = Pattern.compile(
            "<groupId>dev\\.signet\\.jose</groupId>\\s*<artifactId>[^<]+</artifactId>\\s*<version>([^<]+)</version>"
                    + "|\\(\"dev\\.signet\\.jose:[a-z-]+:([^\"]+)\"\\)");

    private static final Pattern HEADING = Pattern.compile("^## .*", Pattern.MULTILINE);

    @Test
    void the_documents_have_dependency_lines_of_the_newest_release() throws IOException {
        assertThat(versions("README.md")).hasSize(3);
        assertThat(versions("docs/getting-started.md")).isNotEmpty();
        for (Document document : Document.all(Checkout.ROOT)) {
            assertThat(versions(document.name())).as(document.name()).allMatch(newest().group(1)::equals);
        }
    }

    @Test
    void files_in_jars_have_the_day_of_the_newest_release() throws IOException {
        assertThat(text("pom.xml"))
                .contains("<project.build.outputTimestamp>" + newest().group(2)
                        + "T00:00:00Z</project.build.outputTimestamp>");
    }

    @Test
    void the_changelog_begins_with_the_version_that_is_built() throws IOException {
        String version = PublishedModule.version().replace("-SNAPSHOT", "");
        String first = HEADING.matcher(text("CHANGELOG.md"))
                .results()
                .map(MatchResult::group)
                .findFirst()
                .orElseThrow();

        assertThat(first)
                .isIn("## " + newest().group(1) + " - " + newest().group(2), "## Unreleased (" + version + ")");
        assertThat(first).contains(version);
    }

    private static List<String> versions(String document) throws IOException {
        return DEPENDENCY
                .matcher(text(document))
                .results()
                .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
                .toList();
    }

    private static MatchResult newest() throws IOException {
        return RELEASE.matcher(text("CHANGELOG.md")).results().findFirst().orElseThrow();
    }

    private static String text(String file) throws IOException {
        return Files.readString(Checkout.ROOT.resolve(file));
    }
}
