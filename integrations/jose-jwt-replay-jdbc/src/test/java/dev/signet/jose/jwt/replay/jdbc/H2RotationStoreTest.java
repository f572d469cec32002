package dev.signet.jose.jwt.replay.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.jose.contracts.RotationStoreContract;
import dev.signet.jose.core.KeySourceException;
import dev.signet.jose.jwk.rotation.RotationStore;
import dev.signet.jose.jwk.rotation.RotationStore.Entry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** In H2, which needs no server: the contract, and what the store does with its table. */
class H2RotationStoreTest extends RotationStoreContract {

    private final Database database = Database.h2(UUID.randomUUID().toString());

    @BeforeEach
    void createTable() throws SQLException {
        database.run(JdbcRotationStore.schema("signing_keys"));
    }

    @Override
    protected RotationStore newStore() {
        return in("signing_keys", "login");
    }

    @Test
    void the_time_is_that_of_the_database() {
        assertThat(newStore().time().orElseThrow())
                .isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(60));
    }

    @Test
    void each_row_is_a_place_of_its_own() {
        RotationStore login = in("signing_keys", "login");
        RotationStore admin = in("signing_keys", "admin ' OR 1 = 1");

        assertThat(login.replace(0, new Entry(1, "one"))).isTrue();
        assertThat(admin.read()).isEmpty();
        assertThat(admin.replace(0, new Entry(1, "another"))).isTrue();
        assertThat(login.read()).contains(new Entry(1, "one"));
        assertThat(in("signing_keys", "login").read()).contains(new Entry(1, "one"));
    }

    @Test
    void a_missing_table_is_an_error_that_says_how_to_create_it() {
        assertThatThrownBy(() -> in("login_keys", "login"))
                .isInstanceOf(KeySourceException.class)
                .hasMessageContaining("JdbcRotationStore.schema(\"login_keys\")")
                .hasCauseInstanceOf(SQLException.class);
    }

    @Test
    void a_table_with_other_columns_is_an_error() throws SQLException {
        database.run("CREATE TABLE other (name VARCHAR(100))");

        assertThatThrownBy(() -> in("other", "login"))
                .isInstanceOf(KeySourceException.class)
                .hasMessageContaining("other columns");
    }

    @Test
    void a_row_with_a_version_that_is_none_is_an_error() throws SQLException {
        database.run("INSERT INTO signing_keys VALUES ('login', 0, 'x')");
        RotationStore store = newStore();

        assertThatThrownBy(store::read)
                .isInstanceOf(KeySourceException.class)
                .hasMessageContaining("the row login of the table signing_keys has the version 0");
    }

    @Test
    void the_name_of_a_table_is_a_name_and_no_statement() {
        assertThatThrownBy(() -> in("a;b", "login")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> JdbcRotationStore.schema("a b")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void the_name_of_a_row_has_up_to_100_characters() {
        assertThat(in("signing_keys", "n".repeat(100)).replace(0, new Entry(1, "one")))
                .isTrue();
        assertThatThrownBy(() -> in("signing_keys", "n".repeat(101))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> in("signing_keys", "")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void the_page_has_the_statement_that_creates_the_table() throws IOException {
        assertThat(Files.readString(Path.of("../../docs/key-rotation.md")))
                .contains(JdbcRotationStore.schema("signing_keys"));
    }

    @Test
    void it_shows_its_table_and_row() {
        assertThat(newStore()).hasToString("JdbcRotationStore in signing_keys, login");
    }

    private RotationStore in(String table, String name) {
        return JdbcRotationStore.in(database.dataSource(), table, name);
    }
}
