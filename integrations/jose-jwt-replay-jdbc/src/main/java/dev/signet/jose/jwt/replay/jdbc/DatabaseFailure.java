package dev.signet.jose.jwt.replay.jdbc;

import dev.signet.jose.core.KeySourceException;
import dev.signet.jose.core.ReplayStoreException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The failure of a database in words that say what to do, by its SQLState. */
final class DatabaseFailure {

    private DatabaseFailure() {}

    static ReplayStoreException ofReplayStore(SQLException e, String table) {
        return new ReplayStoreException(
                "the replay store in the table " + table + " failed, and no token is accepted: "
                        + cause(
                                e.getSQLState(),
                                "JdbcReplayStore.schema(\"" + table + "\")",
                                "select, insert, update and delete"),
                e);
    }

    static KeySourceException ofRotationStore(SQLException e, String table) {
        return new KeySourceException(
                "the rotation store in the table " + table + " failed: "
                        + cause(
                                e.getSQLState(),
                                "JdbcRotationStore.schema(\"" + table + "\")",
                                "select, insert and update"),
                e);
    }

    private static String cause(@Nullable String state, String schema, String rights) {
        if (state == null) {
            return "the database failed without a SQLState";
        }
        return switch (state) {
            // The first is PostgreSQL's, the others are H2's.
            case "42P01", "42S02", "42S03", "42S04" ->
                "the table does not exist; create it with what " + schema + " returns";
            case "42703", "42S22" -> "the table has other columns; create it with what " + schema + " returns";
            case "42501", "90096" -> "the user of the database may not " + rights + " in the table";
            case "25006" -> "the database is read-only, as a standby is";
            case "53100" -> "the disk of the database is full";
            case "57P01", "57P02", "57P03" -> "the database is shutting down or starting";
            default ->
                switch (state.length() < 2 ? state : state.substring(0, 2)) {
                    case "08" -> "the database cannot be reached, or did not answer in time (SQLState " + state + ")";
                    case "28" -> "the database refused the user or the password";
                    case "53" -> "the database has no resources left (SQLState " + state + ")";
                    default -> "the database failed (SQLState " + state + ")";
                };
        };
    }
}
