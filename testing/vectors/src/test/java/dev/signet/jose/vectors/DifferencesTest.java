package dev.signet.jose.vectors;

import org.junit.jupiter.api.Test;

/** {@code docs/vectors.md} lists what {@code differences.json} explains. */
final class DifferencesTest {

    @Test
    void are_in_the_document() {
        new GeneratedTable("differences")
                .isExactly(Difference.all().stream().map(Difference::row).toList());
    }
}
