package dev.signet.jose.jwt.replay.redis;

import io.lettuce.core.AbstractRedisClient;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.ClientOptions.DisconnectedBehavior;
import io.lettuce.core.LettuceFutures;
import io.lettuce.core.MaintNotificationsConfig;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.RedisURI;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisScriptingAsyncCommands;
import io.lettuce.core.cluster.ClusterClientOptions;
import io.lettuce.core.cluster.ClusterTopologyRefreshOptions;
import io.lettuce.core.cluster.RedisClusterClient;
import io.lettuce.core.cluster.api.StatefulRedisClusterConnection;
import io.lettuce.core.cluster.models.partitions.RedisClusterNode;
import io.lettuce.core.cluster.models.partitions.RedisClusterNode.NodeFlag;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.Delay;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A connection to a server or to all servers of a cluster, with the client and the threads that it has for itself. */
final class RedisConnection implements AutoCloseable {

    /** The answer of {@link #setIfAbsent} if the key is there. */
    static final long PRESENT = -3;

    /** PTTL is asked in the same moment: it says by how much the clock of the server is before the end of the key. */
    private static final String SET_IF_ABSENT = """
        if redis.call('SET', KEYS[1], ARGV[1], 'NX', 'PXAT', ARGV[2]) or redis.call('GET', KEYS[1]) == ARGV[1] then
          return redis.call('PTTL', KEYS[1])
        end
        return -3
        """;

    private static final String GET = "return redis.call('GET', KEYS[1])";

    /**
     * What is there already was set by the same call, sent twice. Of what is no entry the version is unlike any other.
     */
    private static final String REPLACE = """
        local found = redis.call('GET', KEYS[1])
        local version = '0'
        if found then
          version = string.match(found, '^([1-9]%d*) ') or '?'
        end
        if version == ARGV[1] then
          redis.call('SET', KEYS[1], ARGV[2])
          return 1
        end
        return found == ARGV[2] and 1 or 0
        """;

    private static final String TIME = """
        local time = redis.call('TIME')
        return time[1] * 1000 + math.floor(time[2] / 1000)
        """;

    /** Lettuce's is 30 seconds: for that long a server that is back would not be asked. */
    private static final Duration LONGEST_RECONNECT_DELAY = Duration.ofMillis(500);

    /** For less, a service with little of a processor would not get through its first connection. */
    private static final Duration SHORTEST_FOR_CONNECTING = Duration.ofSeconds(5);

    private static final Duration SHUTDOWN = Duration.ofSeconds(2);

    private final ClientResources resources;
    private final AbstractRedisClient client;
    private final RedisScriptingAsyncCommands<String, String> commands;
    private final String address;
    private final Duration timeout;
    private final RedisUse use;
    private volatile boolean closed;

    private RedisConnection(
            ClientResources resources,
            AbstractRedisClient client,
            RedisScriptingAsyncCommands<String, String> commands,
            String address,
            Duration timeout,
            RedisUse use) {
        this.resources = resources;
        this.client = client;
        this.commands = commands;
        this.address = address;
        this.timeout = timeout;
        this.use = use;
    }

    /**
     * Returns a time-out.
     *
     * @throws IllegalArgumentException if it is less than a millisecond or more than a minute
     */
    static Duration checkedTimeout(Duration timeout) {
        if (timeout.toMillis() < 1 || timeout.compareTo(Duration.ofMinutes(1)) > 0) {
            throw new IllegalArgumentException("expected a time-out from a millisecond to a minute");
        }
        return timeout;
    }

    static RedisConnection toServer(RedisURI uri, Duration timeout, RedisUse use) {
        String address = address(uri);
        ClientResources resources = resources();
        RedisClient client = RedisClient.create(resources);
        // What was sent when the connection broke fails, and so does what comes until there is another.
        client.setOptions(common(ClientOptions.builder(), timeout)
                .disconnectedBehavior(DisconnectedBehavior.REJECT_COMMANDS)
                .build());
        return connected(resources, client, address, timeout, use, () -> {
            StatefulRedisConnection<String, String> connection = client.connect(bounded(uri, timeout));
            EvictionPolicy.require(address, use, () -> connection.sync().info("memory"));
            return connection.async();
        });
    }

    static RedisConnection toCluster(RedisURI node, RedisURI[] more, Duration timeout, RedisUse use) {
        List<RedisURI> nodes = new ArrayList<>(List.of(node));
        nodes.addAll(List.of(more));
        // Nodes name each other so. Lettuce may take minutes to find out that one has neither.
        if (nodes.stream().anyMatch(uri -> uri.getHost() == null)) {
            throw new IllegalArgumentException(
                    "expected the host and the port of each node of the cluster, not a socket or sentinels");
        }
        String address = nodes.stream().map(RedisConnection::address).collect(Collectors.joining(","));
        ClientResources resources = resources();
        RedisClusterClient client = RedisClusterClient.create(
                resources, nodes.stream().map(uri -> bounded(uri, timeout)).toList());
        // Rejecting would also reject the first commands to each node, so commands wait for a connection until the
        // time-out. What is sent again has not been done twice: the script knows it.
        client.setOptions(common(ClusterClientOptions.builder(), timeout)
                .topologyRefreshOptions(ClusterTopologyRefreshOptions.builder()
                        .enablePeriodicRefresh(Duration.ofSeconds(10))
                        .adaptiveRefreshTriggersTimeout(Duration.ofSeconds(1))
                        .build())
                .build());
        return connected(resources, client, address, timeout, use, () -> {
            StatefulRedisClusterConnection<String, String> connection = client.connect();
            for (RedisClusterNode server : connection.getPartitions()) {
                // One without slots has no keys, such as one that died and whose replica took over.
                if (server.is(NodeFlag.UPSTREAM) && !server.hasNoSlots()) {
                    EvictionPolicy.require(
                            address,
                            use,
                            () -> connection
                                    .getConnection(server.getNodeId())
                                    .sync()
                                    .info("memory"));
                }
            }
            return connection.async();
        });
    }

