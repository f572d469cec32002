package dev.signet.jose.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.jose.core.JsonObject;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The document and the metadata for editors have each property that there is, and no other. */
final class DocumentTest {

    private static final Path DOCUMENT = Path.of("../../docs/spring.md");
    private static final Path METADATA = Path.of("src/main/resources/META-INF/spring-configuration-metadata.json");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z.\\[\\]-]+)` \\| ");

    @Test
    void the_document_lists_the_properties_in_their_order() throws IOException {
        String table = Files.readString(DOCUMENT).split("\n## Properties\n")[1].split("\n## ")[0];

        assertThat(ROW.matcher(table).results().map(row -> row.group(1)))
                .containsExactlyElementsOf(properties(SignetJwtProperties.class, "", true));
    }

    @Test
    void the_metadata_list_the_properties_with_a_description() throws IOException {
        List<JsonObject> properties = JsonObject.parse(Files.readAllBytes(METADATA))
                .objects("properties")
                .orElseThrow();

        // What is below the elements of a list, an editor finds in their type.
        assertThat(properties.stream()
                        .map(property -> property.string("name").orElseThrow())
                        .filter(name -> name.startsWith("signet.jwt.")))
                .map(name -> name.substring("signet.jwt.".length()))
                .containsExactlyInAnyOrderElementsOf(properties(SignetJwtProperties.class, "", false));
        assertThat(properties)
                .allMatch(
                        property -> property.string("description").orElseThrow().endsWith("."));
    }

    private static List<String> properties(Class<?> type, String prefix, boolean elements) {
        List<String> names = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            String name =
                    prefix + component.getName().replaceAll("[A-Z]", "-$0").toLowerCase(Locale.ROOT);
            Class<?> of = element(component);
            if (component.getType().isRecord()) {
                names.addAll(properties(component.getType(), name + ".", elements));
            } else if (of.isRecord() && elements) {
                names.addAll(properties(of, name + "[].", true));
            } else {
                names.add(name);
            }
        }
        return names;
    }

    private static Class<?> element(RecordComponent component) {
        return component.getGenericType() instanceof ParameterizedType list
                ? (Class<?>) list.getActualTypeArguments()[0]
                : component.getType();
    }
}
