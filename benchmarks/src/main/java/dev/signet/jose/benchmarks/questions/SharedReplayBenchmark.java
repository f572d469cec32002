package dev.signet.jose.benchmarks.questions;

import com.zaxxer.hikari.HikariDataSource;
import dev.signet.jose.jwt.ReplayStore;
import dev.signet.jose.jwt.replay.InMemoryReplayStore;
import dev.signet.jose.jwt.replay.jdbc.JdbcReplayStore;
import dev.signet.jose.jwt.replay.redis.RedisReplayStore;
import dev.signet.jose.testsupport.PostgresServer;
import dev.signet.jose.testsupport.RedisServer;
import io.lettuce.core.RedisURI;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * What it costs to record a token as used, which lives for two seconds: in memory, in a Redis on the loopback that keeps
 * nothing on disk, and in a PostgreSQL that waits for the disk, behind a pool. One thread, which waits for each answer.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class SharedReplayBenchmark {

    private static final Duration LIFETIME = Duration.ofSeconds(2);

    /** More than one thread uses up in a lifetime. */
    private static final int ROOM = 10_000_000;

    /** Where the store is. */
    public enum Place {
        MEMORY,
        REDIS,
        POSTGRESQL
    }

    @Param("MEMORY")
    Place place;

    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final String run = UUID.randomUUID().toString().substring(0, 22);
    private ReplayStore store;
    private long number;

    /** Starts a server, if there is one; not installed is a {@code TestAbortedException}. */
    @Setup
    public void start() throws Exception {
        try {
            store = switch (place) {
                case MEMORY -> InMemoryReplayStore.holding(ROOM);
                case REDIS -> redis();
                case POSTGRESQL -> postgresql();
            };
            requireOnce();
        } catch (Exception e) {
            stop();
            throw e;
        }
    }

    private void requireOnce() {
        add();
        if (store.add(key(number - 1), Instant.now().plus(LIFETIME))) {
            throw new IllegalStateException("the store accepts a key a second time");
        }
    }

    /** Stops it, the last first. */
    @TearDown
    public void stop() throws Exception {
        while (!open.isEmpty()) {
            open.pop().close();
        }
    }

    /** Refuses to measure a store that has seen the key. Keys are as long as those of tokens. */
    @Benchmark
    public boolean add() {
        if (!store.add(key(number++), Instant.now().plus(LIFETIME))) {
            throw new IllegalStateException("the store says that a new key is an old one");
        }
        return true;
    }

    private String key(long n) {
        String digits = Long.toString(n);
        return run + "0".repeat(21 - digits.length()) + digits;
    }

    private ReplayStore redis() throws IOException {
        Path folder = Files.createTempDirectory("signet-redis");
        open.push(() -> Files.delete(folder));
        RedisServer server = RedisServer.start(folder);
        open.push(server);
        RedisReplayStore redis = RedisReplayStore.builder().connect(RedisURI.create("127.0.0.1", server.port()));
        open.push(redis);
        return redis;
    }

    private ReplayStore postgresql() throws Exception {
        PostgresServer server = PostgresServer.start("fsync=on");
        open.push(server);
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setServerNames(new String[] {"127.0.0.1"});
        source.setPortNumbers(new int[] {server.port()});
        source.setDatabaseName("postgres");
        source.setUser("signet");
        HikariDataSource pool = new HikariDataSource();
        open.push(pool);
        pool.setDataSource(source);
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(JdbcReplayStore.schema("used_tokens"));
        }
        return JdbcReplayStore.in(pool, "used_tokens");
    }
}
