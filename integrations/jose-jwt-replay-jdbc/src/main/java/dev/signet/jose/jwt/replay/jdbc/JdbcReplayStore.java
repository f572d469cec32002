package dev.signet.jose.jwt.replay.jdbc;

import dev.signet.jose.core.ReplayStoreException;
import dev.signet.jose.jwt.ReplayStore;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/**
 * A store of used tokens in a table of PostgreSQL or H2, for a service of several instances. A token is added by one
 * statement on a connection of its own, which is committed before the token is accepted.
 *
 * <pre>{@code
 * JwtDecoder once = Jwt.verifiedBy(JwsVerifier.of(keys, ES256))
 *     .issuer("https://login.example")
 *     .audience("orders")
 *     .maxLifetime(Duration.ofMinutes(5))
 *     .rejectingReplays(JdbcReplayStore.in(dataSource))
 *     .build();
 * }</pre>
 *
 * <p>{@link #schema} returns the statements that create the table. A row has the hash of a token's issuer and
 * {@code jti}, and when it ends. Rows that ended by the clock of the database are deleted along the way: when the store
 * is made and with each 100th token, 1,000 at most, in the thread that adds it. No thread is started.
 *
 * <p>No clock that is wrong, nor one that is set back, lets a token in twice: the table remembers the latest time up to
 * which rows were deleted, and for a token that ended before the store cannot tell. Then, and whenever the database
 * fails, is full or cannot be reached, {@link #add} throws a {@link ReplayStoreException}, and the decoder accepts
 * nothing. A token that was added by a call whose answer was lost counts as used.
 *
 * <p>For its operation:
 *
 * <ul>
 *   <li>The {@code DataSource} hands out connections of its own and not the one of the caller's transaction, which
 *       could be rolled back. It should be a pool, with time-outs that the service can wait for; those of PostgreSQL's
 *       driver are {@code connectTimeout} and {@code socketTimeout}, and unlimited by default.
 *   <li>The isolation level is {@code READ COMMITTED} or higher; it is the default of both databases.
 *   <li>A standby that takes over without the last commits has lost tokens: where that matters, replication is
 *       synchronous.
 * </ul>
 *
 * <p>Thread-safe.
 */
public final class JdbcReplayStore implements ReplayStore {

    private static final String TABLE = "used_tokens";

    /** How many tokens are added until rows that have ended are deleted. */
    private static final int INTERVAL = 100;

    private final DataSource dataSource;
    private final UsedTokens table;
    private final Clock clock;
    private final AtomicInteger added = new AtomicInteger();

    private JdbcReplayStore(DataSource dataSource, UsedTokens table, Clock clock) {
        this.dataSource = dataSource;
        this.table = table;
        this.clock = clock;
    }

    /**
     * Returns the store in the table {@code used_tokens}, with the system's clock.
     *
     * @param dataSource the source of connections
     * @return the store, whose table was read and written
     * @throws ReplayStoreException if the database cannot be reached, or the table does not exist or may not be changed
     */
    public static JdbcReplayStore in(DataSource dataSource) {
        return in(dataSource, TABLE);
    }

    /**
     * Returns the store in a table, with the system's clock. Services that may each accept a token once need a table
     * each.
     *
     * @param dataSource the source of connections
     * @param table the name of the table, which may begin with that of its schema and a dot: ASCII letters, digits and
     *     underscores, at most 52 after the dot
     * @return the store, whose table was read and written
     * @throws IllegalArgumentException if {@code table} is no such name
     * @throws ReplayStoreException if the database cannot be reached, or the table does not exist or may not be changed
     */
    public static JdbcReplayStore in(DataSource dataSource, String table) {
        return in(dataSource, table, Clock.systemUTC());
    }

    /**
     * Returns the store in a table.
     *
     * @param dataSource the source of connections
     * @param table the name of the table, as for {@link #in(DataSource, String)}
     * @param clock the clock of the decoder. It decides no more than whether a token that the store cannot tell has
     *     ended anyway
     * @return the store, whose table was read and written
     * @throws IllegalArgumentException if {@code table} is no such name
     * @throws ReplayStoreException if the database cannot be reached, or the table does not exist or may not be changed
     */
    public static JdbcReplayStore in(DataSource dataSource, String table, Clock clock) {
        JdbcReplayStore store = new JdbcReplayStore(dataSource, new UsedTokens(TableName.checked(table)), clock);
        store.call(connection -> {
            store.table.cleanUp(connection);
            return Found.ABSENT;
        });
        return store;
    }

    /**
     * Returns the statements that create a table and its index, in the SQL of PostgreSQL and H2, each ended by a
     * semicolon and a line feed.
     *
     * @param table the name of the table, as for {@link #in(DataSource, String)}
     * @return the statements
     * @throws IllegalArgumentException if {@code table} is no such name
     */
    public static String schema(String table) {
        return new UsedTokens(TableName.checked(table)).schema();
    }

    /**
     * Adds a key if it is absent.
     *
     * @throws ReplayStoreException if the database fails, is full or cannot be reached, or its table was cleaned up
     *     beyond {@code until}
     */
    @Override
    public boolean add(String key, Instant until) {
        Found found = call(connection -> {
            if (added.incrementAndGet() % INTERVAL == 0) {
                table.cleanUp(connection);
            }
            if (table.insert(connection, key, until)) {
                return Found.ABSENT;
            }
            return table.has(connection, key) ? Found.PRESENT : Found.PERHAPS_DELETED;
        });
        if (found == Found.PERHAPS_DELETED) {
            requireEnded(until);
        }
        return found != Found.PRESENT;
    }

    /** Returns the name of the table. */
    @Override
    public String toString() {
        return "JdbcReplayStore in " + table.name();
    }

    /** Refuses a token that has not ended, since its row may have been deleted. One that has, the decoder refuses. */
    private void requireEnded(Instant until) {
        if (clock.instant().isBefore(until)) {
            throw new ReplayStoreException("the clock of the database is or was ahead of this service's by more than "
                    + UsedTokens.GRACE.toSeconds()
                    + " s: it is unknown whether the token was used before, and it is not"
                    + " accepted");
        }
    }

    private Found call(OwnTransactions.Work<Found> work) {
        try {
            return OwnTransactions.call(dataSource, work);
        } catch (SQLException e) {
            throw DatabaseFailure.ofReplayStore(e, table.name());
        }
    }

    /** What was found in the place of a key. */
    private enum Found {
        ABSENT,
        PRESENT,
        PERHAPS_DELETED
    }
}
