package dev.signet.jose.jwt.replay.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import dev.signet.jose.testsupport.LoopbackServer;
import dev.signet.jose.testsupport.PostgresServer;
import java.io.IOException;
import java.sql.SQLException;
import javax.sql.DataSource;

/** A real PostgreSQL with the pool of an application, and a user {@code guarded} who has a password and no rights. */
final class PooledPostgres implements LoopbackServer {

    static final String PASSWORD = "correct horse";

    private final PostgresServer server;
    private final Database database;
    private final HikariDataSource pool;

    private PooledPostgres(PostgresServer server) {
        this.server = server;
        this.database = Database.postgres(server.port(), "signet", "");
        this.pool = database.pool();
    }

    /** Starts a server with a table; where none is installed the calling test counts as skipped. */
    static PooledPostgres start(String schema) throws IOException, SQLException {
        PooledPostgres postgres = new PooledPostgres(PostgresServer.start());
        try {
            postgres.database.run(schema);
            postgres.database.run("CREATE ROLE guarded LOGIN PASSWORD '" + PASSWORD + "'");
            return postgres;
        } catch (SQLException e) {
            postgres.close();
            throw e;
        }
    }

    /** Returns the database as its owner sees it, with a connection for each call. */
    Database database() {
        return database;
    }

    DataSource pool() {
        return pool;
    }

    /** Returns the database as the user {@code guarded} with a password sees it. */
    DataSource guarded(String password) {
        return Database.postgres(server.port(), "guarded", password).dataSource();
    }

    /** Returns the database through another port, which waits two seconds for an answer. */
    static DataSource through(int port) {
        return Database.postgres(port, "signet", "", 2).dataSource();
    }

    @Override
    public int port() {
        return server.port();
    }

    @Override
    public void kill() {
        server.kill();
    }

    /** Drops the broken connections too, as an application leaves to the pool, which finds out within half a second. */
    @Override
    public void restart() throws IOException {
        server.restart();
        pool.getHikariPoolMXBean().softEvictConnections();
    }

    @Override
    public void close() throws IOException {
        pool.close();
        server.close();
    }
}
