package dev.signet.jose.examples.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;

/** A Redis server of the demo's own, on a free port of this machine. It ends with the demo, and keeps nothing. */
final class OwnRedis implements AutoCloseable {

    private static final String READY = "Ready to accept connections";

    private final Process process;
    private final int port;

    private OwnRedis(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /**
     * Starts a server.
     *
     * @param program for example {@code redis-server}, from the folders of {@code PATH}
     * @throws IOException if it is not installed or does not start
     */
    static OwnRedis start(String program) throws IOException {
        int port = freePort();
        Process process = process(program, port);
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        BufferedReader log = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
        StringBuilder said = new StringBuilder();
        for (String line = log.readLine(); line != null; line = log.readLine()) {
            if (line.contains(READY)) {
                return new OwnRedis(process, port);
            }
            said.append('\n').append(line);
        }
        throw new IOException(program + " ended:" + said);
    }

    /** Returns for example {@code redis://127.0.0.1:40001}. */
    String address() {
        return "redis://127.0.0.1:" + port;
    }

    @Override
    public void close() {
        process.destroy();
    }

    private static Process process(String program, int port) throws IOException {
        List<String> settings = List.of(
                "--port",
                Integer.toString(port),
                "--bind",
                "127.0.0.1",
                "--save",
                "",
                "--maxmemory-policy",
                "noeviction");
        ProcessBuilder builder = new ProcessBuilder(program).redirectErrorStream(true);
        builder.command().addAll(settings);
        try {
            return builder.start();
        } catch (IOException e) {
            throw new IOException(
                    program
                            + " is not installed, and the instances need one Redis (Debian: apt-get install"
                            + " redis-server)",
                    e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
