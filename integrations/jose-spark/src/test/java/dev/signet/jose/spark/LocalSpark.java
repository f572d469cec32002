package dev.signet.jose.spark;

import dev.signet.jose.jwk.Jwk;
import dev.signet.jose.jwk.JwkSet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.sql.SparkSession;

/** A session with two threads of this process as executors, which the tests have in common: its start takes seconds. */
final class LocalSpark {

    private static final AtomicInteger NAMES = new AtomicInteger();

    private LocalSpark() {}

    static SparkSession session() {
        return Holder.SESSION;
    }

    /**
     * Sets settings under a name that no other test has.
     *
     * @param settings names and values in turn
     * @return the name
     */
    static String named(String kind, String... settings) {
        String name = "n" + NAMES.incrementAndGet();
        for (int i = 0; i < settings.length; i += 2) {
            session().conf().set("spark.signet." + kind + "." + name + "." + settings[i], settings[i + 1]);
        }
        return name;
    }

    /** Writes a JWK Set with its secrets. */
    static Path write(Path folder, Jwk... keys) {
        try {
            Path file = Files.createTempFile(folder, "keys", ".jwks");
            return Files.writeString(file, JwkSet.of(keys).privateJson());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns a session to be made, whose executors are in this process. */
    static SparkSession.Builder builder(String master) {
        return SparkSession.builder()
                .master(master)
                .config("spark.sql.extensions", SignetExtensions.class.getName())
                .config("spark.driver.host", "127.0.0.1")
                .config("spark.driver.bindAddress", "127.0.0.1")
                .config("spark.ui.enabled", false)
                .config("spark.sql.shuffle.partitions", 2)
                .config("spark.sql.warehouse.dir", "target/warehouse");
    }

    private static final class Holder {
        private static final SparkSession SESSION = builder("local[2]").getOrCreate();
    }
}
