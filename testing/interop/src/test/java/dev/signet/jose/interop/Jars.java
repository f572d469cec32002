package dev.signet.jose.interop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The versions of libraries, as their jars state them. */
final class Jars {
    private Jars() {}

    static String version(String group, String artifact) {
        String resource = "/META-INF/maven/" + group + "/" + artifact + "/pom.properties";
        try (var in = Jars.class.getResourceAsStream(resource)) {
            Properties properties = new Properties();
            properties.load(in);
            return properties.getProperty("version");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
