package dev.signet.jose.testsupport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.jose.testsupport.sample.Shape;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.commons.util.ReflectionUtils;

final class PublicApiTest {
    private static final String SAMPLE = """
            package dev.signet.jose.testsupport.sample

            public sealed interface Shape<T extends Comparable<T>> extends Cloneable permits Shape.Open, (hidden)
                public static final Object NOT_COPIED
                public static final String NAME = "shape"
                public static final int SIDES = 4
                @Deprecated public default byte @Nullable [] octets(java.util.List<?>)
                public <E extends Exception> java.util.List<? super T> sides(Class<? extends E>, @Nullable String, String...) throws E

            public enum Shape.Colour
                GREEN
                RED
                public String hex()

            public abstract static non-sealed class Shape.Open implements Shape<String>
                protected final int edges
                protected Open(Integer...)
                protected void turn()

            public record Shape.Point(@Nullable String name, byte[] octets)
                public Point(String)
                public static Shape.Point origin()
            """;

    @TempDir
    Path folder;

    @AfterEach
    void stop_updating() {
        System.clearProperty("signet.api.update");
    }

    @Test
    void writes_what_a_caller_can_rely_on() {
        assertThat(PublicApi.render(Shape.class)).isEqualTo(SAMPLE);
    }

    @Test
    void reads_jars_as_well() {
        assertThat(PublicApi.render(ReflectionUtils.class))
                .startsWith("package org.junit.platform.commons.util\n")
                .contains("class ReflectionUtils");
    }

    @Test
    void passes_if_the_file_says_the_same() throws Exception {
        Path file = Files.writeString(folder.resolve("api.txt"), SAMPLE);

        assertThatCode(() -> PublicApi.assertMatches(Shape.class, file)).doesNotThrowAnyException();
    }

    @Test
    void says_what_is_gone_what_is_new_and_what_to_do() throws Exception {
        Path file = Files.writeString(
                folder.resolve("api.txt"), SAMPLE.replace("    RED\n", "").replace("NAME", "TITLE"));

        assertThatThrownBy(() -> PublicApi.assertMatches(Shape.class, file))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("gone  Shape: public static final String TITLE = \"shape\"")
                .hasMessageContaining("new   Shape: public static final String NAME = \"shape\"")
                .hasMessageContaining("new   Shape.Colour: RED")
                .hasMessageContaining("-Dsignet.api.update=true");
    }

    @Test
    void writes_the_file_when_told_to() throws Exception {
        Path file = folder.resolve("api.txt");
        System.setProperty("signet.api.update", "true");

        PublicApi.assertMatches(Shape.class, file);

        assertThat(file).hasContent(SAMPLE);
    }
}
