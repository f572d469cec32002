package dev.signet.jose.testsupport;

import static dev.signet.jose.testsupport.Pom.PARENT;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ParentPomTest {

    @Test
    void every_module_is_given_test_dependencies_and_no_others() throws Exception {
        assertThat(PARENT.texts("/project/dependencies/dependency/artifactId")).isNotEmpty();
        // The scope would be that of what the module's dependencies need at run time as well.
        assertThat(PARENT.texts("/project/dependencies/dependency[not(scope = 'test')]/artifactId"))
                .isEmpty();
    }

    /** What is attached to a module is published with it. */
    @Test
    void tests_are_attached_to_no_module() throws Exception {
        for (String module : PARENT.texts("/project/modules/module")) {
            assertThat(new Pom("../../" + module + "/pom.xml").texts("//goal"))
                    .as(module)
                    .doesNotContain("test-jar", "test-jar-no-fork");
        }
    }
}
