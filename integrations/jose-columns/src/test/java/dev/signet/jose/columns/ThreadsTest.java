package dev.signet.jose.columns;

import static dev.signet.jose.columns.Cells.ENCRYPTER;
import static dev.signet.jose.columns.Cells.SSN;
import static dev.signet.jose.columns.Cells.keyText;
import static dev.signet.jose.columns.Cells.opener;
import static dev.signet.jose.columns.Cells.part;
import static dev.signet.jose.columns.Cells.sealed;
import static dev.signet.jose.columns.Cells.sealer;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.jose.testsupport.Concurrency;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** One object, used by several threads at once. */
class ThreadsTest {

    private static final int CELLS = 100;

    @Test
    void a_sealer_counts_the_cells_of_all_threads() throws Exception {
        ColumnSealer<String> sealer =
                new ColumnSealer<>(SSN, ENCRYPTER, new KeyRenewal(50, null), 1_000, InstantSource.system());

        List<String> cells = Concurrency.atOnce(() -> sealed(sealer, CELLS)).stream()
                .flatMap(List::stream)
                .toList();

        Map<String, Long> keys = cells.stream().collect(groupingBy(Cells::keyText, counting()));
        assertThat(keys).hasSize(cells.size() / 50);
        assertThat(keys.values()).containsOnly(50L);
        assertThat(cells.stream().map(cell -> keyText(cell) + part(cell, 2)))
                .doesNotHaveDuplicates()
                .hasSize(8 * CELLS);
        assertThat(cells.stream().map(opener(SSN)::open).distinct()).hasSize(CELLS);
    }

    @Test
    void an_opener_opens_cells_of_several_sealers_for_all_threads() throws Exception {
        List<String> some = sealed(sealer(SSN), CELLS);
        List<String> others = sealed(sealer(SSN), CELLS);
        // Keeps one key, so that the threads take it away from one another.
        ColumnOpener<String> opener = new ColumnOpener<>(SSN, Cells.DECRYPTER, 1);

        List<Boolean> right = Concurrency.atOnce(() -> {
            boolean all = true;
            for (int i = 0; i < CELLS; i++) {
                all &= opener.open(some.get(i)).equals("value " + i);
                all &= opener.open(others.get(i)).equals("value " + i);
            }
            return all;
        });

        assertThat(right).hasSize(8).containsOnly(true);
    }
}
