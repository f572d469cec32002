package dev.signet.jose.columns;

import dev.signet.jose.core.KeySourceException;
import dev.signet.jose.jwk.JwkSet;
import dev.signet.jose.jwk.JwkSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * A file with a JWK Set (RFC 7517 section 5), such as a secret that is mounted in each process. Immutable.
 *
 * @param path the path in the file system of the process that uses the keys
 */
public record JwkSetFile(String path) implements ColumnKeys {

    /**
     * Constructs a description; the file is not looked at.
     *
     * @param path the path in the file system of the process that uses the keys
     * @throws IllegalArgumentException if the path is empty
     */
    public JwkSetFile {
        if (path.isEmpty()) {
            throw new IllegalArgumentException("expected the path of a file with a JWK Set");
        }
    }

    /**
     * Returns the keys of the file, which is read now and not again.
     *
     * @return the key set
     * @throws KeySourceException if the file cannot be read, or is no JWK Set
     */
    @Override
    public JwkSource source() {
        try {
            byte[] json = Files.readAllBytes(Path.of(path));
            try {
                return JwkSet.parse(json);
            } finally {
                Arrays.fill(json, (byte) 0);
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new KeySourceException("expected a JWK Set in the file " + path, e);
        }
    }
}
