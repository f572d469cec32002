package dev.signet.jose.testsupport;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * A real PostgreSQL server on a loopback port of its own, with the superuser {@code signet} who needs no password. The user
 * {@code guarded}, once a test has made it, needs a password. PostgreSQL refuses to run as root; root starts it as the user
 * {@code postgres}. For one thread.
 */
public final class PostgresServer implements LoopbackServer {

    /** The user of the Debian package. */
    private static final String ACCOUNT = "postgres";

    private static final boolean ROOT = "root".equals(System.getProperty("user.name"));
    private static final Path DEBIAN = Path.of("/usr/lib/postgresql");

    private final Path folder;
    private final List<String> command;
    private final int port;
    private ServerProcess process;

    private PostgresServer(Path folder, List<String> command, int port) throws IOException {
        this.folder = folder;
        this.command = command;
        this.port = port;
        this.process = start(command);
    }

    /**
     * Starts a server with no tables, which does not wait for the disk unless settings say otherwise. Where PostgreSQL is
     * not installed, or root has no account to start it with, the calling test counts as skipped, with the reason.
     *
     * @param settings as in {@code postgresql.conf}, such as {@code "fsync=on"}
     * @throws IOException if it does not start
     */
    public static PostgresServer start(String... settings) throws IOException {
        Optional<Path> programs = programs();
        Assumptions.assumeTrue(
                programs.isPresent(), "PostgreSQL is not installed (Debian: apt-get install postgresql)");
        Assumptions.assumeTrue(
                !ROOT || (ServerProcess.program("setpriv").isPresent() && hasAccount()),
                "PostgreSQL does not run as root, and there is no user postgres or no setpriv to start it with");
        Path folder = Files.createTempDirectory("signet-postgres");
        if (ROOT) {
            Files.setOwner(
                    folder,
                    FileSystems.getDefault().getUserPrincipalLookupService().lookupPrincipalByName(ACCOUNT));
        }
        try {
            initialize(programs.orElseThrow(), folder);
            int port = ServerProcess.freePort();
            return new PostgresServer(folder, command(programs.orElseThrow(), folder, port, settings), port);
        } catch (IOException e) {
            delete(folder);
            throw e;
        }
    }

    @Override
    public int port() {
        return port;
    }

    /** What was committed is found again in the log of the server. */
    @Override
    public void kill() {
        process.end("QUIT");
    }

    @Override
    public void restart() throws IOException {
        process = start(command);
    }

    @Override
    public void close() throws IOException {
        kill();
        delete(folder);
    }

    private static ServerProcess start(List<String> command) throws IOException {
        return ServerProcess.start(command, "database system is ready to accept connections");
    }

    private static void initialize(Path programs, Path folder) throws IOException {
        List<String> command = asAccount(
                programs.resolve("initdb").toString(),
                "-D",
                folder.resolve("data").toString(),
                "-U",
                "signet",
                "-A",
                "trust",
                "-E",
                "UTF8",
                "--locale=C",
                "--no-sync");
        Process run = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(run.getInputStream().readAllBytes(), UTF_8);
        try {
            if (run.waitFor() != 0) {
                throw new IOException("initdb failed: " + said);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
        Path rules = folder.resolve("data").resolve("pg_hba.conf");
        Files.writeString(
                rules,
                "host all guarded 127.0.0.1/32 scram-sha-256\nhost all all 127.0.0.1/32 trust\n",
                StandardOpenOption.TRUNCATE_EXISTING);
    }

    private static List<String> command(Path programs, Path folder, int port, String... settings) {
        List<String> command = asAccount(
                programs.resolve("postgres").toString(),
                "-D",
                folder.resolve("data").toString(),
                "-p",
                Integer.toString(port),
                "-c",
                "listen_addresses=127.0.0.1",
                "-c",
                "unix_socket_directories=",
                "-c",
                "shared_buffers=16MB",
                // What a crash of the operating system would lose; that of the server loses nothing.
                "-c",
                "fsync=off");
        for (String setting : settings) {
            command.addAll(List.of("-c", setting));
        }
        return command;
    }

    private static List<String> asAccount(String... command) {
        List<String> all = new ArrayList<>();
        if (ROOT) {
            all.addAll(List.of("setpriv", "--reuid=" + ACCOUNT, "--regid=" + ACCOUNT, "--clear-groups"));
        }
        all.addAll(List.of(command));
        return all;
    }

    private static boolean hasAccount() {
        try {
            FileSystems.getDefault().getUserPrincipalLookupService().lookupPrincipalByName(ACCOUNT);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Returns the folder of the programs of the newest version. */
    private static Optional<Path> programs() throws IOException {
        if (Files.isDirectory(DEBIAN)) {
            try (Stream<Path> versions = Files.list(DEBIAN)) {
                Optional<Path> newest = versions.map(version -> version.resolve("bin"))
                        .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
                        .max(Comparator.naturalOrder());
                if (newest.isPresent()) {
                    return newest;
                }
            }
        }
        return ServerProcess.program("initdb").map(program -> program.resolveSibling(""));
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
