package dev.signet.jose.testsupport;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A server that tests start as a process on a loopback port. For one thread. */
final class ServerProcess implements AutoCloseable {

    private static final int SECONDS = 60;

    private final Process process;
    private final BlockingQueue<Optional<String>> output = new LinkedBlockingQueue<>();

    private ServerProcess(Process process) {
        this.process = process;
        // A server that logs more than a pipe takes would stand still.
        Thread reader = new Thread(this::read, "output of process " + process.pid());
        reader.setDaemon(true);
        reader.start();
    }

    /**
     * Starts a process and waits until it has said that it is ready.
     *
     * @throws IOException with what it has said, if it ended before, or says nothing for a minute; it is ended then
     */
    static ServerProcess start(List<String> command, String ready) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        // What it says is then in English.
        builder.environment().put("LC_ALL", "C");
        ServerProcess server = new ServerProcess(builder.start());
        try {
            server.awaitLine(ready);
            return server;
        } catch (IOException e) {
            // It may be running, and not be ready.
            server.close();
            throw e;
        }
    }

    /**
     * Waits until the process says something.
     *
     * @throws IOException with what it has said, if it ended before, or says nothing for a minute
     */
    void awaitLine(String text) throws IOException {
        StringBuilder said = new StringBuilder();
        for (Optional<String> line = nextLine(); line.isPresent(); line = nextLine()) {
            if (line.get().contains(text)) {
                return;
            }
            said.append('\n').append(line.get());
        }
        throw new IOException("the server did not say \"" + text + "\" but:" + said);
    }

    /** Returns what it says next; empty if it has ended, or says nothing for a minute. */
    private Optional<String> nextLine() throws IOException {
        try {
            Optional<String> line = output.poll(SECONDS, TimeUnit.SECONDS);
            return line == null ? Optional.empty() : line;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private void read() {
        try (BufferedReader lines = process.inputReader(UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                output.add(Optional.of(line));
            }
        } catch (IOException e) {
            output.add(Optional.of(e.toString()));
        }
        output.add(Optional.empty());
    }

    /** Sends a signal, such as {@code KILL}, and waits until the process has ended. */
    void end(String signal) {
        try {
            new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                    .start()
                    .waitFor();
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        end("KILL");
    }

    /** Returns a port that was free a moment ago. */
    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Returns a program of the folders of {@code PATH}. */
    static Optional<Path> program(String name) {
        for (String folder : System.getenv().getOrDefault("PATH", "").split(":", -1)) {
            Path program = Path.of(folder, name);
            if (Files.isExecutable(program)) {
                return Optional.of(program);
            }
        }
        return Optional.empty();
    }
}
