package dev.signet.jose.jwk;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Keys that other tools wrote; see the README beside them. */
final class PemFiles {

    private PemFiles() {}

    static String text(String name) {
        return new String(octets(name + ".pem"), StandardCharsets.US_ASCII);
    }

    static byte[] octets(String name) {
        try (InputStream in = PemFiles.class.getResourceAsStream("/pem/" + name)) {
            return Objects.requireNonNull(in, name).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static char[] password() {
        return "never-use".toCharArray();
    }
}
