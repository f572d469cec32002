package dev.signet.jose.jwt.replay.jdbc;

import dev.signet.jose.core.KeySourceException;
import dev.signet.jose.jwk.rotation.RotationStore;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * A store of rotating keys in a table of PostgreSQL or H2, for a service of several instances. It takes the module
 * {@code jose-jwk-rotation}, which this one does not bring along.
 *
 * <pre>{@code
 * RotatingKeys keys = RotatingKeys.in(JdbcRotationStore.in(dataSource, "signing_keys", "login"))
 *     .signingWith(ES256)
 *     .encryptedBy(keyEncryptionKey)
 *     .publishedBefore(Duration.ofHours(1))
 *     .signingFor(Duration.ofDays(30))
 *     .verifiedAfter(Duration.ofMinutes(10))
 *     .start();
 * }</pre>
 *
 * <p>{@link #schema} returns the statement that creates the table. A row has a name, the version of its entry, and the
 * entry. It is replaced by one statement that names the version before, on a connection of its own.
 *
 * <p>For its operation:
 *
 * <ul>
 *   <li>The {@code DataSource} hands out connections to the primary, and not the one of the caller's transaction. It
 *       should have time-outs; those of PostgreSQL's driver are {@code connectTimeout} and {@code socketTimeout}, and
 *       unlimited by default.
 *   <li>The user needs {@code SELECT}, {@code INSERT} and {@code UPDATE} on the table.
 *   <li>A standby that takes over without the last commits, and a backup that is restored, bring back an older entry:
 *       restart all instances then.
 * </ul>
 *
 * <p>Thread-safe.
 */
public final class JdbcRotationStore implements RotationStore {

    private static final int LONGEST_NAME = 100;

    private final DataSource dataSource;
    private final String table;
    private final String name;

    private JdbcRotationStore(DataSource dataSource, String table, String name) {
        this.dataSource = dataSource;
        this.table = table;
        this.name = name;
    }

    /**
     * Returns the store in a row of a table.
     *
     * @param dataSource the source of connections
     * @param table the name of the table, which may begin with that of its schema and a dot: ASCII letters, digits and
     *     underscores, at most 52 after the dot
     * @param name the name of the row, of 1 to 100 characters; the row need not be there
     * @return the store, whose table may be read and changed
     * @throws IllegalArgumentException if {@code table} or {@code name} is no such name
     * @throws KeySourceException if the database cannot be reached, or the table does not exist or may not be changed
     */
    public static JdbcRotationStore in(DataSource dataSource, String table, String name) {
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            throw new IllegalArgumentException("expected the name of a row, of 1 to " + LONGEST_NAME + " characters");
        }
        JdbcRotationStore store = new JdbcRotationStore(dataSource, TableName.checked(table), name);
        store.requireRights();
        return store;
    }

    /**
     * Returns the statement that creates a table, in the SQL of PostgreSQL and H2, ended by a semicolon and a line
     * feed.
     *
     * @param table the name of the table, as for {@link #in}
     * @return the statement
     * @throws IllegalArgumentException if {@code table} is no such name
     */
    public static String schema(String table) {
        return """
                CREATE TABLE %s (
                  name VARCHAR(100) NOT NULL PRIMARY KEY,
                  version BIGINT NOT NULL,
                  entry VARCHAR(262144) NOT NULL
                );
                """.formatted(TableName.checked(table));
    }

    /**
     * Returns the entry.
     *
     * @throws KeySourceException if the database fails or cannot be reached, or the version is less than 1
     */
    @Override
    public Optional<Entry> read() {
        return call(this::read);
    }

    /**
     * Replaces the entry if it is the expected one.
     *
     * @throws KeySourceException if the database fails, is full or cannot be reached
     */
    @Override
    public boolean replace(long expectedVersion, Entry next) {
        return call(connection ->
                expectedVersion == 0 ? insert(connection, next) : update(connection, expectedVersion, next));
    }

    /** Returns the time of the database, in milliseconds. */
    @Override
    public Optional<Instant> time() {
        return call(connection -> {
            try (Statement select = connection.createStatement();
                    ResultSet rows = select.executeQuery(
                            "SELECT CAST(EXTRACT(EPOCH FROM CURRENT_TIMESTAMP) * 1000 AS BIGINT)")) {
                rows.next();
                return Optional.of(Instant.ofEpochMilli(rows.getLong(1)));
            }
        });
    }

    /** Returns the names of the table and the row. */
    @Override
    public String toString() {
        return "JdbcRotationStore in " + table + ", " + name;
    }

    private Optional<Entry> read(Connection connection) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT version, entry FROM " + table + " WHERE name = ?")) {
            select.setString(1, name);
            try (ResultSet rows = select.executeQuery()) {
                return rows.next() ? Optional.of(entry(rows.getLong(1), rows.getString(2))) : Optional.empty();
            }
        }
    }

    private Entry entry(long version, String text) {
        try {
            return new Entry(version, text);
        } catch (IllegalArgumentException e) {
            throw new KeySourceException(
                    "the row " + name + " of the table " + table + " has the version " + version, e);
        }
    }

    private boolean insert(Connection connection, Entry next) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO " + table + " (name, version, entry) VALUES (?, ?, ?)")) {
            insert.setString(1, name);
            insert.setLong(2, next.version());
            insert.setString(3, next.text());
            return OwnTransactions.inserted(insert);
        }
    }

    private boolean update(Connection connection, long expectedVersion, Entry next) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "UPDATE " + table + " SET version = ?, entry = ? WHERE name = ? AND version = ?")) {
            update.setLong(1, next.version());
            update.setString(2, next.text());
            update.setString(3, name);
            update.setLong(4, expectedVersion);
            return update.executeUpdate() == 1;
        }
    }

    /**
     * By statements that find nothing to read and nothing to change, so that a mistake is found when a service starts.
     */
    private void requireRights() {
        call(connection -> {
            try (Statement nothing = connection.createStatement()) {
                nothing.execute("SELECT name, version, entry FROM " + table + " WHERE version < 0");
                nothing.executeUpdate("UPDATE " + table + " SET version = 0, entry = '' WHERE version < 0");
                nothing.executeUpdate("INSERT INTO " + table
                        + " (name, version, entry) SELECT name, version, entry FROM " + table + " WHERE version < 0");
            }
            return true;
        });
    }

    private <T> T call(OwnTransactions.Work<T> work) {
        try {
            return OwnTransactions.call(dataSource, work);
        } catch (SQLException e) {
            throw DatabaseFailure.ofRotationStore(e, table);
        }
    }
}
