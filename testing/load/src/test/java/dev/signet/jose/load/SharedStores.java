package dev.signet.jose.load;

import com.zaxxer.hikari.HikariDataSource;
import dev.signet.jose.jwt.ReplayStore;
import dev.signet.jose.jwt.replay.InMemoryReplayStore;
import dev.signet.jose.jwt.replay.jdbc.JdbcReplayStore;
import dev.signet.jose.jwt.replay.redis.RedisReplayStore;
import dev.signet.jose.testsupport.PostgresServer;
import dev.signet.jose.testsupport.RedisServer;
import io.lettuce.core.RedisURI;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.postgresql.ds.PGSimpleDataSource;

/** The stores of two instances of a service over one server, which is started for them on the loopback. */
final class SharedStores implements Closeable {

    /** More than are used up in a run. */
    private static final int ROOM = 10_000_000;

    /** Connections of each instance: one for each thread. */
    private static final int CONNECTIONS = 8;

    private final Deque<Closeable> open = new ArrayDeque<>();
    private List<ReplayStore> instances = List.of();

    private SharedStores() {}

    /** Starts a server; where it is not installed the calling test counts as skipped, with the reason. */
    static SharedStores start(StorePlace place, Path folder) throws Exception {
        SharedStores stores = new SharedStores();
        try {
            stores.instances = switch (place) {
                case MEMORY -> stores.memory();
                case REDIS -> stores.redis(RedisServer.start(folder));
                case REDIS_ON_DISK ->
                    stores.redis(RedisServer.start(folder, "--appendonly", "yes", "--appendfsync", "always"));
                case POSTGRESQL -> stores.postgres();
            };
            return stores;
        } catch (Exception e) {
            stores.close();
            throw e;
        }
    }

    List<ReplayStore> instances() {
        return instances;
    }

    /** Stops what was started, the last first. */
    @Override
    public void close() throws IOException {
        while (!open.isEmpty()) {
            open.pop().close();
        }
    }

    private List<ReplayStore> memory() {
        ReplayStore one = InMemoryReplayStore.holding(ROOM);
        return List.of(one, one);
    }

    private List<ReplayStore> redis(RedisServer server) {
        open.push(server::close);
        return List.of(connected(server), connected(server));
    }

    private ReplayStore connected(RedisServer server) {
        RedisReplayStore store = RedisReplayStore.builder().connect(RedisURI.create("127.0.0.1", server.port()));
        open.push(store::close);
        return store;
    }

    private List<ReplayStore> postgres() throws Exception {
        PostgresServer server = PostgresServer.start("fsync=on");
        open.push(server::close);
        List<HikariDataSource> pools = List.of(pool(server.port()), pool(server.port()));
        try (Connection connection = pools.get(0).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(JdbcReplayStore.schema("used_tokens"));
        }
        return pools.stream()
                .map(pool -> (ReplayStore) JdbcReplayStore.in(pool, "used_tokens"))
                .toList();
    }

    private HikariDataSource pool(int port) {
        PGSimpleDataSource server = new PGSimpleDataSource();
        server.setServerNames(new String[] {"127.0.0.1"});
        server.setPortNumbers(new int[] {port});
        server.setDatabaseName("postgres");
        server.setUser("signet");
        HikariDataSource pool = new HikariDataSource();
        open.push(pool);
        pool.setDataSource(server);
        pool.setMaximumPoolSize(CONNECTIONS);
        return pool;
    }
}
