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

    /** Writes the tables and charts of each result, and the tables of both READMEs and of the page on algorithms. */
    public static void write(Path home) throws IOException {
        List<Results> all = all(home);
        for (Results results : all) {
            String name = results.machine().name();
            Files.writeString(folder(home).resolve(name + ".md"), Markdown.document(results));
            Files.writeString(folder(home).resolve(name + ".html"), Page.of(results));
        }
        Path benchmarks = home.resolve("benchmarks/README.md");
        Files.writeString(benchmarks, Readme.benchmarks(Files.readString(benchmarks), all));
        Path project = home.resolve("README.md");
        Files.writeString(project, Readme.project(Files.readString(project), all));
        Path algorithms = home.resolve("docs/algorithms.md");
        Files.writeString(algorithms, Readme.algorithms(Files.readString(algorithms), all));
    }

    /** Returns how many goals are reached, missed and not measured in these results, in one line. */
    public static String summary(Results results) {
        return Goals.summary(results);
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
