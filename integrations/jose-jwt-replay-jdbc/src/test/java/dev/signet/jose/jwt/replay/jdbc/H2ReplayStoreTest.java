package dev.signet.jose.jwt.replay.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.jose.contracts.ReplayStoreContract;
import dev.signet.jose.core.ReplayStoreException;
import dev.signet.jose.jwt.ReplayStore;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** In H2, which needs no server: the contract, and what the store does with its table. */
class H2ReplayStoreTest extends ReplayStoreContract {

    private static final String MARK = "SELECT expires_at FROM used_tokens WHERE token_key = 'high-water mark'";
    private static final String ROWS = "SELECT COUNT(*) FROM used_tokens";

    private final Database database = Database.h2(key());
    private ReplayStore store;

    @BeforeEach
    void createTable() throws SQLException {
        database.run(JdbcReplayStore.schema("used_tokens"));
        store = JdbcReplayStore.in(database.dataSource());
    }

    @Override
    protected ReplayStore store() {
        return store;
    }

    @Override
    protected Instant heldUntil(String key) throws SQLException {
        return database.heldUntil(key);
    }

    @Test
    void a_key_is_held_to_the_millisecond_and_not_a_part_of_one_less() throws SQLException {
        String key = key();
        Instant until = Instant.ofEpochSecond(2_000_000_000, 1);

        store.add(key, until);

        assertThat(heldUntil(key))
                .isEqualTo(Instant.ofEpochSecond(2_000_000_000, 1_000_000).plus(UsedTokens.GRACE));
    }

    @Test
    void what_has_ended_is_deleted_when_a_store_is_made_and_with_each_hundredth_token() throws SQLException {
        Instant ended = now().minusSeconds(3600);
        addRows(2_500, ended);
        assertThat(database.number(ROWS)).isEqualTo(2_501);

        for (int i = 1; i < 100; i++) {
            store.add(key(), now().plusSeconds(300));
        }
        assertThat(database.number(ROWS)).isEqualTo(2_600);
        store.add(key(), now().plusSeconds(300));
        assertThat(database.number(ROWS)).isEqualTo(1_601);

        JdbcReplayStore.in(database.dataSource());
        JdbcReplayStore.in(database.dataSource());
        assertThat(database.number(ROWS)).isEqualTo(101);
    }

    @Test
    void what_ended_less_than_a_minute_ago_is_not_deleted() throws SQLException {
        addRows(3, now().minusSeconds(30));

        JdbcReplayStore.in(database.dataSource());

        assertThat(database.number(ROWS)).isEqualTo(4);
        assertThat(database.number(MARK))
                .isBetween(
                        now().minusSeconds(90).toEpochMilli(),
                        now().minusSeconds(50).toEpochMilli());
    }

    @Test
    void a_clock_of_the_database_that_was_ahead_lets_no_deleted_token_in() throws SQLException {
        String used = key();
        Instant until = now().plusSeconds(300);
        store.add(used, until);
        // What a clock that was an hour ahead leaves behind.
        database.run("DELETE FROM used_tokens WHERE token_key = '" + used + "'");
        raiseMark(now().plusSeconds(3600));

        assertThatThrownBy(() -> store.add(used, until))
                .isInstanceOf(ReplayStoreException.class)
                .hasMessageContaining("clock")
                .hasMessageNotContaining(used);
        assertThat(store.add(key(), now().plusSeconds(3700))).isTrue();
    }

    @Test
    void the_mark_counts_to_the_millisecond() throws SQLException {
        Instant mark = Instant.ofEpochSecond(4_000_000_000L);
        raiseMark(mark);

        assertThatThrownBy(() -> store.add(key(), mark)).isInstanceOf(ReplayStoreException.class);
        assertThat(store.add(key(), mark.plusNanos(1))).isTrue();
    }

    @Test
    void the_mark_is_never_lowered_and_is_made_again_if_it_is_gone() throws SQLException {
        Instant mark = Instant.ofEpochSecond(4_000_000_000L);
        raiseMark(mark);

        JdbcReplayStore.in(database.dataSource());
        assertThat(database.number(MARK)).isEqualTo(mark.toEpochMilli());

        database.run("DELETE FROM used_tokens");
        JdbcReplayStore.in(database.dataSource());
        assertThat(database.number(MARK)).isPositive().isLessThan(now().toEpochMilli());
    }

