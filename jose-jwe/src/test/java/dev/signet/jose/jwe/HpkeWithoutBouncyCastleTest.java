package dev.signet.jose.jwe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.jwk.Jwk;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The classes are loaded once more, without BouncyCastle. */
class HpkeWithoutBouncyCastleTest {

    private static final String NEEDED = "HPKE needs the classes of BouncyCastle: ";

    @TempDir
    private Path folder;

    @Test
    void the_message_names_the_jar_and_other_algorithms_work() throws Exception {
        try (URLClassLoader loader = loader()) {
            assertRefused(loader, NEEDED + "add org.bouncycastle:bcprov-jdk18on");
            Method named = loader.loadClass(JweAlgorithm.class.getName()).getMethod("named", String.class);
            assertThat(named.invoke(null, "ECDH-ES").toString()).contains("ECDH_ES");
        }
    }

    @Test
    void the_message_does_not_tell_to_add_what_cannot_stand_beside_a_jar_that_is_there() throws Exception {
        Path fips = folder.resolve("org/bouncycastle/jcajce/provider/BouncyCastleFipsProvider.class");
        Files.createDirectories(fips.getParent());
        Files.createFile(fips);

        try (URLClassLoader loader = loader()) {
            assertRefused(loader, NEEDED + "they are in bcprov-jdk18on, which cannot stand beside bc-fips");
        }
    }

    private static void assertRefused(ClassLoader loader, String message) throws Exception {
        Class<?> jwk = loader.loadClass(Jwk.class.getName());
        Object key = jwk.getMethod("parse", String.class).invoke(null, Keys.P_256.privateJson());
        Object hpke0 = loader.loadClass(HpkeDraft.class.getName()).getEnumConstants()[0];
        assertThatThrownBy(() -> hpke0.getClass().getMethod("decrypter", jwk).invoke(hpke0, key))
                .cause()
                .hasMessage(message);
        assertThatThrownBy(() -> hpke0.getClass().getMethod("encrypter", jwk).invoke(hpke0, key))
                .cause()
                .hasMessage(message);
    }

    private URLClassLoader loader() throws Exception {
        URL[] library = Stream.of(HpkeDraft.class, Jwk.class, InvalidTokenException.class)
                .map(type -> type.getProtectionDomain().getCodeSource().getLocation())
                .distinct()
                .toArray(URL[]::new);
        return new URLClassLoader(
                Stream.concat(Stream.of(library), Stream.of(folder.toUri().toURL()))
                        .toArray(URL[]::new),
                ClassLoader.getPlatformClassLoader());
    }
}
