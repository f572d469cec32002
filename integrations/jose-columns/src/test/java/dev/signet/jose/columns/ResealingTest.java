package dev.signet.jose.columns;

import static dev.signet.jose.columns.Cells.SSN;
import static dev.signet.jose.columns.Cells.header;
import static dev.signet.jose.columns.Cells.sealed;
import static dev.signet.jose.jwe.ContentEncryption.A256GCM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.jwe.AesGcmKeyWrap;
import dev.signet.jose.jwe.AesKeyWrap;
import dev.signet.jose.jwe.JweDecrypter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Rotation: cells are moved to another key, and what became of them is counted. */
class ResealingTest {

    private static final ColumnSpecification OLD =
            ColumnSpecification.of(() -> Cells.SET).sealingWithKey("2025-11");
    private static final ColumnSpecification NEW = OLD.sealingWithKey("2026-11");

    private final ColumnResealer<String> resealer = NEW.resealer(SSN);

    @Test
    void a_cell_under_an_older_key_is_sealed_under_the_new_one() {
        List<String> moved =
                sealed(OLD.sealer(SSN), 5).stream().map(resealer::reseal).toList();

        assertThat(moved)
                .extracting(cell -> header(cell).string("kid").orElseThrow())
                .containsOnly("2026-11");
        assertThat(moved.stream().map(Cells::keyText).distinct()).hasSize(1);
        assertThat(moved)
                .extracting(NEW.opener(SSN)::open)
                .containsExactly("value 0", "value 1", "value 2", "value 3", "value 4");
        assertThat(resealer.counts()).isEqualTo(new ResealCounts(5, 0, Map.of()));
    }

    @Test
    void a_cell_under_the_new_key_is_left_as_it_is() {
        List<String> cells = sealed(NEW.sealer(SSN), 3);

        assertThat(cells).extracting(resealer::reseal).isEqualTo(cells);
        assertThat(resealer.counts()).isEqualTo(new ResealCounts(0, 3, Map.of()));
    }

    @Test
    void null_stays_null_and_is_not_counted() {
        assertThat(resealer.reseal(null)).isNull();
        assertThat(resealer.tryReseal(null)).isEqualTo(CellResult.accepted(null));
        assertThat(resealer.counts()).isEqualTo(ResealCounts.none());
    }

    /** One that only says that it is under the new key is found out: it would be lost with the old ones. */
    @Test
    void cells_that_are_not_accepted_are_counted_by_their_reasons() {
        String good = OLD.sealer(SSN).seal("a");
        String current = NEW.sealer(SSN).seal("a");
        String broken = current.substring(0, current.lastIndexOf('.')) + ".AAAAAAAAAAAAAAAAAAAAAA";
        String elsewhere = OLD.sealer(Column.text("patients.name")).seal("a");

        assertThat(resealer.tryReseal(good).failure()).isEmpty();
        assertThat(resealer.tryReseal(broken).reason()).hasValue(Reason.DECRYPTION_FAILED);
        assertThat(resealer.tryReseal(elsewhere).reason()).hasValue(Reason.CLAIM_REJECTED);
        assertThatThrownBy(() -> resealer.reseal(elsewhere)).isInstanceOf(InvalidTokenException.class);
        assertThat(resealer.counts())
                .isEqualTo(new ResealCounts(1, 0, Map.of(Reason.DECRYPTION_FAILED, 1L, Reason.CLAIM_REJECTED, 2L)));
    }

    @Test
    void a_cell_of_the_same_kid_and_another_algorithm_is_moved() {
        ColumnSpecification before = NEW.withAlgorithm(AesGcmKeyWrap.A256GCMKW);
        String cell = before.sealer(SSN).seal("a");
        ColumnResealer<String> moving = NEW.accepting(AesGcmKeyWrap.A256GCMKW).resealer(SSN);

        assertThat(header(moving.reseal(cell)).string("alg")).hasValue("A256KW");
        assertThat(moving.counts()).isEqualTo(new ResealCounts(1, 0, Map.of()));
    }

    @Test
    void cells_are_moved_to_another_column_and_bound_to_it() {
        Column<String> renamed = Column.text("people.ssn");
        ColumnResealer<String> moving = ColumnResealer.of(NEW.opener(SSN.unbound()), NEW.sealer(renamed));

        String moved = moving.reseal(NEW.sealer(SSN.unbound()).seal("a"));

        assertThat(NEW.opener(renamed).open(moved)).isEqualTo("a");
        assertThat(moving.counts()).isEqualTo(new ResealCounts(1, 0, Map.of()));
    }

    @Test
    @SuppressWarnings({"unchecked", "rawtypes"}) // As an engine does that knows the types of columns at run time only.
    void columns_of_different_types_are_refused() {
        ColumnSealer sealer = NEW.sealer(Column.of("n", ColumnType.INTEGER));

        assertThatIllegalArgumentException().isThrownBy(() -> ColumnResealer.of(NEW.opener(SSN), sealer));
    }

    @Test
    void values_of_each_type_are_moved() {
        Column<Long> column = Column.of("t.n", ColumnType.INTEGER);

        assertThat(NEW.opener(column)
                        .open(NEW.resealer(column).reseal(OLD.sealer(column).seal(-42L))))
                .isEqualTo(-42L);
    }

    @Test
    void counts_of_tasks_are_added_up() {
        ResealCounts one = new ResealCounts(1, 2, Map.of(Reason.MALFORMED, 3L));
        ResealCounts other = new ResealCounts(10, 20, Map.of(Reason.MALFORMED, 30L, Reason.KEY_NOT_FOUND, 40L));

        assertThat(one.plus(other))
                .isEqualTo(new ResealCounts(11, 22, Map.of(Reason.MALFORMED, 33L, Reason.KEY_NOT_FOUND, 40L)));
        assertThat(one.plus(ResealCounts.none())).isEqualTo(one);
    }

    @Test
    void a_closed_resealer_moves_nothing_more_and_keeps_its_counts() {
        String cell = OLD.sealer(SSN).seal("a");
        resealer.reseal(cell);
        resealer.close();

        assertThatIllegalStateException().isThrownBy(() -> resealer.reseal(cell));
        assertThat(resealer.counts()).isEqualTo(new ResealCounts(1, 0, Map.of()));
    }

    @Test
    void it_shows_no_key() {
        assertThat(resealer.toString()).contains("patients.ssn", "A256KW").doesNotContain("2025-11");
    }

    /** What is left to do once nothing is under the old key: forget it. */
    @Test
    void a_key_that_was_forgotten_opens_nothing() {
        String old = OLD.sealer(SSN).seal("a");
        String moved = resealer.reseal(old);
        ColumnOpener<String> after =
                ColumnOpener.of(SSN, JweDecrypter.of(Cells.SET.without("2025-11"), AesKeyWrap.A256KW, A256GCM));

        assertThat(after.open(moved)).isEqualTo("a");
        assertThat(Cells.reason(after, old)).isEqualTo(Reason.KEY_NOT_FOUND);
    }
}
