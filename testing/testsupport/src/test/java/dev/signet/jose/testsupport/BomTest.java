package dev.signet.jose.testsupport;

import static dev.signet.jose.testsupport.Pom.BOM;
import static dev.signet.jose.testsupport.Pom.PARENT;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The BOM has no parent, so nothing but this keeps the two in step. */
final class BomTest {
    private static final String MANAGED = "/project/dependencyManagement/dependencies/dependency"
            + "[groupId = 'dev.signet.jose' and starts-with(artifactId, 'jose-')]/artifactId";
    private static final String PLUGINS = "/project/build/pluginManagement/plugins/plugin";

    @Test
    void the_bom_lists_what_the_parent_manages_at_the_same_version() throws Exception {
        assertThat(BOM.texts(MANAGED)).isNotEmpty().isEqualTo(PARENT.texts(MANAGED));
        assertThat(BOM.texts("/project/version")).isEqualTo(PARENT.texts("/project/version"));
    }

    @Test
    void the_bom_says_who_makes_it_and_where_as_the_parent_does() throws Exception {
        for (String element : List.of("url", "developers/developer/*", "scm/*", "licenses/license/*")) {
            assertThat(BOM.texts("/project/" + element))
                    .as(element)
                    .isNotEmpty()
                    .isEqualTo(PARENT.texts("/project/" + element));
        }
    }

    @Test
    void the_bom_is_built_and_installed_without_a_profile() throws Exception {
        assertThat(PARENT.texts("/project/modules/module")).contains("jose-bom");
        assertThat(PARENT.texts("//profile/modules/module")).isEmpty();
    }

    @Test
    void the_bom_is_built_by_the_plugins_of_the_parent() throws Exception {
        List<String> plugins = BOM.texts(PLUGINS + "/artifactId");

        assertThat(plugins).contains("spotless-maven-plugin", "maven-install-plugin", "maven-deploy-plugin");
        for (String plugin : plugins) {
            String version = PLUGINS + "[artifactId = '" + plugin + "']/version";
            assertThat(BOM.texts(version)).as(plugin).hasSize(1).isEqualTo(PARENT.texts(version));
        }
    }
}
