package dev.signet.jose.providers;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The jars of providers on the test class path. */
enum Jars {
    BOUNCY_CASTLE("bcprov-", "bcpkix-", "bcutil-"),
    ACCP("AmazonCorrettoCryptoProvider-"),
    CONSCRYPT("conscrypt-");

    private final List<String> prefixes;

    Jars(String... prefixes) {
        this.prefixes = List.of(prefixes);
    }

    /** Returns whether an entry of a class path is such a jar. */
    boolean is(String entry) {
        Path name = Path.of(entry).getFileName();
        return name != null && prefixes.stream().anyMatch(name.toString()::startsWith);
    }

    /** Returns the first such jar. */
    Path onClassPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(this::is)
                .map(Path::of)
                .findFirst()
                .orElseThrow();
    }
}
