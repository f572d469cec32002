package dev.signet.jose.jwt.replay.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of statements that fail. */
class OwnTransactionsTest {

    private final DataSource h2 = Database.h2("own_transactions").dataSource();
    private final AtomicInteger attempts = new AtomicInteger();

    @ParameterizedTest
    @ValueSource(strings = {"40001", "40P01"})
    void what_was_rolled_back_for_another_transaction_is_done_again(String state) throws SQLException {
        String done = OwnTransactions.call(h2, connection -> {
            if (attempts.incrementAndGet() < 10) {
                throw new SQLException("another was first", state);
            }
            return "done";
        });

        assertThat(done).isEqualTo("done");
        assertThat(attempts).hasValue(10);
    }

    /** After 40003 nobody knows whether the statement took effect. */
    @ParameterizedTest
    @CsvSource({"40001, 10", "40P01, 10", "40003, 1", "40002, 1", "08006, 1", ", 1"})
    void what_cannot_be_done_is_tried_again_only_if_nothing_was_done(String state, int most) {
        SQLException failure = new SQLException("failed", state);

        assertThatThrownBy(() -> OwnTransactions.call(h2, connection -> {
                    attempts.incrementAndGet();
                    throw failure;
                }))
                .isSameAs(failure);
        assertThat(attempts).hasValue(most);
    }
}
