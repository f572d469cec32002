package dev.signet.jose.cli;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A file that is written whole or not at all: until then its octets are in a temporary file beside it, which its owner
 * alone can read and which is deleted whatever happens. For one thread.
 */
final class WholeFile {

    private final Path target;

    /** What writes the file. */
    interface Writing {
        void to(OutputStream stream) throws IOException;
    }

    private WholeFile(Path target) {
        this.target = target;
    }

    /** Returns the file of this name, which need not exist; if it does, it will be replaced. */
    static WholeFile named(String parameter, String file) {
        try {
            Path target = Path.of(file).toAbsolutePath();
            Path folder = target.getParent();
            boolean isFile = !Files.exists(target) || Files.isRegularFile(target);
            if (isFile && folder != null && Files.isDirectory(folder)) {
                return new WholeFile(target);
            }
        } catch (InvalidPathException e) {
            // It is refused below, like everything that is no name of a file.
        }
        throw new IllegalArgumentException(parameter + ": expected the name of a file in a folder that exists");
    }

    /** Writes the file; an exception of what writes it comes out, and the file is as it was before. */
    void write(Writing writing) throws IOException {
        Path part = temporary();
        try {
            try (OutputStream stream = new Unchecked(opened(part))) {
                writing.to(stream);
            }
            moved(part);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private Path temporary() {
        try {
            Path part = Files.createTempFile(target.getParent(), ".jose-", ".part");
            // For a process that is interrupted.
            part.toFile().deleteOnExit();
            return part;
        } catch (IOException e) {
            throw new UncheckedIOException("no file can be made in " + target.getParent(), e);
        }
    }

    /** Opens a file that was just made. A link that has taken its place is not followed. */
    static OutputStream opened(Path part) throws IOException {
        return Files.newOutputStream(part, WRITE, NOFOLLOW_LINKS);
    }

    private void moved(Path part) {
        try {
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    /** Keeps what goes wrong in writing apart from what goes wrong in reading. */
    private static final class Unchecked extends FilterOutputStream {

        Unchecked(OutputStream file) {
            super(new BufferedOutputStream(file, 1 << 16));
        }

        @Override
        public void write(byte[] octets, int from, int length) {
            try {
                out.write(octets, from, length);
            } catch (IOException e) {
                throw new UncheckedIOException(e.getMessage(), e);
            }
        }

        @Override
        public void flush() {
            try {
                out.flush();
            } catch (IOException e) {
                throw new UncheckedIOException(e.getMessage(), e);
            }
        }

        @Override
        public void close() {
            try {
                super.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e.getMessage(), e);
            }
        }
    }
}
