package dev.signet.jose.jwt.replay.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Connections on which each statement is a transaction of its own. */
final class OwnTransactions {

    private OwnTransactions() {}

    static <T> T call(DataSource dataSource, Work<T> work) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Committing committing = Committing.on(connection)) {
            return work.on(committing.connection());
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
