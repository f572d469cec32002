package dev.signet.jose.jwt.replay.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Set;
import javax.sql.DataSource;

/** Connections on which each statement is a transaction of its own. */
final class OwnTransactions {

    private static final String UNIQUE_VIOLATION = "23505";

    /**
     * Rolled back because of another transaction at the same moment, as isolation levels above {@code READ COMMITTED}
     * demand: the caller is to try again. Of no other failure is it known that nothing was done.
     */
    private static final Set<String> ROLLED_BACK = Set.of("40001", "40P01");

    private static final int ATTEMPTS = 10;

    private OwnTransactions() {}

    /**
     * Returns what is done with a connection, begun again if a statement was rolled back for another transaction.
     *
     * @param work statements that may be repeated up to the one that was rolled back
     */
    static <T> T call(DataSource dataSource, Work<T> work) throws SQLException {
        for (int attempt = 1; ; attempt++) {
            try {
                return once(dataSource, work);
            } catch (SQLException e) {
                if (attempt == ATTEMPTS || e.getSQLState() == null || !ROLLED_BACK.contains(e.getSQLState())) {
                    throw e;
                }
            }
        }
    }

    private static <T> T once(DataSource dataSource, Work<T> work) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Committing committing = Committing.on(connection)) {
            return work.on(committing.connection());
        }
    }

    /**
     * Returns whether a row was inserted, and not by another call that came at the same moment. On such a connection
     * statements may follow: a longer transaction would have failed as a whole.
     */
    static boolean inserted(PreparedStatement insert) throws SQLException {
        try {
            return insert.executeUpdate() == 1;
        } catch (SQLException e) {
            if (UNIQUE_VIOLATION.equals(e.getSQLState())) {
                return false;
            }
            throw e;
        }
    }

    /** What is done with a connection. */
    interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    /**
     * A connection that commits each statement, and is given back as it was.
     *
     * @param before whether it committed each statement before
     */
    private record Committing(Connection connection, boolean before) implements AutoCloseable {

        static Committing on(Connection connection) throws SQLException {
            boolean before = connection.getAutoCommit();
            connection.setAutoCommit(true);
            return new Committing(connection, before);
        }

        @Override
        public void close() throws SQLException {
            connection.setAutoCommit(before);
        }
    }
}
