package dev.signet.jose.testsupport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class NamedModuleTest {
    private static final Path SOURCES = Path.of("src/test/consumer");

    @Test
    void runs_a_consumer_with_what_it_names_and_nothing_else() {
        NamedModule.Run run = NamedModule.consumer(SOURCES, "org.assertj.core").run("hello");

        assertThat(run.output().lines()).containsExactly("true hello", "false");
        assertThat(run.exitCode()).isEqualTo(3);
    }

    @Test
    void brings_extra_modules_along_but_does_not_resolve_them() {
        NamedModule.Run run = NamedModule.consumer(SOURCES, "org.assertj.core")
                .alsoWith("org.opentest4j")
                .run("hello");

        // On the path, but no module requires it, and it provides no service that is used.
        assertThat(run.output()).contains("false");
    }

    @Test
    void says_what_the_compiler_misses() {
        assertThatThrownBy(() -> NamedModule.consumer(SOURCES, "org.opentest4j").run())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("module not found: org.assertj.core");
    }

    @Test
    void refuses_a_module_that_the_test_does_not_have() {
        assertThatThrownBy(() -> NamedModule.consumer(SOURCES, "no.such.module").run())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no.such.module");
    }
}
