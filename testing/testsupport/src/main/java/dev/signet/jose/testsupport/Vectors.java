package dev.signet.jose.testsupport;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/** Finds the public test vectors, which lie beside the project and not in it. <em>Immutable.</em> */
public final class Vectors {
    private static final String PROPERTY = "signet.vectors";

    private Vectors() {}

    /**
     * Returns the folder of one source of vectors, or nothing if this machine has none.
     *
     * @param name such as {@code json-parsing}
     */
    public static Optional<Path> folder(String name) {
        return Optional.ofNullable(System.getProperty(PROPERTY))
                .map(root -> Path.of(root, name).normalize())
                .filter(Files::isDirectory);
    }

    /**
     * Returns the folder of one source of vectors; without it the calling test counts as skipped, with the reason.
     *
     * @param name such as {@code json-parsing}
     * @throws org.opentest4j.TestAbortedException if there is no such folder
     */
    public static Path require(String name) {
        return folder(name)
                .orElseGet(() -> Assumptions.abort("public test vectors are not at "
                        + Path.of(System.getProperty(PROPERTY, ""), name).normalize() + "; point -D" + PROPERTY
                        + " at them"));
    }
}
