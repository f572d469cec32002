package dev.signet.jose.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;

/** KeyReader that OpenSSL, keytool and ssh-keygen wrote, kept beside the tests of jose-jwk; see the README there. */
final class ForeignFiles {

    static final String PASSWORD = "never-use";

    private static final Path FOLDER = Path.of("..", "jose-jwk", "src", "test", "resources", "pem");

    private ForeignFiles() {}

    static String path(String name) {
        return FOLDER.resolve(name).toString();
    }

    /** Returns the DER of the one object in a PEM file. */
    static byte[] der(String name) {
        try {
            String text = Files.readString(FOLDER.resolve(name));
            return Base64.getMimeDecoder().decode(text.replaceAll("-----[A-Z0-9 ]+-----", ""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
