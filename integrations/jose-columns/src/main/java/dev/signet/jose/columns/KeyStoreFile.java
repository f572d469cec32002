package dev.signet.jose.columns;

import dev.signet.jose.core.KeySourceException;
import dev.signet.jose.jwk.JwkSet;
import dev.signet.jose.jwk.JwkSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Arrays;

/**
 * A key store in a file, whose aliases are the {@code kid}s of its keys. The password is in an environment variable of
 * the process that uses the keys, and never in this object. Immutable.
 *
 * @param path the path in the file system of the process that uses the keys
 * @param type the type of the key store, for example {@code "PKCS12"}
 * @param passwordVariable the name of the environment variable with the password of the store and of its entries
 */
public record KeyStoreFile(String path, String type, String passwordVariable) implements ColumnKeys {

    /**
     * Constructs a description; the file is not looked at.
     *
     * @param path the path in the file system of the process that uses the keys
     * @param type the type of the key store, for example {@code "PKCS12"}
     * @param passwordVariable the name of the environment variable with the password of the store and of its entries
     * @throws IllegalArgumentException if one of them is empty
     */
    public KeyStoreFile {
        if (path.isEmpty() || type.isEmpty() || passwordVariable.isEmpty()) {
            throw new IllegalArgumentException(
                    "expected the path of a key store, its type, and the name of an environment variable");
        }
    }

    /**
     * Returns the keys of the store, which is read now and not again.
     *
     * @return the key set
     * @throws KeySourceException if the variable is not set, or the store cannot be read with its value
     */
    @Override
    public JwkSource source() {
        String value = System.getenv(passwordVariable);
        if (value == null) {
            throw new KeySourceException(
                    "expected the password of the key store in the environment variable " + passwordVariable);
        }
        char[] password = value.toCharArray();
        try (InputStream in = Files.newInputStream(Path.of(path))) {
            KeyStore store = KeyStore.getInstance(type);
            store.load(in, password);
            return JwkSet.load(store, alias -> true, password);
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            throw new KeySourceException(
                    "expected a key store of the type " + type + " in the file " + path + ", which the value of "
                            + passwordVariable + " opens",
                    e);
        } finally {
            Arrays.fill(password, '\0');
        }
    }
}
