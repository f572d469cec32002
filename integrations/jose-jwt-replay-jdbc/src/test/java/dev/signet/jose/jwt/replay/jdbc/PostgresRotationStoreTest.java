package dev.signet.jose.jwt.replay.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.jose.contracts.SharedRotationStoreContract;
import dev.signet.jose.core.KeySourceException;
import dev.signet.jose.jwk.rotation.RotationStore;
import dev.signet.jose.jwk.rotation.RotationStore.Entry;
import dev.signet.jose.testsupport.LoopbackServer;
import java.io.IOException;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Against a real server; skipped where there is none. */
class PostgresRotationStoreTest extends SharedRotationStoreContract {

    private static final String TABLE = "signing_keys";

    private static PooledPostgres postgres;
    private static Database database;

    private final String name = UUID.randomUUID().toString();

    @BeforeAll
    static void start() throws Exception {
        postgres = PooledPostgres.start(JdbcRotationStore.schema(TABLE));
        database = postgres.database();
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
    protected RotationStore newStore() {
        return JdbcRotationStore.in(postgres.pool(), TABLE, name);
    }

    @Override
    protected RotationStore otherInstance(RotationStore store) {
        return JdbcRotationStore.in(postgres.pool(), TABLE, name);
    }

    @Override
    protected RotationStore storeThrough(int port) {
        return JdbcRotationStore.in(PooledPostgres.through(port), TABLE, name);
    }

    @Test
    void a_wrong_password_is_an_error_that_does_not_repeat_it() throws SQLException {
        database.run("GRANT SELECT, INSERT, UPDATE ON " + TABLE + " TO guarded");
        assertThat(guarded(PooledPostgres.PASSWORD).replace(0, new Entry(1, "one")))
                .isTrue();

        assertThatThrownBy(() -> guarded("battery staple"))
                .isInstanceOf(KeySourceException.class)
                .hasMessageContaining("the rotation store in the table signing_keys failed")
                .hasMessageContaining("refused the user or the password")
                .hasMessageNotContaining("battery");
    }

    @Test
    void a_missing_table_is_an_error_that_says_how_to_create_it() {
        assertThatThrownBy(() -> JdbcRotationStore.in(postgres.pool(), "login_keys", name))
                .isInstanceOf(KeySourceException.class)
                .hasMessageContaining("JdbcRotationStore.schema(\"login_keys\")");
    }

    @Test
    void a_user_who_may_only_read_is_refused_when_the_store_is_made() throws SQLException {
        database.run("CREATE TABLE protected AS SELECT * FROM " + TABLE);
        database.run("GRANT SELECT ON protected TO guarded");
        assertThatThrownBy(() -> JdbcRotationStore.in(postgres.guarded(PooledPostgres.PASSWORD), "protected", name))
                .isInstanceOf(KeySourceException.class)
                .hasMessageContaining("may not select, insert and update");
    }

    @Test
    void a_standby_is_an_error() throws SQLException {
        database.run("GRANT SELECT, INSERT, UPDATE ON " + TABLE + " TO guarded");
        database.run("ALTER ROLE guarded SET default_transaction_read_only = on");
        try {
            assertThatThrownBy(() -> guarded(PooledPostgres.PASSWORD))
                    .isInstanceOf(KeySourceException.class)
                    .hasMessageContaining("read-only");
        } finally {
            database.run("ALTER ROLE guarded RESET default_transaction_read_only");
        }
    }

    private RotationStore guarded(String password) {
        return JdbcRotationStore.in(postgres.guarded(password), TABLE, name);
    }
}
