package dev.signet.jose.core;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Provider;
import java.util.Enumeration;
import java.util.stream.Stream;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Service files that name what is not there, in front of BouncyCastle in the class path. */
final class BrokenProviderEntriesTest {

    private static final URL CORE = location(CryptoProviders.class);
    private static final URL BOUNCY_CASTLE = location(BouncyCastleProvider.class);

    @TempDir
    private Path stale;

    /** The superclass of a provider, which the class path of the tests lacks. */
    static class Parent extends Provider {
        private static final long serialVersionUID = 1;

        Parent() {
            super("Parent", "1", "");
        }
    }

    /** A provider whose superclass is missing. */
    static final class Orphan extends Parent {
        private static final long serialVersionUID = 1;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "com.example.relocated.GoneProvider",
                "dev.signet.jose.core.CryptoProviders",
                "java.security.Provider",
                "no class name",
                "com.example.A\ncom.example.B\ncom.example.C"
            })
    void an_entry_that_cannot_be_loaded_is_skipped(String entry) throws Exception {
        named(entry);

        assertThat(standard(stale.toUri().toURL(), CORE, BOUNCY_CASTLE)).contains("; found BC ");
        assertThat(standard(stale.toUri().toURL(), CORE)).endsWith("; found none]");
    }

    @Test
    void an_entry_whose_superclass_is_missing_is_skipped() throws Exception {
        named(Orphan.class.getName());
        String file = Orphan.class.getName().replace('.', '/') + ".class";
        Files.createDirectories(stale.resolve(file).getParent());
        try (InputStream octets = Orphan.class.getClassLoader().getResourceAsStream(file)) {
            Files.copy(octets, stale.resolve(file));
        }

        assertThat(standard(stale.toUri().toURL(), CORE, BOUNCY_CASTLE)).contains("; found BC ");
    }

    static Stream<Exception> failures() {
        return Stream.of(new IOException("closed"), new IllegalStateException("zip file closed"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void a_class_loader_that_cannot_list_service_files_leaves_the_platform(Exception failure) throws Exception {
        try (URLClassLoader loader = new URLClassLoader(new URL[] {CORE}, ClassLoader.getPlatformClassLoader()) {
            @Override
            public Enumeration<URL> getResources(String name) throws IOException {
                if (failure instanceof RuntimeException unchecked) {
                    throw unchecked;
                }
                throw (IOException) failure;
            }
        }) {
            assertThat(standard(loader)).endsWith("; found none]");
        }
    }

    private void named(String entry) throws IOException {
        Path file = stale.resolve("META-INF/services/java.security.Provider");
        Files.createDirectories(file.getParent());
        Files.write(file, entry.getBytes(UTF_8));
    }

    private static String standard(URL... classPath) throws Exception {
        try (URLClassLoader loader = new URLClassLoader(classPath, ClassLoader.getPlatformClassLoader())) {
            return standard(loader);
        }
    }

    private static String standard(ClassLoader loader) throws ReflectiveOperationException {
        return loader.loadClass(CryptoProviders.class.getName())
                .getMethod("standard")
                .invoke(null)
                .toString();
    }

    private static URL location(Class<?> type) {
        return type.getProtectionDomain().getCodeSource().getLocation();
    }
}
