package dev.signet.jose.benchmarks.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The files that are made of results. */
public final class Report {

    private Report() {}

    /** Makes all of them once more; the argument is the folder of the project. */
    public static void main(String[] args) throws IOException {
        write(Path.of(args[0]));
    }

    /** Returns the folder of the results. */
    public static Path folder(Path home) {
        return home.resolve("benchmarks").resolve("results");
    }

    /** Writes the tables and the charts of each result. */
    public static void write(Path home) throws IOException {
        for (Results results : all(home)) {
            Files.writeString(folder(home).resolve(results.machine().name() + ".md"), Markdown.document(results));
        }
    }

    /** Returns all results, by the names of their files. */
    static List<Results> all(Path home) throws IOException {
        List<Path> files;
        try (var found = Files.list(folder(home))) {
            files = found.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
        List<Results> all = new ArrayList<>();
        for (Path file : files) {
            all.add(Results.read(file));
        }
        return all;
    }
}
