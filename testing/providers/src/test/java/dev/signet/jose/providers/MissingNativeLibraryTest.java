package dev.signet.jose.providers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** ACCP's jar of another platform: its classes are found, and its native library is not. */
final class MissingNativeLibraryTest {

    @Test
    void signet_goes_on_without_ACCP_and_says_nothing(@TempDir Path folder) throws Exception {
        Path jar = withoutNativeLibrary(folder);
        String classPath = Stream.of(ProviderSet.ACCP.classPath().split(File.pathSeparator, -1))
                .map(entry -> Jars.ACCP.is(entry) ? jar.toString() : entry)
                .collect(Collectors.joining(File.pathSeparator));

        new ComputationsFile(ProviderSet.BOUNCY_CASTLE.fileName())
                .isWhatRan(new ChildJvm(folder, classPath).recorded(Operations.class, List.of()));
    }

    private static Path withoutNativeLibrary(Path folder) throws IOException {
        Path copy = folder.resolve("AmazonCorrettoCryptoProvider-of-another-platform.jar");
        try (JarFile whole = new JarFile(Jars.ACCP.onClassPath().toFile());
                OutputStream file = Files.newOutputStream(copy);
                JarOutputStream rest = new JarOutputStream(file)) {
            int left = 0;
            for (Enumeration<JarEntry> entries = whole.entries(); entries.hasMoreElements(); ) {
                JarEntry entry = entries.nextElement();
                if (entry.getName().contains("libamazonCorrettoCryptoProvider")) {
                    left++;
                } else {
                    rest.putNextEntry(new JarEntry(entry.getName()));
                    whole.getInputStream(entry).transferTo(rest);
                }
            }
            assertThat(left).isEqualTo(1);
        }
        return copy;
    }
}
