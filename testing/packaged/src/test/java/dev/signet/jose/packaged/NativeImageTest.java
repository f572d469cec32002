package dev.signet.jose.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * What a native image cannot see in the code: it must stand in {@code META-INF/native-image} of the jar. No image is made
 * here; a call that a builder has to be told about is found in the class files.
 */
final class NativeImageTest {

    private static final Pattern LOOKS_UP =
            Pattern.compile("java\\.lang\\.Class\\.(forName|getResource|getResourceAsStream"
                    + "|get(Declared)?(Constructors?|Fields?|Methods?))"
                    + "|java\\.lang\\.ClassLoader\\.(loadClass|getResource.*)"
                    + "|java\\.lang\\.invoke\\.MethodHandles\\$Lookup\\.find.*"
                    + "|java\\.lang\\.reflect\\.(Array|Proxy)\\..*"
                    + "|java\\.lang\\.System\\.load(Library)?"
                    + "|java\\.util\\.ResourceBundle\\.getBundle"
                    + "|java\\.util\\.ServiceLoader\\.load.*"
                    + "|java\\.io\\.Object(In|Out)putStream\\..*");

    /** Each is explained in docs/packaging.md. */
    @Test
    void calls_that_an_image_must_be_told_about_are_known() throws IOException {
        Set<String> calls = new TreeSet<>();
        for (PublishedModule module : PublishedModule.all()) {
            for (JavaClass type :
                    new ClassFileImporter().importJar(new JarFile(module.jar().toFile()))) {
                for (JavaAccess<?> access : type.getAccessesFromSelf()) {
                    String target = access.getTargetOwner().getName() + "."
                            + access.getTarget().getName();
                    if (LOOKS_UP.matcher(target).matches()) {
                        String name = type.getName();
                        calls.add(name.replaceFirst(".*\\.([^.$]+).*", "$1") + ": " + target);
                    }
                }
            }
        }

        assertThat(calls)
                .containsExactly(
                        "HttpClientTransport: java.lang.invoke.MethodHandles$Lookup.findVirtual",
                        "JsonBindingLookup: java.util.ServiceLoader.load",
                        "KeyAddress: java.util.ServiceLoader.load",
                        "OfferedProvider: java.lang.Class.getResource",
                        "OfferedProvider: java.util.ServiceLoader.load",
                        "ProviderLookup: java.lang.Class.getResource",
                        "TokenMemory: java.util.ServiceLoader.load");
    }

    @Test
    void metadata_is_in_a_folder_with_the_name_of_the_module() throws IOException {
        Set<String> files = new TreeSet<>();
        for (PublishedModule module : PublishedModule.all()) {
            Set<String> ofModule = module.texts("META-INF/native-image").keySet();
            assertThat(ofModule)
                    .allMatch(file -> file.startsWith("META-INF/native-image/dev.signet.jose/" + module.name() + "/"));
            files.addAll(ofModule);
        }

        assertThat(files)
                .containsExactly(
                        "META-INF/native-image/dev.signet.jose/jose-jwks-remote/reflect-config.json",
                        "META-INF/native-image/dev.signet.jose/jose-jwt-cache/reflect-config.json",
                        "META-INF/native-image/dev.signet.jose/jose-jwt-replay/reflect-config.json");
    }

    /** That Caffeine looks up these and no others is a test of the two modules. */
    @Test
    void what_the_metadata_names_exists() throws Exception {
        Set<String> members = new TreeSet<>();
        for (PublishedModule module : PublishedModule.all()) {
            for (String text : module.texts("META-INF/native-image").values()) {
                for (JsonNode entry : new ObjectMapper().readTree(text)) {
                    named(entry.at("/condition/typeReachable"));
                    Class<?> type = named(entry.get("name"));
                    for (JsonNode field : entry.path("fields")) {
                        members.add(type.getDeclaredField(field.get("name").textValue())
                                .getName());
                    }
                    for (JsonNode method : entry.path("methods")) {
                        assertThat(method.get("parameterTypes")).isEmpty();
                        members.add(method.get("name").textValue());
                        if (method.get("name").textValue().equals("<init>")) {
                            type.getDeclaredConstructor();
                        } else if (Runtime.version().feature() >= 21) {
                            type.getDeclaredMethod(method.get("name").textValue());
                        }
                    }
                }
            }
        }

        assertThat(members).containsExactly("<init>", "FACTORY", "shutdownNow");
    }

    /** Picocli's own annotation processor writes it; picocli sets the fields of the commands. */
    @Test
    void the_command_line_brings_the_metadata_of_its_commands() throws IOException {
        Path jar = Checkout.ROOT.resolve("jose-cli").resolve("target").resolve("jose-cli.jar");
        String folder = "META-INF/native-image/picocli-generated/dev.signet.jose/jose-cli";

        Map<String, String> texts = new PublishedModule("jose-cli", jar).texts(folder);

        assertThat(texts).containsKeys(folder + "/reflect-config.json", folder + "/resource-config.json");
        JsonNode entries = new ObjectMapper().readTree(texts.get(folder + "/reflect-config.json"));
        assertThat(entries.findValuesAsText("name")).contains("dev.signet.jose.cli.ConvertCommand");
    }

    private static Class<?> named(JsonNode name) throws ClassNotFoundException {
        return Class.forName(name.textValue(), false, NativeImageTest.class.getClassLoader());
    }
}
