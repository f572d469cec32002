package dev.signet.jose.jwt.replay.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.jose.core.ReplayStoreException;
import java.sql.SQLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The words for states that no test here brings a server into. */
class DatabaseFailureTest {

    @ParameterizedTest
    @CsvSource({
        "08006, cannot be reached",
        "57P03, shutting down or starting",
        "53300, no resources left (SQLState 53300)",
        "40001, the database failed (SQLState 40001)",
        "X, the database failed (SQLState X)",
        ", without a SQLState"
    })
    void a_state_is_said_in_words_and_the_message_of_the_database_is_not_repeated(String state, String words) {
        SQLException failure = new SQLException("key=(secret)", state);

        ReplayStoreException said = DatabaseFailure.ofReplayStore(failure, "used_tokens");

        assertThat(said)
                .hasMessageContaining(words)
                .hasMessageContaining("used_tokens")
                .hasMessageNotContaining("secret")
                .hasCause(failure);
    }
}
