package dev.signet.jose.jwt.replay.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.signet.jose.contracts.SharedRotationStoreContract;
import dev.signet.jose.core.KeySourceException;
import dev.signet.jose.jwk.rotation.RotationStore;
import dev.signet.jose.jwk.rotation.RotationStore.Entry;
import dev.signet.jose.testsupport.PostgresServer;
import dev.signet.jose.testsupport.StallingProxy;
import java.io.IOException;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Against a real server; skipped where there is none. */
class PostgresRotationStoreTest extends SharedRotationStoreContract {

    private static final String TABLE = "signing_keys";

    private static PostgresServer server;
    private static StallingProxy proxy;
    private static Database database;
    private static HikariDataSource pool;

    private final String name = UUID.randomUUID().toString();

    @BeforeAll
    static void start() throws Exception {
        server = PostgresServer.start();
        proxy = StallingProxy.to(server.port());
        database = Database.postgres(server.port(), "signet", "");
        database.run(JdbcRotationStore.schema(TABLE));
        database.run("CREATE ROLE guarded LOGIN PASSWORD 'correct horse'");
        pool = database.pool();
    }

    @AfterAll
    static void stop() throws IOException {
        if (server != null) {
            pool.close();
            proxy.close();
            server.close();
        }
    }

    @Override
    protected RotationStore newStore() {
        return JdbcRotationStore.in(pool, TABLE, name);
    }

    @Override
    protected RotationStore otherInstance(RotationStore store) {
        return JdbcRotationStore.in(pool, TABLE, name);
    }

    @Override
    protected RotationStore stallingStore() {
        return JdbcRotationStore.in(
                Database.postgres(proxy.port(), "signet", "", 2).dataSource(), TABLE, name);
    }

    @Override
    protected void kill() {
        server.kill();
    }

    @Override
    protected void restart() throws IOException {
        server.restart();
        // What an application leaves to the pool, which finds out within half a second.
        pool.getHikariPoolMXBean().softEvictConnections();
    }

    @Override
    protected void stall() {
        proxy.stall();
    }

    @Override
    protected void release() {
        proxy.release();
    }

    @Test
    void a_wrong_password_is_an_error_that_does_not_repeat_it() throws SQLException {
        database.run("GRANT SELECT, INSERT, UPDATE ON " + TABLE + " TO guarded");
        assertThat(guarded("correct horse").replace(0, new Entry(1, "one"))).isTrue();

        assertThatThrownBy(() -> guarded("battery staple"))
                .isInstanceOf(KeySourceException.class)
                .hasMessageContaining("the rotation store in the table signing_keys failed")
                .hasMessageContaining("refused the user or the password")
                .hasMessageNotContaining("battery");
    }

    @Test
    void a_missing_table_is_an_error_that_says_how_to_create_it() {
        assertThatThrownBy(() -> JdbcRotationStore.in(pool, "login_keys", name))
                .isInstanceOf(KeySourceException.class)
                .hasMessageContaining("JdbcRotationStore.schema(\"login_keys\")");
    }

    @Test
    void a_user_who_may_only_read_is_refused_when_the_store_is_made() throws SQLException {
        database.run("CREATE TABLE protected AS SELECT * FROM " + TABLE);
        database.run("GRANT SELECT ON protected TO guarded");
        assertThatThrownBy(() -> JdbcRotationStore.in(
                        Database.postgres(server.port(), "guarded", "correct horse")
                                .dataSource(),
                        "protected",
                        name))
                .isInstanceOf(KeySourceException.class)
                .hasMessageContaining("may not select, insert and update");
    }

    @Test
    void a_standby_is_an_error() throws SQLException {
        database.run("GRANT SELECT, INSERT, UPDATE ON " + TABLE + " TO guarded");
        database.run("ALTER ROLE guarded SET default_transaction_read_only = on");
        try {
            assertThatThrownBy(() -> guarded("correct horse"))
                    .isInstanceOf(KeySourceException.class)
                    .hasMessageContaining("read-only");
        } finally {
            database.run("ALTER ROLE guarded RESET default_transaction_read_only");
        }
    }

    private RotationStore guarded(String password) {
        return JdbcRotationStore.in(
                Database.postgres(server.port(), "guarded", password).dataSource(), TABLE, name);
    }
}
