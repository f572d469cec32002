package dev.signet.jose.mutation;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/** The classes and tests that the profile {@code mutation} names in the modules. */
final class TargetsTest {

    private static final Path ROOT = Path.of("../..");

    @Test
    void every_class_to_change_and_every_test_to_run_exists() throws Exception {
        for (String module : modules()) {
            for (String name : names(module, "targetClasses")) {
                assertThat(ROOT.resolve(module).resolve("src/main/java").resolve(file(name)))
                        .exists();
            }
            assertThat(names(module, "targetTests")).as(module).isNotEmpty();
            for (String name : names(module, "targetTests")) {
                assertThat(ROOT.resolve(module).resolve("src/test/java").resolve(file(name)))
                        .exists();
            }
        }
    }

    @Test
    void every_explanation_is_about_a_class_that_is_changed() throws Exception {
        Set<String> changed = new HashSet<>();
        for (String module : modules()) {
            names(module, "targetClasses").forEach(name -> changed.add(name.replace("dev.signet.jose.", "")));
        }

        assertThat(Explanations.read(Path.of("survivors.md")).keySet().stream()
                        .map(mutant -> mutant.type().replaceFirst("\\$.*", ""))
                        .collect(toSet()))
                .isNotEmpty()
                .isSubsetOf(changed);
    }

    @Test
    void the_reports_of_all_these_modules_and_no_others_are_compared() throws Exception {
        assertThat(texts("testing/mutation", "//profile[id = 'mutation']//argument"))
                .containsExactlyInAnyOrderElementsOf(modules().stream()
                        .map(module ->
                                "${maven.multiModuleProjectDirectory}/" + module + "/target/pit-reports/mutations.xml")
                        .toList());
    }

    /** Returns the modules with classes to change; there is at least one. */
    private static List<String> modules() throws Exception {
        List<String> folders;
        try (Stream<Path> all = Files.list(ROOT)) {
            folders = all.filter(folder -> Files.exists(folder.resolve("pom.xml")))
                    .map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        }
        List<String> modules = new ArrayList<>();
        for (String folder : folders) {
            if (!names(folder, "targetClasses").isEmpty()) {
                modules.add(folder);
            }
        }
        assertThat(modules).isNotEmpty();
        return modules;
    }

    /** Returns the names without the star that stands for the classes inside. */
    private static List<String> names(String module, String list) throws Exception {
        return texts(module, "//profile[id = 'mutation']//" + list + "/param").stream()
                .map(name -> name.replace("*", ""))
                .toList();
    }

    private static String file(String name) {
        return name.replace('.', '/') + ".java";
    }

    private static List<String> texts(String module, String path) throws Exception {
        Document pom = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(ROOT.resolve(module).resolve("pom.xml").toFile());
        NodeList nodes = (NodeList) XPathFactory.newInstance().newXPath().evaluate(path, pom, XPathConstants.NODESET);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            texts.add(nodes.item(i).getTextContent());
        }
        return texts;
    }
}
