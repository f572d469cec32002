package dev.signet.jose.spark;

import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.launcher.JavaModuleOptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Executors in processes of their own, one of which is killed while it seals. */
@Tag("spark")
final class ClusterTest {

    @TempDir
    Path folder;

    @Test
    void every_row_is_there_once_after_an_executor_was_killed() throws Exception {
        // Where workers look for Spark; the executors have the class path of the driver, so there is no jar.
        Path home = Files.createDirectories(folder.resolve("home"));
        Files.createDirectory(home.resolve("jars"));
        Path log = folder.resolve("log");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(JavaModuleOptions.defaultModuleOptionArray()));
        command.addAll(List.of(
                "-cp", System.getProperty("java.class.path"), ClusterDriver.class.getName(), folder.toString()));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().put("SPARK_HOME", home.toString());
        builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
        builder.environment().put("SPARK_SCALA_VERSION", "2.13");
        builder.environment().remove("SPARK_CONF_DIR");

        Process driver = builder.start();
        try {
            assertThat(driver.waitFor(10, MINUTES)).isTrue();
        } finally {
            driver.descendants().forEach(ProcessHandle::destroyForcibly);
            driver.destroyForcibly();
        }

        assertThat(folder.resolve("result")).as(tail(log)).exists();
        assertThat(Files.readString(folder.resolve("result")))
                .isEqualTo("rows %1$d, distinct %1$d, opened %1$d, keys %2$d, lost tasks true, executors true"
                        .formatted(ClusterDriver.ROWS, ClusterDriver.TASKS));
    }

    private static String tail(Path log) throws Exception {
        List<String> lines = Files.readAllLines(log);
        return String.join(System.lineSeparator(), lines.subList(Math.max(0, lines.size() - 50), lines.size()));
    }
}
