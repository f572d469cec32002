package dev.signet.jose.jwt;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.jose.core.JsonBinding;
import dev.signet.jose.jwe.JweDecrypter;
import dev.signet.jose.jwk.Jwk;
import dev.signet.jose.jws.JwsVerifier;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Service files that name bindings which are not there, or lack what they need. */
class BrokenBindingsTest {

    private static final String GONE = "com.example.relocated.GoneBinding";

    @TempDir
    private Path services;

    private record Anything() {}

    /** Writes the same claims for everything. */
    public static class Fixed implements JsonBinding {
        @Override
        public Object read(byte[] json, Type type) {
            throw new UnsupportedOperationException();
        }

        @Override
        public byte[] write(Object value) {
            return "{\"sub\":\"fixed\"}".getBytes(UTF_8);
        }
    }

    /** Another binding. */
    public static final class Second extends Fixed {}

    /** A binding without the library that it stands on. */
    public static final class Incomplete extends Fixed {
        public Incomplete() {
            throw new NoClassDefFoundError("com/example/Mapper");
        }
    }

    @Test
    void a_broken_entry_is_skipped() throws Exception {
        try (URLClassLoader loader = naming(GONE, Incomplete.class.getName(), Fixed.class.getName())) {
            Object claims = of(loader).invoke(null, new Anything());

            assertThat(claims.getClass().getMethod("subject").invoke(claims)).hasToString("Optional[fixed]");
        }
    }

    @Test
    void of_two_bindings_none_is_taken_in_whichever_order_and_each_time() throws Exception {
        String one = Fixed.class.getName();
        String other = Second.class.getName();
        for (List<String> entries : List.of(List.of(one, other), List.of(other, GONE, one))) {
            try (URLClassLoader loader = naming(entries.toArray(String[]::new))) {
                for (int i = 0; i < 2; i++) {
                    assertThatThrownBy(() -> of(loader).invoke(null, new Anything()))
                            .cause()
                            .isInstanceOf(IllegalStateException.class)
                            .hasMessage("binding claims to records needs a JsonBinding, and there are 2 (" + one + ", "
                                    + other + "): keep one of their jars, or pass the one to use, as in"
                                    + " claims.as(Session.class, new JacksonBinding())");
                }
            }
        }
    }

    @Test
    void of_two_bindings_of_which_one_cannot_be_loaded_the_other_is_taken() throws Exception {
        for (List<String> entries : List.of(
                List.of(Incomplete.class.getName(), Fixed.class.getName()),
                List.of(Fixed.class.getName(), Incomplete.class.getName()))) {
            try (URLClassLoader loader = naming(entries.toArray(String[]::new))) {
                Object claims = of(loader).invoke(null, new Anything());

                assertThat(claims.getClass().getMethod("subject").invoke(claims))
                        .hasToString("Optional[fixed]");
            }
        }
    }

    @Test
    void a_broken_entry_is_explained_each_time_where_it_is_the_only_one() throws Exception {
        try (URLClassLoader loader = naming(Incomplete.class.getName())) {
            for (int i = 0; i < 2; i++) {
                assertThatThrownBy(() -> of(loader).invoke(null, new Anything()))
                        .cause()
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessage("binding claims to records needs a JsonBinding, and the one that is there cannot be"
                                + " loaded (java.lang.NoClassDefFoundError: com/example/Mapper): jose-jackson needs"
                                + " jackson-databind 2 and jackson-datatype-jdk8, jose-jackson3 jackson-databind 3; add"
                                + " them, or pass another binding");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {GONE, "dev.signet.jose.jwt.BrokenBindingsTest", "no class name"})
    void claims_that_are_not_bound_need_no_binding(String entry) throws Exception {
        try (URLClassLoader loader = naming(entry)) {
            assertThatThrownBy(() -> of(loader).invoke(null, new Anything()))
                    .cause()
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("cannot be loaded");
            assertThat(loader.loadClass(JwtClaims.class.getName())
                            .getMethod("builder")
                            .invoke(null))
                    .isNotNull();
        }
    }

    @Test
    void a_class_loader_that_was_closed_is_explained_each_time() throws Exception {
        try (URLClassLoader loader = new URLClassLoader(classes(), ClassLoader.getPlatformClassLoader()) {
            @Override
            public Enumeration<URL> getResources(String name) {
                throw new IllegalStateException("zip file closed");
            }
        }) {
            for (int i = 0; i < 2; i++) {
                assertThatThrownBy(() -> of(loader).invoke(null, new Anything()))
                        .cause()
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageContaining("cannot be loaded (java.lang.IllegalStateException: zip file closed)");
            }
        }
    }

    @Test
    void without_any_entry_the_module_to_add_is_named() throws Exception {
        try (URLClassLoader loader = naming()) {
            assertThatThrownBy(() -> of(loader).invoke(null, new Anything()))
                    .cause()
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("add dev.signet.jose:jose-jackson");
        }
    }

    private static Method of(ClassLoader loader) throws ReflectiveOperationException {
        return loader.loadClass(JwtClaims.class.getName()).getMethod("of", Record.class);
    }

    /** Returns a loader of our classes, and those of this test, with a service file of these entries. */
    private URLClassLoader naming(String... entries) throws Exception {
        Path file = services.resolve("META-INF/services/" + JsonBinding.class.getName());
        Files.createDirectories(file.getParent());
        Files.write(file, String.join("\n", entries).getBytes(UTF_8));
        return new URLClassLoader(classes(), ClassLoader.getPlatformClassLoader());
    }

    private URL[] classes() throws MalformedURLException {
        return Stream.concat(
                        Stream.of(url(services)),
                        Stream.of(
                                        JsonBinding.class,
                                        Jwk.class,
                                        JwsVerifier.class,
                                        JweDecrypter.class,
                                        JwtClaims.class,
                                        BrokenBindingsTest.class)
                                .map(type -> type.getProtectionDomain()
                                        .getCodeSource()
                                        .getLocation()))
                .distinct()
                .toArray(URL[]::new);
    }

    private static URL url(Path folder) throws MalformedURLException {
        return folder.toUri().toURL();
    }
}
