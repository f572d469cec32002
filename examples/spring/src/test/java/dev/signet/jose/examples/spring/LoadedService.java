package dev.signet.jose.examples.spring;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The application in a process of its own.
 *
 * @param process the process
 * @param orders where its orders are
 */
record LoadedService(Process process, URI orders) implements AutoCloseable {

    private static final Pattern STARTED = Pattern.compile(".*Tomcat started on port ([0-9]+).*");

    /** Starts the application with settings, on a free port, and waits until it listens. */
    static LoadedService start(List<String> settings) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                OrdersApplication.class.getName(),
                "--server.port=0",
                "--spring.main.banner-mode=off"));
        command.addAll(settings);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        StringBuilder said = new StringBuilder();
        // Not closed: what the application says later fits into the pipe.
        BufferedReader lines = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            Matcher started = STARTED.matcher(line);
            if (started.matches()) {
                return new LoadedService(process, URI.create("http://127.0.0.1:" + started.group(1) + "/orders"));
            }
            said.append(line).append('\n');
        }
        throw new IOException("the application did not start:\n" + said);
    }

    /** Returns the processor time that the process has taken. */
    Duration processorTime() {
        return process.info().totalCpuDuration().orElseThrow();
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
