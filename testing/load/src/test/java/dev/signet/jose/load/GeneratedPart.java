package dev.signet.jose.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** A part of a document that a test wrote: what stands between two markers. */
record GeneratedPart(Path document, String name) {

    /** The part of the page on load. */
    static GeneratedPart ofLoad(String name) {
        return new GeneratedPart(Path.of("../../docs/load.md"), name);
    }

    /** The only part of the page on what hostile input costs. */
    static GeneratedPart ofHostileCosts() {
        return new GeneratedPart(Path.of("../../docs/hostile-costs.md"), "hostile input");
    }

    /** Returns the lines between the markers. */
    List<String> lines() throws IOException {
        String text = Files.readString(document);
        return text.substring(begin(text), end(text)).strip().lines().toList();
    }

    /** Replaces the lines between the markers. */
    void write(List<String> lines) throws IOException {
        String text = Files.readString(document);
        Files.writeString(
                document, text.substring(0, begin(text)) + String.join("\n", lines) + "\n" + text.substring(end(text)));
    }

    /** Returns when and where a part was made: its first line. */
    static String made() {
        return LocalDate.now(ZoneOffset.UTC) + ", JDK " + System.getProperty("java.version") + " ("
                + System.getProperty("java.vendor") + "), "
                + Runtime.getRuntime().availableProcessors()
                + " processors";
    }

    private int begin(String text) {
        String marker = "<!-- generated: " + name + " -->\n";
        return at(text, marker) + marker.length();
    }

    private int end(String text) {
        return at(text, "<!-- end of " + name + " -->");
    }

    private int at(String text, String marker) {
        int at = text.indexOf(marker);
        if (at < 0) {
            throw new IllegalStateException("expected " + marker.strip() + " in " + document);
        }
        return at;
    }
}
