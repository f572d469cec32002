package dev.signet.jose.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.jose.core.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.helpers.DefaultHandler;

/** What stands in the documents beside Java and commands: XML, JSON, properties, and the names of artifacts. */
final class FencesTest {

    /** {@code SnippetsTest}, {@code KotlinTest}, {@code DocumentsTest}, {@code SettingsTest} and the module jose-spark read all but
     * text. */
    private static final Set<String> OF_OTHERS =
            Set.of("java", "kotlin", "", "sh", "bash", "shell", "console", "sql", "text", "yaml");

    private static final Set<String> CHECKED = Set.of("xml", "json", "properties", "gradle");

    private static final Pattern COORDINATES = Pattern.compile("dev\\.signet\\.jose:(jose-[a-z0-9-]+)");

    static List<Document> documents() throws IOException {
        return Document.all(Checkout.ROOT);
    }

    @ParameterizedTest
    @MethodSource("documents")
    void each_block_has_a_language_that_is_checked(Document document) {
        assertThat(document.snippets())
                .allSatisfy(snippet -> assertThat(snippet.language())
                        .matches(language -> OF_OTHERS.contains(language) || CHECKED.contains(language)));
    }

    @ParameterizedTest
    @MethodSource("documents")
    void artifacts_that_are_named_are_published(Document document) throws IOException {
        String text = String.join("\n", document.lines());
        List<String> published = new ArrayList<>(PublishedModule.names());
        published.addAll(List.of("jose-bom", "jose-cli"));

        assertThat(COORDINATES.matcher(text).results().map(found -> found.group(1)))
                .isSubsetOf(published);
    }

    @ParameterizedTest
    @MethodSource("documents")
    void xml_is_well_formed_and_names_artifacts_that_this_build_knows(Document document) throws Exception {
        for (Snippet snippet : of(document, "xml")) {
            assertThat(unknown(snippet.code())).as(snippet.toString()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("documents")
    void json_is_read_by_the_strict_reader(Document document) {
        for (Snippet snippet : of(document, "json")) {
            assertThatCode(() -> JsonObject.parse(snippet.code()))
                    .as(snippet.toString())
                    .doesNotThrowAnyException();
        }
    }

    @ParameterizedTest
    @MethodSource("documents")
    void properties_are_read_and_each_key_stands_once(Document document) throws IOException {
        for (Snippet snippet : of(document, "properties")) {
            Properties read = new Properties();
            read.load(new StringReader(snippet.code()));
            long assignments = snippet.code()
                    .lines()
                    .filter(line -> line.matches("[^#!\\s].*[=:].*"))
                    .count();

            assertThat(read).as(snippet.toString()).hasSize((int) assignments);
        }
    }

    @Test
    void an_artifact_that_is_not_published_is_noticed() throws Exception {
        String known = """
                <dependency>
                  <groupId>dev.signet.jose</groupId>
                  <artifactId>jose-jwt</artifactId>
                </dependency>
                """;

        assertThat(unknown(known)).isEmpty();
        assertThat(unknown(known.replace("jose-jwt", "jose-jws-remote"))).containsExactly("jose-jws-remote");
        assertThat(unknown(known.replace("dev.signet.jose", "org.example"))).containsExactly("jose-jwt");
        assertThatThrownBy(() -> unknown(known.replace("</artifactId>", ""))).isNotNull();
    }

    private static List<Snippet> of(Document document, String language) {
        return document.snippets().stream()
                .filter(snippet -> snippet.language().equals(language))
                .toList();
    }

    /** Returns the artifacts that are neither published here nor named, with their group, in a POM of this build. */
    private static List<String> unknown(String xml) throws Exception {
        String text = xml.startsWith("<?xml") || xml.startsWith("<project") ? xml : "<all>" + xml + "</all>";
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        DocumentBuilder builder = factory.newDocumentBuilder();
        // Throws what the default handler would print as well.
        builder.setErrorHandler(new DefaultHandler());
        NodeList names = builder.parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))
                .getElementsByTagName("artifactId");
        String poms = poms();
        List<String> unknown = new ArrayList<>();
        for (int i = 0; i < names.getLength(); i++) {
            String artifact = names.item(i).getTextContent();
            Element parent = (Element) names.item(i).getParentNode();
            String group = parent.getElementsByTagName("groupId").item(0).getTextContent();
            boolean own = parent.getTagName().equals("project");
            if (!own
                    && !(group.equals("dev.signet.jose")
                            && PublishedModule.names().contains(artifact))
                    && !poms.contains("<groupId>" + group + "</groupId><artifactId>" + artifact + "</artifactId>")) {
                unknown.add(artifact);
            }
        }
        return unknown;
    }

    private static String poms() throws IOException {
        List<String> texts = new ArrayList<>();
        for (Path pom : SourceTree.files(Checkout.ROOT, "pom.xml")) {
            texts.add(Files.readString(pom).replaceAll("\\s+", ""));
        }
        return texts.stream().collect(Collectors.joining("\n"));
    }
}
