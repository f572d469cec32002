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
}
