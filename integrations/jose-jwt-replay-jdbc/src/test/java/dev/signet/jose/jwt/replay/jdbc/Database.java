package dev.signet.jose.jwt.replay.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** A database as an operator sees it. */
record Database(DataSource dataSource) {

    /** Returns an empty database in memory, which lives as long as this process. */
    static Database h2(String name) {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL("jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1");
        return new Database(source);
    }

    /** Returns the database of a server on the loopback, with a connection for each call; works on a busy machine too. */
    static Database postgres(int port, String user, String password) {
        return postgres(port, user, password, 30);
    }

    static Database postgres(int port, String user, String password, int timeoutSeconds) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setServerNames(new String[] {"127.0.0.1"});
        source.setPortNumbers(new int[] {port});
        source.setDatabaseName("postgres");
        source.setUser(user);
        source.setPassword(password);
        source.setConnectTimeout(timeoutSeconds);
        source.setSocketTimeout(timeoutSeconds);
        return new Database(source);
    }

    /** Returns a pool of connections to this database. */
    HikariDataSource pool() {
        HikariDataSource pool = new HikariDataSource();
        pool.setDataSource(dataSource);
        pool.setConnectionTimeout(Duration.ofSeconds(3).toMillis());
        return pool;
    }

    void run(String statements) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(statements);
        }
    }

    /** Returns until when the row of a key in {@code used_tokens} is kept. */
    Instant heldUntil(String key) throws SQLException {
        return Instant.ofEpochMilli(number("SELECT expires_at FROM used_tokens WHERE token_key = '" + key + "'"))
                .plus(UsedTokens.GRACE);
    }

    long number(String query) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
