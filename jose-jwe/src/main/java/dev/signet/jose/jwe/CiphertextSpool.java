package dev.signet.jose.jwe;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardOpenOption.DELETE_ON_CLOSE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a ciphertext until its tag was checked: in memory up to a threshold, beyond it in a temporary file that its
 * owner alone can read, and that is deleted with this object (on Linux and macOS its name is gone as soon as it is
 * open, so that not even the end of the process leaves it behind). What it keeps is never plaintext. For one thread.
 */
final class CiphertextSpool implements AutoCloseable {

    private static final int BUFFER_OCTETS = 1 << 16;

    private final Place place;
    private ByteArrayOutputStream memory = new ByteArrayOutputStream();
    private @Nullable FileChannel file;
    /** Writes to the memory, or to the file. */
    private OutputStream out = memory;

    private long size;

    /**
     * Where to keep it.
     *
     * @param threshold how many octets stay in memory
     * @param directory where a file is made beyond
     */
    record Place(int threshold, Path directory) {

        /** One mebibyte in memory; then the directory of the system property {@code java.io.tmpdir}. */
        static Place standard() {
            return new Place(1 << 20, Path.of(System.getProperty("java.io.tmpdir")));
        }
    }

    CiphertextSpool(Place place) {
        this.place = place;
    }

    void write(byte[] octets) throws IOException {
        size += octets.length;
        if (file == null && size > place.threshold) {
            file = opened(create(place.directory));
            out = new BufferedOutputStream(Channels.newOutputStream(file), BUFFER_OCTETS);
            memory.writeTo(out);
            memory = new ByteArrayOutputStream(0);
        }
        out.write(octets);
    }

    long size() {
        return size;
    }

    /** Returns what was written, from its beginning. One at a time. */
    InputStream read() throws IOException {
        if (file == null) {
            return new ByteArrayInputStream(memory.toByteArray());
        }
        out.flush();
        file.position(0);
        return new BufferedInputStream(Channels.newInputStream(file), BUFFER_OCTETS);
    }

    @Override
    public void close() throws IOException {
        if (file != null) {
            file.close();
        }
    }

    /** Makes an empty file that its owner alone can read. */
    static Path create(Path directory) throws IOException {
        boolean posix = directory.getFileSystem().supportedFileAttributeViews().contains("posix");
        FileAttribute<?>[] ownerOnly = posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
        return Files.createTempFile(directory, "jwe", ".spool", ownerOnly);
    }

    /** Opens a file that was just made. A link that has taken its place is not followed. */
    static FileChannel opened(Path path) throws IOException {
        try {
            return FileChannel.open(path, READ, WRITE, DELETE_ON_CLOSE, NOFOLLOW_LINKS);
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(path);
            throw e;
        }
    }
}
