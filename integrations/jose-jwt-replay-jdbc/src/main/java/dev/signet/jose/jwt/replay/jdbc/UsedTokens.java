package dev.signet.jose.jwt.replay.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The statements of a table of used tokens. A row is a key and its time, in milliseconds since the epoch. One row more,
 * the high-water mark, has the latest time up to which rows were deleted.
 *
 * <p>A key is inserted only if neither it nor a mark that has reached its time is there. Both are looked for in one
 * statement, hence in one snapshot, and the mark is raised in the transaction that deletes: a statement sees the key,
 * or the mark that took its place. Whatever clocks do, a key that was deleted is not inserted again.
 *
 * @param name the name of the table
 */
record UsedTokens(String name) {

    /** For how long after its end by the clock of the database a row is kept: by that much clocks may differ. */
    static final Duration GRACE = Duration.ofMinutes(1);

    /** Unlike any key, which has no space. */
    private static final String MARK = "'high-water mark'";

    private static final int DELETED_AT_ONCE = 1_000;

    String schema() {
        String index = name.substring(name.indexOf('.') + 1) + "_expires_at";
        return """
                CREATE TABLE %1$s (
                  token_key VARCHAR(43) NOT NULL PRIMARY KEY,
                  expires_at BIGINT NOT NULL
                );
                CREATE INDEX %2$s ON %1$s (expires_at);
                """.formatted(name, index);
    }

    /** Inserts a key unless it is there, or the mark has reached its time, and returns whether it did. */
    boolean insert(Connection connection, String key, Instant until) throws SQLException {
        String sql = """
                INSERT INTO %1$s (token_key, expires_at) SELECT CAST(? AS VARCHAR), CAST(? AS BIGINT)
                WHERE NOT EXISTS (SELECT 1 FROM %1$s WHERE token_key = ?)
                AND NOT EXISTS (SELECT 1 FROM %1$s WHERE token_key = %2$s AND expires_at >= ?)
                """.formatted(name, MARK);
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            long time = millis(until);
            insert.setString(1, key);
            insert.setLong(2, time);
            insert.setString(3, key);
            insert.setLong(4, time);
            return OwnTransactions.inserted(insert);
        }
    }

    boolean has(Connection connection, String key) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT 1 FROM " + name + " WHERE token_key = ?")) {
            select.setString(1, key);
            try (ResultSet rows = select.executeQuery()) {
                return rows.next();
            }
        }
    }

    /** Raises the mark to the time of the database, less the grace, and deletes the first rows that it has reached. */
    void cleanUp(Connection connection) throws SQLException {
        insertMark(connection);
        connection.setAutoCommit(false);
        try {
            raiseMark(connection);
            delete(connection, ended(connection));
            connection.commit();
        } catch (SQLException e) {
            rollBack(connection, e);
            throw e;
        }
        connection.setAutoCommit(true);
    }

    /** Writes the mark even if it stays as it is: its lock keeps two instances from deleting the same rows. */
    private void raiseMark(Connection connection) throws SQLException {
        try (Statement update = connection.createStatement()) {
            update.executeUpdate("""
                    UPDATE %1$s SET expires_at = GREATEST(expires_at,
                      CAST(EXTRACT(EPOCH FROM CURRENT_TIMESTAMP) AS BIGINT) * 1000 - %3$d) WHERE token_key = %2$s
                    """.formatted(name, MARK, GRACE.toMillis()));
        }
    }

    /** Returns keys that the mark has reached. To delete them by one statement is slow in H2, which reads all rows. */
    private List<String> ended(Connection connection) throws SQLException {
        List<String> keys = new ArrayList<>();
        try (Statement select = connection.createStatement();
                ResultSet rows = select.executeQuery("""
                        SELECT token_key FROM %1$s
                        WHERE expires_at <= (SELECT expires_at FROM %1$s WHERE token_key = %2$s) AND token_key <> %2$s
                        ORDER BY expires_at FETCH FIRST %3$d ROWS ONLY
                        """.formatted(name, MARK, DELETED_AT_ONCE))) {
            while (rows.next()) {
                keys.add(rows.getString(1));
            }
        }
        return keys;
    }

    private void delete(Connection connection, List<String> keys) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("DELETE FROM " + name + " WHERE token_key = ?")) {
            for (String key : keys) {
                delete.setString(1, key);
                delete.addBatch();
            }
            delete.executeBatch();
        }
    }

    private void insertMark(Connection connection) throws SQLException {
        String sql = "INSERT INTO %1$s (token_key, expires_at) SELECT %2$s, 0".formatted(name, MARK)
                + " WHERE NOT EXISTS (SELECT 1 FROM %1$s WHERE token_key = %2$s)".formatted(name, MARK);
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            OwnTransactions.inserted(insert);
        }
    }

    private static void rollBack(Connection connection, SQLException reason) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            reason.addSuppressed(e);
        }
    }

    /** Returns whole milliseconds since the epoch; what is less is rounded up, so that no key is dropped early. */
    private static long millis(Instant time) {
        return time.minusNanos(1).toEpochMilli() + 1;
    }
}