    /** The decoder refuses it as expired. */
    @Test
    void a_token_before_the_mark_that_has_ended_by_the_own_clock_is_no_error() throws SQLException {
        Instant mark = Instant.ofEpochSecond(4_000_000_000L);
        ReplayStore late = JdbcReplayStore.in(database.dataSource(), "used_tokens", Clock.fixed(mark, ZoneOffset.UTC));
        raiseMark(mark);

        assertThat(late.add(key(), mark)).isTrue();
    }

    @Test
    void each_table_is_a_store_of_its_own() throws SQLException {
        database.run("CREATE SCHEMA stock");
        database.run(JdbcReplayStore.schema("stock.used"));
        String key = key();
        Instant until = now().plusSeconds(300);

        assertThat(store.add(key, until)).isTrue();
        assertThat(JdbcReplayStore.in(database.dataSource(), "stock.used").add(key, until))
                .isTrue();
        assertThat(JdbcReplayStore.in(database.dataSource(), "stock.used").add(key, until))
                .isFalse();
    }

    @Test
    void a_token_is_committed_on_connections_that_do_not_do_it_by_themselves() throws SQLException {
        String key = key();
        Instant until = now().plusSeconds(300);
        Connection shared = database.dataSource().getConnection();
        shared.setAutoCommit(false);

        assertThat(JdbcReplayStore.in(always(shared)).add(key, until)).isTrue();
        assertThat(shared.getAutoCommit()).isFalse();
        shared.rollback();

        assertThat(store.add(key, until)).isFalse();
        shared.close();
    }

    @Test
    void a_connection_is_given_back_as_it_was_though_the_database_failed() throws SQLException {
        Connection shared = database.dataSource().getConnection();
        shared.setAutoCommit(false);

        assertThatThrownBy(() -> JdbcReplayStore.in(always(shared), "orders_used"))
                .isInstanceOf(ReplayStoreException.class)
                .hasMessageContaining("JdbcReplayStore.schema(\"orders_used\")");

        assertThat(shared.getAutoCommit()).isFalse();
        shared.close();
    }

    @Test
    void a_missing_table_is_an_error_that_says_how_to_create_it() {
        assertThatThrownBy(() -> JdbcReplayStore.in(database.dataSource(), "orders_used"))
                .isInstanceOf(ReplayStoreException.class)
                .hasMessageContaining("JdbcReplayStore.schema(\"orders_used\")")
                .hasCauseInstanceOf(SQLException.class);
    }

    @Test
    void a_table_with_other_columns_is_an_error() throws SQLException {
        database.run("CREATE TABLE other (id INT)");

        assertThatThrownBy(() -> JdbcReplayStore.in(database.dataSource(), "other"))
                .isInstanceOf(ReplayStoreException.class)
                .hasMessageContaining("other columns");
    }

    @Test
    void the_name_of_a_table_is_a_name_and_no_statement() {
        for (String name : new String[] {"", "a b", "a;b", "a.b.c", "1a", "a-b", "\"a\"", "ü", "a".repeat(53)}) {
            assertThatThrownBy(() -> JdbcReplayStore.in(database.dataSource(), name))
                    .as(name)
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> JdbcReplayStore.schema(name))
                    .as(name)
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(JdbcReplayStore.schema("s.a" + "b".repeat(51)))
                .contains(
                        "CREATE TABLE s.a" + "b".repeat(51) + " (",
                        "CREATE INDEX a" + "b".repeat(51) + "_expires_at ON s.a");
    }

    @Test
    void the_page_has_the_statements_that_create_the_table() throws IOException {
        assertThat(Files.readString(Path.of("../../docs/several-instances.md")))
                .contains(JdbcReplayStore.schema("used_tokens"));
    }

    @Test
    void it_shows_its_table_and_no_key() {
        assertThat(store).hasToString("JdbcReplayStore in used_tokens");
    }

    private void raiseMark(Instant time) throws SQLException {
        database.run(
                "UPDATE used_tokens SET expires_at = " + time.toEpochMilli() + " WHERE token_key = 'high-water mark'");
    }

    private void addRows(int count, Instant until) throws SQLException {
        database.run("INSERT INTO used_tokens SELECT 'ended ' || x, " + until.toEpochMilli() + " FROM SYSTEM_RANGE(1, "
                + count + ")");
    }

    /** Returns a pool of one connection. */
    private static DataSource always(Connection connection) {
        return (DataSource) Proxy.newProxyInstance(
                H2ReplayStoreTest.class.getClassLoader(),
                new Class<?>[] {DataSource.class},
                (proxy, method, arguments) -> unclosed(connection));
    }

    /** A connection as a pool hands it out: closing it gives it back. */
    private static Connection unclosed(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                H2ReplayStoreTest.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("close")) {
                        return null;
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
