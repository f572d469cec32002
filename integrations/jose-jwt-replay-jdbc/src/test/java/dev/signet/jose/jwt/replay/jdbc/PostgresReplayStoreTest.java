package dev.signet.jose.jwt.replay.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.signet.jose.contracts.SharedReplayStoreContract;
import dev.signet.jose.core.ReplayStoreException;
import dev.signet.jose.jwt.ReplayStore;
import dev.signet.jose.testsupport.LoopbackServer;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against a real server; skipped where there is none. */
class PostgresReplayStoreTest extends SharedReplayStoreContract {

    private static PooledPostgres postgres;
    private static Database database;
    private static ReplayStore store;

    @BeforeAll
    static void start() throws Exception {
        postgres = PooledPostgres.start(JdbcReplayStore.schema("used_tokens"));
        database = postgres.database();
        store = JdbcReplayStore.in(postgres.pool());
    }

    @AfterAll
    static void stop() throws IOException {
        if (postgres != null) {
            postgres.close();
        }
    }

    @Override
    protected LoopbackServer server() {
        return postgres;
    }

    @Override
    protected ReplayStore store() {
        return store;
    }

    @Override
    protected ReplayStore otherInstance() {
        return JdbcReplayStore.in(postgres.pool());
    }

    @Override
    protected ReplayStore storeThrough(int port) {
        return JdbcReplayStore.in(PooledPostgres.through(port));
    }

    @Override
    protected Instant heldUntil(String key) throws SQLException {
        return database.heldUntil(key);
    }

    @Test
    void what_has_ended_is_deleted() throws SQLException {
        database.run(JdbcReplayStore.schema("ended"));
        database.run("INSERT INTO ended SELECT 'ended ' || i, 1 FROM generate_series(1, 1001) i");

        ReplayStore ended = JdbcReplayStore.in(database.dataSource(), "ended");
        assertThat(database.number("SELECT COUNT(*) FROM ended")).isEqualTo(2);

        assertThat(database.number("SELECT expires_at FROM ended WHERE token_key = 'high-water mark'"))
                .isBetween(
                        now().minusSeconds(90).toEpochMilli(),
                        now().minusSeconds(50).toEpochMilli());
        assertThat(ended.add(key(), now().plusSeconds(300))).isTrue();
    }

    /** Above READ COMMITTED, PostgreSQL rolls transactions back that have read what others write. */
    @ParameterizedTest
    @ValueSource(strings = {"TRANSACTION_READ_COMMITTED", "TRANSACTION_REPEATABLE_READ", "TRANSACTION_SERIALIZABLE"})
    void at_each_isolation_level_each_token_is_accepted_once(String level) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try (HikariDataSource pool = database.pool()) {
            pool.setTransactionIsolation(level);
            List<ReplayStore> instances = List.of(JdbcReplayStore.in(pool), JdbcReplayStore.in(pool));
            List<String> keys =
                    Stream.generate(PostgresReplayStoreTest::key).limit(500).toList();
            Instant until = now().plusSeconds(300);
            List<Callable<Boolean>> twice = IntStream.range(0, 1_000)
                    .mapToObj(i ->
                            (Callable<Boolean>) () -> instances.get(i % 2).add(keys.get(i / 2), until))
                    .toList();

            int accepted = 0;
            for (Future<Boolean> added : threads.invokeAll(twice)) {
                accepted += added.get() ? 1 : 0;
            }

            assertThat(accepted).isEqualTo(500);
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void a_server_that_is_down_is_said_to_be() throws Exception {
        postgres.kill();
        try {
            assertThatThrownBy(() -> store.add(key(), now().plusSeconds(300)))
                    .isInstanceOf(ReplayStoreException.class)
                    .hasMessageContaining("cannot be reached");
            assertThatThrownBy(() -> JdbcReplayStore.in(database.dataSource()))
                    .isInstanceOf(ReplayStoreException.class)
                    .hasMessageContaining("cannot be reached");
        } finally {
            postgres.restart();
        }
    }

    @Test
    void a_wrong_password_is_an_error_that_does_not_repeat_it() throws SQLException {
        database.run("GRANT ALL ON used_tokens TO guarded");
        assertThat(JdbcReplayStore.in(postgres.guarded(PooledPostgres.PASSWORD)).add(key(), now().plusSeconds(300)))
                .isTrue();

        assertThatThrownBy(() -> JdbcReplayStore.in(postgres.guarded("battery staple")))
                .isInstanceOf(ReplayStoreException.class)
                .hasMessageContaining("refused the user or the password")
                .hasMessageNotContaining("battery");
    }

    @Test
    void a_missing_table_is_an_error_that_says_how_to_create_it() {
        assertThatThrownBy(() -> JdbcReplayStore.in(database.dataSource(), "orders_used"))
                .isInstanceOf(ReplayStoreException.class)
                .hasMessageContaining("JdbcReplayStore.schema(\"orders_used\")");
    }

    @Test
    void a_user_who_may_only_insert_is_refused_when_the_store_is_made() throws SQLException {
        database.run(JdbcReplayStore.schema("protected"));
        database.run("GRANT INSERT ON protected TO guarded");

        assertThatThrownBy(() -> JdbcReplayStore.in(postgres.guarded(PooledPostgres.PASSWORD), "protected"))
                .isInstanceOf(ReplayStoreException.class)
                .hasMessageContaining("may not select, insert, update and delete");
    }

    @Test
    void a_standby_is_an_error() throws SQLException {
        database.run("ALTER ROLE guarded SET default_transaction_read_only = on");
        try {
            assertThatThrownBy(() -> JdbcReplayStore.in(postgres.guarded(PooledPostgres.PASSWORD)))
                    .isInstanceOf(ReplayStoreException.class)
                    .hasMessageContaining("read-only");
        } finally {
            database.run("ALTER ROLE guarded RESET default_transaction_read_only");
        }
    }

    @Test
    void a_disk_that_is_full_lets_nothing_in_and_forgets_nothing() throws SQLException {
        database.run(JdbcReplayStore.schema("full_disk"));
        ReplayStore full = JdbcReplayStore.in(database.dataSource(), "full_disk");
        String used = key();
        Instant until = now().plusSeconds(300);
        full.add(used, until);
        // What the server answers when it cannot extend the file of a table.
        database.run("""
            CREATE FUNCTION no_room() RETURNS trigger LANGUAGE plpgsql AS
              $$ BEGIN RAISE EXCEPTION 'no space left on device' USING ERRCODE = 'disk_full'; END $$;
            CREATE TRIGGER no_room BEFORE INSERT ON full_disk FOR EACH ROW EXECUTE FUNCTION no_room();
            """);

        assertThatThrownBy(() -> full.add(key(), until))
                .isInstanceOf(ReplayStoreException.class)
                .hasMessageContaining("disk of the database is full");
        assertThat(full.add(used, until)).isFalse();
    }
}
