package dev.signet.jose.testsupport;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** A real Redis server on a loopback port of its own. For one thread. */
public final class RedisServer implements LoopbackServer {

    private static final int ATTEMPTS = 5;

    private final List<String> command;
    private final String ready;
    private final int port;
    private ServerProcess process;

    private RedisServer(List<String> command, String ready, int port) throws IOException {
        this.command = command;
        this.ready = ready;
        this.port = port;
        this.process = ServerProcess.start(command, ready);
    }

    /**
     * Starts a server that keeps nothing when it ends, and evicts nothing when it is full, unless options say otherwise.
     * Where redis-server is not installed the calling test counts as skipped, with the reason.
     *
     * @param folder the working directory of the server
     * @param options as on the command line, such as {@code "--requirepass", "secret"}
     * @throws IOException if it does not start
     */
    public static RedisServer start(Path folder, String... options) throws IOException {
        requireInstalled();
        IOException last = new IOException("not tried");
        // Another process may take the port between our look and the server's.
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            try {
                int port = ServerProcess.freePort();
                return new RedisServer(command(folder, port, options), "Ready to accept connections", port);
            } catch (IOException e) {
                last = e;
            }
        }
        throw last;
    }

    /**
     * Starts a cluster of one server that has all slots.
     *
     * @param folder as for {@link #start}
     * @throws IOException if it does not start
     */
    public static RedisServer startCluster(Path folder) throws IOException {
        RedisServer server = start(folder, "--cluster-enabled", "yes", "--cluster-config-file", "nodes.conf");
        try {
            server.command("CLUSTER", "ADDSLOTSRANGE", "0", "16383");
            server.process.awaitLine("Cluster state changed: ok");
            return server;
        } catch (IOException e) {
            server.close();
            throw e;
        }
    }

    /**
     * Starts a sentinel that watches a server.
     *
     * @param folder as for {@link #start}
     * @param name the name of the server in the sentinel
     * @throws IOException if it does not start
     */
    public static RedisServer startSentinel(Path folder, String name, RedisServer watched) throws IOException {
        requireInstalled();
        int port = ServerProcess.freePort();
        Path settings = folder.resolve("sentinel-" + port + ".conf");
        Files.writeString(
                settings,
                "port " + port + "\nbind 127.0.0.1\nsentinel monitor " + name + " 127.0.0.1 " + watched.port + " 1\n");
        return new RedisServer(
                List.of("redis-server", settings.toString(), "--sentinel"), "+monitor master " + name, port);
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public void kill() {
        process.close();
    }

    @Override
    public void restart() throws IOException {
        process = ServerProcess.start(command, ready);
    }

    /**
     * Sends a command by redis-cli, and returns the answer.
     *
     * @throws IOException if it fails
     */
    public String command(String... words) throws IOException {
        List<String> cli = new ArrayList<>(List.of("redis-cli", "-e", "-h", "127.0.0.1", "-p", Integer.toString(port)));
        cli.addAll(List.of(words));
        Process run = new ProcessBuilder(cli).redirectErrorStream(true).start();
        String answer = new String(run.getInputStream().readAllBytes(), UTF_8).strip();
        try {
            if (run.waitFor() != 0) {
                throw new IOException(answer);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
        return answer;
    }

    @Override
    public void close() {
        process.close();
    }

    private static void requireInstalled() {
        Assumptions.assumeTrue(
                ServerProcess.program("redis-server").isPresent()
                        && ServerProcess.program("redis-cli").isPresent(),
                "redis-server is not installed (Debian: apt-get install redis-server)");
    }

    private static List<String> command(Path folder, int port, String... options) {
        List<String> command = new ArrayList<>(List.of(
                "redis-server",
                "--port",
                Integer.toString(port),
                "--bind",
                "127.0.0.1",
                "--dir",
                folder.toString(),
                "--save",
                "",
                "--appendonly",
                "no",
                "--maxmemory-policy",
                "noeviction"));
        command.addAll(List.of(options));
        return command;
    }
}