    /**
     * Sets a key if it is absent, or was set by the same call before, and returns for how many milliseconds the server
     * will hold it; {@link #PRESENT} if it is there, another negative number if the server did not keep it.
     *
     * @param call what no other call has in common with this one
     * @param end until when the key is held, in milliseconds since the epoch, positive
     */
    long setIfAbsent(String key, String call, long end) {
        return integer(SET_IF_ABSENT, key, call, Long.toString(end));
    }

    /** Returns the value of a key; empty if there is none. */
    Optional<String> get(String key) {
        return Optional.ofNullable(this.<String>await(() -> commands.eval(GET, ScriptOutputType.VALUE, key)));
    }

    /**
     * Sets a key if its value begins with a version, or was set by the same call before, and returns whether it did.
     *
     * @param version 0 if there is to be no value
     * @param value unlike that of any other call
     */
    boolean replace(String key, long version, String value) {
        return integer(REPLACE, key, Long.toString(version), value) == 1;
    }

    /** Returns the time of the server that has a key, in milliseconds since the epoch. */
    long time(String key) {
        return integer(TIME, key);
    }

    private long integer(String script, String key, String... arguments) {
        Long answer =
                this.<Long>await(() -> commands.eval(script, ScriptOutputType.INTEGER, new String[] {key}, arguments));
        return Objects.requireNonNull(answer);
    }

    private <T> @Nullable T await(Supplier<RedisFuture<T>> command) {
        if (closed) {
            throw use.closed(address);
        }
        try {
            return LettuceFutures.awaitOrCancel(command.get(), timeout.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RedisException e) {
            throw RedisFailure.of(e, address, use);
        }
    }

    /** Returns the hosts and ports, or sentinels, that it was told. */
    String address() {
        return address;
    }

    @Override
    public void close() {
        closed = true;
        close(client, resources);
    }

    private static RedisConnection connected(
            ClientResources resources,
            AbstractRedisClient client,
            String address,
            Duration timeout,
            RedisUse use,
            Supplier<RedisScriptingAsyncCommands<String, String>> connect) {
        try {
            return new RedisConnection(resources, client, told(connect), address, timeout, use);
        } catch (RedisException e) {
            close(client, resources);
            throw RedisFailure.of(e, address, use);
        } catch (RuntimeException | Error e) {
            // Not only ours: Lettuce refuses some addresses so, and calls the application for credentials.
            close(client, resources);
            throw e;
        }
    }

    /**
     * Connects. Of about one in a hundred connections that Lettuce closes because of what the server answered, such as
     * that the password is wrong, it only says that it was closed. So there is one more attempt, which is to tell.
     */
    static <T> T told(Supplier<T> connect) {
        try {
            return connect.get();
        } catch (RedisException e) {
            if (RedisFailure.isClosedConnection(e)) {
                return connect.get();
            }
            throw e;
        }
    }

    private static void close(AbstractRedisClient client, ClientResources resources) {
        client.shutdown(Duration.ZERO, SHUTDOWN);
        resources.shutdown(0, SHUTDOWN.toMillis(), TimeUnit.MILLISECONDS).awaitUninterruptibly(SHUTDOWN.toMillis());
    }

    private static ClientResources resources() {
        return ClientResources.builder()
                .ioThreadPoolSize(2)
                .computationThreadPoolSize(2)
                .reconnectDelay(
                        Delay.exponential(Duration.ofMillis(10), LONGEST_RECONNECT_DELAY, 2, TimeUnit.MILLISECONDS))
                .build();
    }

    private static <B extends ClientOptions.Builder> B common(B builder, Duration timeout) {
        builder.autoReconnect(true)
                .timeoutOptions(TimeoutOptions.enabled(forConnecting(timeout)))
                .socketOptions(SocketOptions.builder()
                        .connectTimeout(forConnecting(timeout))
                        .build())
                // A feature of one vendor's servers, for which others would be asked in vain.
                .maintNotificationsConfig(MaintNotificationsConfig.disabled());
        return builder;
    }

    private static Duration forConnecting(Duration timeout) {
        return timeout.compareTo(SHORTEST_FOR_CONNECTING) > 0 ? timeout : SHORTEST_FOR_CONNECTING;
    }

    /** Returns a copy with another time-out, for which connecting waits; the default is a minute. */
    private static RedisURI bounded(RedisURI uri, Duration timeout) {
        RedisURI.Builder copy = RedisURI.builder(uri).withTimeout(forConnecting(timeout));
        for (RedisURI sentinel : uri.getSentinels()) {
            copy.withSentinel(RedisURI.builder(sentinel).build());
        }
        if (uri.getSentinelMasterId() != null) {
            copy.withSentinelMasterId(uri.getSentinelMasterId());
        }
        return copy.build();
    }

    private static String address(RedisURI uri) {
        if (uri.getSentinels().isEmpty()) {
            return uri.getSocket() == null ? uri.getHost() + ":" + uri.getPort() : uri.getSocket();
        }
        return Stream.concat(
                        uri.getSentinels().stream().map(sentinel -> sentinel.getHost() + ":" + sentinel.getPort()),
                        Stream.ofNullable(uri.getSentinelMasterId()))
                .collect(Collectors.joining(","));
    }
}
