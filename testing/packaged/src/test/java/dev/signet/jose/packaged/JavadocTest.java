package dev.signet.jose.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The Javadoc of all modules as one site. */
final class JavadocTest {

    private static final Path SITE = Checkout.ROOT.resolve("docs/javadoc/target/apidocs");

    /** A type at the beginning of a source file: whether it is public, and its name. */
    private static final Pattern TYPE = Pattern.compile(
            "^(public )?(?:abstract |final |sealed |non-sealed )*(?:class|interface|enum|record|@interface) (\\w+)",
            Pattern.MULTILINE);

    private static final Pattern PACKAGE = Pattern.compile("^package ([\\w.]+);", Pattern.MULTILINE);

    private static HtmlSite site;

    @BeforeAll
    static void read() throws IOException {
        site = HtmlSite.read(SITE);
    }

    @Test
    void has_each_module_with_a_public_api_in_java() throws IOException {
        List<String> modules = new ArrayList<>();
        for (PublishedModule module : PublishedModule.all()) {
            if (hasPublicPackage(module) && Files.notExists(sources(module).resolveSibling("kotlin"))) {
                modules.add("module:" + module.descriptor().name());
            }
        }

        assertThat(modules).contains("module:dev.signet.jose.core", "module:dev.signet.jose.jwt.replay");
        assertThat(Files.readAllLines(SITE.resolve("element-list")).stream().filter(line -> line.startsWith("module:")))
                .containsExactlyInAnyOrderElementsOf(modules);
    }

    @Test
    void every_link_leads_to_a_page_and_a_place_in_it() {
        assertThat(site.links()).isGreaterThan(1_000);
        assertThat(site.deadLinks()).isEmpty();
    }

    @Test
    void a_dead_link_is_found() {
        HtmlSite dead = new HtmlSite(Map.of(
                Path.of("a/b.html"),
                "<a href=\"../c.html#here\"></a><a href=\"../d.html\"></a><a href=\"#x\"></a><a href=\"#\"></a>",
                Path.of("c.html"),
                "<p id=\"there\"><a href=\"a/b.html\"></a><a href=\"https://elsewhere.example/\"></a>"));

        assertThat(dead.deadLinks())
                .containsExactlyInAnyOrder("a/b.html: ../c.html#here", "a/b.html: ../d.html", "a/b.html: #x");
    }

    @Test
    void types_of_one_module_link_to_those_of_another() {
        assertThat(site.page("dev.signet.jose.jws/dev/signet/jose/jws/Ecdsa.html"))
                .contains("href=\"../../../../../dev.signet.jose.jwk/dev/signet/jose/jwk/EcJwk.html\"");
    }

    @Test
    void no_comment_names_a_type_that_users_cannot_see() throws IOException {
        Set<String> hidden = hiddenTypes();

        assertThat(hidden).contains("KeySelector", "JsonReader").doesNotContain("JwsVerifier", "JsonObject");
        assertThat(site.namesInComments(hidden)).isEmpty();
    }

    @Test
    void a_hidden_type_in_a_comment_is_found() {
        HtmlSite naming = new HtmlSite(Map.of(Path.of("a.html"), """
                <div class="block">Choose keys with <code>JwsVerifier.of(dev.signet.jose.jws.KeySelector)</code>.</div>
                <div class="block">A verifier.
                 <p>To read the code, begin with <code>HeaderRules</code>.</div>
                """));

        assertThat(naming.namesInComments(Set.of("KeySelector", "HeaderRules"))).containsExactly("a.html: KeySelector");
    }

    /** The top-level types that are not public or whose package is exported to sister modules at most. */
    private static Set<String> hiddenTypes() throws IOException {
        Set<String> hidden = new TreeSet<>();
        Set<String> visible = new TreeSet<>();
        for (PublishedModule module : PublishedModule.all()) {
            Set<String> exported = new TreeSet<>();
            module.descriptor().exports().stream()
                    .filter(exports -> !exports.isQualified())
                    .forEach(exports -> exported.add(exports.source()));
            for (Path source : files(sources(module), ".java")) {
                String text = Files.readString(source);
                boolean isExported =
                        PACKAGE.matcher(text).results().anyMatch(found -> exported.contains(found.group(1)));
                for (MatchResult type : TYPE.matcher(text).results().toList()) {
                    (isExported && type.group(1) != null ? visible : hidden).add(type.group(2));
                }
            }
        }
        // Words of prose, such as Candidates, and names of public types elsewhere; RFC 7519 has NumericDate.
        hidden.removeIf(name -> visible.contains(name) || !name.matches("[A-Z]+[a-z0-9]+[A-Z].*"));
        hidden.remove("NumericDate");
        return hidden;
    }

    private static boolean hasPublicPackage(PublishedModule module) {
        return module.descriptor().exports().stream().anyMatch(exports -> !exports.isQualified());
    }

    private static Path sources(PublishedModule module) {
        return module.folder().resolve("src/main/java");
    }

    private static List<Path> files(Path folder, String suffix) throws IOException {
        if (Files.notExists(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(suffix)).toList();
        }
    }
}
