package dev.signet.jose.testsupport;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class CompilationTest {
    @Test
    void accepts_correct_statements() {
        assertThat(Compilation.of("Map<String, Integer> ages = Map.of(\"a\", 1);", "java.util.Map")
                        .errors())
                .isEmpty();
    }

    @Test
    void sees_the_test_class_path() {
        assertThat(Compilation.of("Mutations.deleting(\"\");", "dev.signet.jose.testsupport.Mutations")
                        .succeeded())
                .isTrue();
    }

    @Test
    void says_what_is_wrong() {
        assertThat(Compilation.of("int age = \"a\";").errors())
                .singleElement()
                .asString()
                .contains("incompatible types");
    }

    @Test
    void finds_what_only_the_flow_of_control_shows() {
        assertThat(Compilation.of("int age; System.out.println(age);").succeeded())
                .isFalse();
    }
}
