package dev.signet.jose.testsupport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;

final class VectorsTest {
    private final String before = System.getProperty("signet.vectors");

    @TempDir
    Path root;

    @BeforeEach
    void point_at_a_folder() {
        System.setProperty("signet.vectors", root.toString());
    }

    @AfterEach
    void point_back() {
        System.setProperty("signet.vectors", before);
    }

    @Test
    void finds_a_folder() throws Exception {
        Path folder = Files.createDirectory(root.resolve("json-parsing"));

        assertThat(Vectors.folder("json-parsing")).contains(folder);
        assertThat(Vectors.require("json-parsing")).isEqualTo(folder);
    }

    @Test
    void skips_with_a_reason_where_there_is_no_folder() {
        assertThat(Vectors.folder("absent")).isEmpty();
        assertThatThrownBy(() -> Vectors.require("absent"))
                .isInstanceOf(TestAbortedException.class)
                .hasMessageContaining("public test vectors are not at " + root.resolve("absent"))
                .hasMessageContaining("point -Dsignet.vectors at them");
    }
}
