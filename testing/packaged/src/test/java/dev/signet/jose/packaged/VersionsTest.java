package dev.signet.jose.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/**
 * The versions of dependencies and plugins stand in the root POM, each once, and are releases. What a module has of its own are the
 * versions of a library with which its tests run once more, to state what is supported ({@code artifactItem}).
 */
final class VersionsTest {

    private static final Pattern PROPERTY = Pattern.compile("\\$\\{[a-z0-9.-]+\\.version}");

    private static final Pattern RELEASE = Pattern.compile("\\d+(?:\\.\\d+)*(?:\\.(?:RELEASE|Final))?");

    private static Element root;

    @BeforeAll
    static void read() throws Exception {
        root = read(Checkout.ROOT.resolve("pom.xml"));
    }

    @Test
    void dependencies_have_their_versions_from_properties_of_the_root() {
        for (Element artifact : artifacts(root)) {
            String version = child(artifact, "version").orElse("");
            if (artifact.getTagName().equals("dependency") && !version.isEmpty()) {
                assertThat(version).as(name(artifact)).matches(PROPERTY);
            }
        }
    }

    @Test
    void modules_state_no_version() throws Exception {
        for (Path pom : poms()) {
            for (Element artifact : artifacts(read(pom))) {
                if (isModule(pom)) {
                    assertThat(child(artifact, "version").orElse("${none.version}"))
                            .as(name(artifact) + " in " + pom)
                            .matches(PROPERTY);
                }
            }
        }
    }

    @Test
    void modules_define_no_property_with_a_version() throws Exception {
        for (Path pom : poms()) {
            if (isModule(pom)) {
                assertThat(properties(read(pom))).as(pom.toString()).isEmpty();
            }
        }
    }

    @Test
    void projects_that_have_no_parent_state_the_versions_of_the_root() throws Exception {
        Map<String, String> pinned = pinned();
        int compared = 0;
        for (Path pom : poms()) {
            for (Element artifact : artifacts(read(pom))) {
                String version = child(artifact, "version").orElse("");
                if (!isModule(pom) && RELEASE.matcher(version).matches() && pinned.containsKey(name(artifact))) {
                    assertThat(version).as(name(artifact) + " in " + pom).isEqualTo(pinned.get(name(artifact)));
                    compared++;
                }
            }
        }
        assertThat(compared).isPositive();
    }

    @Test
    void plugins_of_all_modules_are_pinned_by_the_root() throws Exception {
        Map<String, String> pinned = pinned();
        for (Path pom : poms()) {
            for (Element artifact : artifacts(read(pom))) {
                if (isModule(pom) && artifact.getTagName().equals("plugin")) {
                    assertThat(pinned).as(pom.toString()).containsKey(name(artifact));
                }
            }
        }
    }

    @Test
    void each_version_is_a_release_and_not_a_milestone_or_a_range() throws Exception {
        assertThat(pinned().values()).hasSizeGreaterThan(20);
        for (String version : pinned().values()) {
            assertThat(version).matches(RELEASE);
        }
        for (Element property : properties(root)) {
            assertThat(property.getTextContent()).as(property.getTagName()).matches(RELEASE);
        }
    }

    /** Plugins and dependencies by name, with the versions that the root gives them. */
    private static Map<String, String> pinned() {
        Map<String, String> pinned = new HashMap<>();
        for (Element artifact : artifacts(root)) {
            child(artifact, "version")
                    .map(VersionsTest::resolve)
                    .filter(version -> !version.startsWith("${project."))
                    .ifPresent(version -> pinned.merge(name(artifact), version, (first, second) -> {
                        throw new AssertionError(name(artifact) + " has its version twice in the root POM");
                    }));
        }
        return pinned;
    }

    private static String resolve(String version) {
        if (!version.startsWith("${") || version.startsWith("${project.")) {
            return version;
        }
        NodeList properties = root.getElementsByTagName(version.substring(2, version.length() - 1));
        assertThat(properties.getLength()).as(version).isOne();
        return properties.item(0).getTextContent();
    }

    /** The POMs of the reactor and those of projects that stand beside it. */
    private static List<Path> poms() throws IOException {
        List<Path> poms = new ArrayList<>(SourceTree.files(Checkout.ROOT, "pom.xml"));
        poms.remove(Checkout.ROOT.resolve("pom.xml"));
        assertThat(poms).hasSizeGreaterThan(20);
        return poms;
    }

    private static boolean isModule(Path pom) throws Exception {
        return child(read(pom), "parent").isPresent();
    }

    private static List<Element> properties(Element pom) {
        List<Element> properties = new ArrayList<>();
        NodeList all = pom.getElementsByTagName("*");
        for (int i = 0; i < all.getLength(); i++) {
            if (all.item(i).getNodeName().endsWith(".version")) {
                properties.add((Element) all.item(i));
            }
        }
        return properties;
    }

    private static List<Element> artifacts(Element pom) {
        List<Element> artifacts = new ArrayList<>();
        for (String kind : List.of("dependency", "plugin")) {
            NodeList found = pom.getElementsByTagName(kind);
            for (int i = 0; i < found.getLength(); i++) {
                artifacts.add((Element) found.item(i));
            }
        }
        return artifacts;
    }

    private static String name(Element artifact) {
        return child(artifact, "groupId").orElse("org.apache.maven.plugins") + ":"
                + child(artifact, "artifactId").orElse("");
    }

    private static Optional<String> child(Element parent, String name) {
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node.getNodeName().equals(name)) {
                return Optional.of(node.getTextContent().strip());
            }
        }
        return Optional.empty();
    }

    private static Element read(Path pom) throws Exception {
        try (InputStream in = Files.newInputStream(pom)) {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(in)
                    .getDocumentElement();
        }
    }
}
