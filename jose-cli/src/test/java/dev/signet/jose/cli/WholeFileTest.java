package dev.signet.jose.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class WholeFileTest {

    private static final byte[] SECRET = "secret".getBytes(UTF_8);

    @TempDir
    Path folder;

    private WholeFile file() {
        return WholeFile.named("--out", folder.resolve("out").toString());
    }

    @Test
    void its_owner_alone_can_read_it_before_and_after() throws IOException {
        file().write(stream -> {
            stream.write(SECRET);
            assertThat(files())
                    .singleElement()
                    .satisfies(part -> assertThat(permissions(part)).isEqualTo("rw-------"));
        });

        assertThat(files()).containsExactly(folder.resolve("out"));
        assertThat(permissions(folder.resolve("out"))).isEqualTo("rw-------");
    }

    static Stream<Throwable> failures() {
        return Stream.of(new IOException("gone"), new IllegalStateException("a bug"), new AssertionError("an error"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void nothing_is_left_of_it_where_writing_fails(Throwable failure) throws IOException {
        assertThatThrownBy(() -> file().write(stream -> {
                    stream.write(SECRET);
                    throw WholeFileTest.<IOException>unchecked(failure);
                }))
                .isSameAs(failure);

        assertThat(files()).isEmpty();
    }

    /** Small contents reach the disk with the flush at their end, and a full disk fails there. */
    @Test
    void what_goes_wrong_in_writing_is_no_failure_of_reading() throws IOException {
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> file().write(stream -> {
                    stream.close();
                    stream.write(SECRET);
                    stream.flush();
                }));
        assertThat(files()).isEmpty();

        file().write(stream -> {
            stream.write(SECRET);
            stream.flush();
        });
        assertThat(folder.resolve("out")).hasContent("secret");
    }

    @Test
    void nothing_is_left_of_it_where_its_place_was_taken() throws IOException {
        Path taken = folder.resolve("out");

        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> file().write(stream ->
                        Files.createFile(Files.createDirectory(taken).resolve("another"))));

        assertThat(files()).containsExactly(taken);
    }

    @Test
    void a_link_in_its_place_is_replaced_and_not_followed() throws IOException {
        Path target = Files.writeString(folder.resolve("target"), "kept");
        Path link = Files.createSymbolicLink(folder.resolve("out"), target);

        file().write(stream -> stream.write(SECRET));

        assertThat(target).hasContent("kept");
        assertThat(link).hasContent("secret");
        assertThat(Files.isSymbolicLink(link)).isFalse();
    }

    @Test
    void a_link_in_the_place_of_its_temporary_file_is_not_followed() throws IOException {
        Path target = Files.writeString(folder.resolve("target"), "kept");
        Path link = Files.createSymbolicLink(folder.resolve("part"), target);
        Path made = Files.createFile(folder.resolve("made"));

        WholeFile.opened(made).close();
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> WholeFile.opened(link));

        assertThat(target).hasContent("kept");
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    @SuppressWarnings("unchecked")
    private static <E extends Throwable> E unchecked(Throwable failure) throws E {
        throw (E) failure;
    }
}
