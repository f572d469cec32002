package dev.signet.jose.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What stands in the jar of each published module beside its classes. */
final class JarsTest {

    /** A clause of an OSGi header: packages, then attributes and directives, whose values may be quoted. */
    private static final Pattern CLAUSE = Pattern.compile("([^,;\"]+)((?:;[^,;\"=]+=(?:\"[^\"]*\"|[^,;\"]+))*)(?:,|$)");

    static List<PublishedModule> modules() throws IOException {
        return PublishedModule.all();
    }

    /** All but those that stand on jars which are no named modules: these are neither modules nor bundles. */
    static List<PublishedModule> bundles() throws IOException {
        return modules().stream()
                .filter(module -> !module.name().matches("jose-spark|jose-spring.*|jose-jwt-replay-redis"))
                .toList();
    }

    @Test
    void modules_of_the_bom_are_found() throws IOException {
        assertThat(modules())
                .extracting(PublishedModule::name)
                .contains("jose-core", "jose-jwt", "jose-jwt-cache", "jose-jackson")
                .doesNotContain("jose-cli", "testsupport");
    }

    @ParameterizedTest
    @MethodSource("modules")
    void names_itself_and_its_version(PublishedModule module) throws IOException {
        assertThat(module.header("Implementation-Title")).isEqualTo(module.name());
        assertThat(module.header("Implementation-Version")).isEqualTo(PublishedModule.version());
    }

    @ParameterizedTest
    @MethodSource("modules")
    void has_licence_and_notice(PublishedModule module) throws IOException {
        for (String name : List.of("LICENSE", "NOTICE")) {
            assertThat(module.text("META-INF/" + name)).isEqualTo(Files.readString(Checkout.ROOT.resolve(name)));
        }
    }

    /** Those that classes are made of, whatever their language. */
    @ParameterizedTest
    @MethodSource("modules")
    void is_published_with_its_sources(PublishedModule module) throws IOException {
        Set<String> sources = new TreeSet<>();
        for (String language : List.of("java", "kotlin")) {
            Path folder = module.folder().resolve("src/main").resolve(language);
            if (Files.exists(folder)) {
                try (Stream<Path> files = Files.walk(folder)) {
                    files.filter(Files::isRegularFile)
                            .forEach(file -> sources.add(folder.relativize(file).toString()));
                }
            }
        }

        try (JarFile jar = new JarFile(module.sources().toFile())) {
            assertThat(jar.stream().map(JarEntry::getName)).containsAll(sources);
        }
    }

    @Test
    void sources_in_kotlin_are_found() throws IOException {
        try (JarFile jar =
                new JarFile(PublishedModule.of("jose-kotlin").sources().toFile())) {
            assertThat(jar.getEntry("dev/signet/jose/kotlin/Binding.kt")).isNotNull();
        }
    }

    @ParameterizedTest
    @MethodSource("modules")
    void names_its_module_in_one_place(PublishedModule module) throws IOException {
        assertThat(module.descriptor().name())
                .isEqualTo("dev.signet." + module.name().replace('-', '.'));
        assertThat(module.header("Automatic-Module-Name").isEmpty()).isEqualTo(module.hasDescriptor());
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void is_a_bundle_with_the_name_of_the_module(PublishedModule module) throws IOException {
        assertThat(module.header("Bundle-ManifestVersion")).isEqualTo("2");
        assertThat(module.header("Bundle-SymbolicName"))
                .isEqualTo(module.descriptor().name());
        assertThat(module.header("Bundle-Version"))
                .isEqualTo(PublishedModule.version().replace('-', '.'));
        assertThat(module.header("Bundle-License")).startsWith("Apache-2.0;");
        assertThat(module.header("Require-Capability")).contains("(&(osgi.ee=JavaSE)(version=17))");
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void exports_the_packages_of_the_module(PublishedModule module) throws IOException {
        Set<String> open = new TreeSet<>();
        Set<String> forSisters = new TreeSet<>();
        for (ModuleDescriptor.Exports exported : module.descriptor().exports()) {
            (exported.isQualified() ? forSisters : open).add(exported.source());
        }
        Map<String, String> clauses = clauses(module.header("Export-Package"));
        Set<String> openHere = new TreeSet<>(clauses.keySet());
        openHere.removeIf(name -> clauses.get(name).contains("mandatory:=signet"));
        Set<String> forSistersHere = new TreeSet<>(clauses.keySet());
        forSistersHere.removeAll(openHere);

        assertThat(openHere).isEqualTo(open);
        assertThat(forSistersHere).isEqualTo(forSisters);
    }

    /** A bundle can be resolved without what the module requires only statically, and with modules of its version. */
    @ParameterizedTest
    @MethodSource("bundles")
    void imports_need_not_resolve_where_the_module_requires_statically(PublishedModule module) throws IOException {
        Set<String> optional = new TreeSet<>();
        for (ModuleDescriptor.Requires required : module.descriptor().requires()) {
            if (required.modifiers().contains(ModuleDescriptor.Requires.Modifier.STATIC)) {
                optional.add(required.name());
            }
        }
        String[] version = PublishedModule.version().split("\\.");
        String range = "[%s.%s,%s.%d)".formatted(version[0], version[1], version[0], Integer.parseInt(version[1]) + 1);

        clauses(module.header("Import-Package")).forEach((name, attributes) -> {
            boolean isOptional = attributes.contains("resolution:=optional");
            if (name.startsWith("dev.signet.")) {
                assertThat(isOptional).as(name).isEqualTo(optional.contains(name));
                assertThat(attributes).as(name).contains("version=\"" + range + "\"");
            } else if (name.startsWith("org.bouncycastle.") || name.startsWith("org.jspecify.")) {
                assertThat(isOptional).as(name).isTrue();
            }
        });
    }

    @ParameterizedTest
    @MethodSource("modules")
    void has_nothing_that_differs_between_two_builds(PublishedModule module) throws IOException {
        Attributes headers = module.manifest().getMainAttributes();

        assertThat(headers.keySet())
                .extracting(Object::toString)
                .doesNotContain("Bnd-LastModified", "Built-By", "Tool", "Build-Jdk", "Build-Time");
    }

    @Test
    void a_header_of_osgi_is_read_with_commas_in_quotes() {
        assertThat(clauses("a.b;signet=internal;mandatory:=signet;uses:=\"x,y\",c;version=\"[1,2)\",d"))
                .isEqualTo(Map.of(
                        "a.b", ";signet=internal;mandatory:=signet;uses:=\"x,y\"", "c", ";version=\"[1,2)\"", "d", ""));
    }

    private static Map<String, String> clauses(String header) {
        Map<String, String> clauses = new TreeMap<>();
        Matcher matcher = CLAUSE.matcher(header);
        int end = 0;
        while (matcher.find() && matcher.start() == end) {
            clauses.put(matcher.group(1), matcher.group(2));
            end = matcher.end();
        }
        assertThat(end).as(header).isEqualTo(header.length());
        return clauses;
    }
}
