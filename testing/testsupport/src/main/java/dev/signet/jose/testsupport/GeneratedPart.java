package dev.signet.jose.testsupport;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/**
 * A part of a document that a test writes: the lines between {@code <!-- generated: NAME -->} and {@code <!-- end of
 * NAME -->}. Immutable.
 *
 * @param document the file
 * @param name the name in both comments
 */
public record GeneratedPart(Path document, String name) {

    /**
     * Returns the lines between the comments, without empty ones before and after.
     *
     * @return the lines, an immutable list
     * @throws IOException if the document cannot be read
     * @throws IllegalStateException if a comment is missing
     */
    public List<String> lines() throws IOException {
        String text = Files.readString(document);
        return text.substring(begin(text), end(text)).strip().lines().toList();
    }

    /**
     * Replaces the lines between the comments.
     *
     * @param lines what is to stand there
     * @throws IOException if the document cannot be read or written
     * @throws IllegalStateException if a comment is missing
     */
    public void write(List<String> lines) throws IOException {
        String text = Files.readString(document);
        Files.writeString(
                document, text.substring(0, begin(text)) + String.join("\n", lines) + "\n" + text.substring(end(text)));
    }

    /**
     * Returns when and where a part is made, for its first line.
     *
     * @return the day, the JDK and the number of processors
     */
    public static String made() {
        return LocalDate.now(ZoneOffset.UTC) + ", JDK " + System.getProperty("java.version") + " ("
                + System.getProperty("java.vendor") + "), "
                + Runtime.getRuntime().availableProcessors()
                + " processors";
    }

    private int begin(String text) {
        String comment = "<!-- generated: " + name + " -->\n";
        return at(text, comment, 0) + comment.length();
    }

    private int end(String text) {
        return at(text, "<!-- end of " + name + " -->", begin(text));
    }

    private int at(String text, String comment, int from) {
        int at = text.indexOf(comment, from);
        if (at < 0) {
            throw new IllegalStateException("expected " + comment.strip() + " in " + document);
        }
        return at;
    }
}
