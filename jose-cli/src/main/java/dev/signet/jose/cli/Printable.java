package dev.signet.jose.cli;

import dev.signet.jose.core.internal.DisplayText;

/**
 * Text of strangers, made fit for a terminal: what could move the cursor, colour the screen, or turn the order of the
 * letters around is written as the escape that JSON has for it, so that printable JSON stays the same JSON.
 *
 * <p>Thread-safe.
 */
final class Printable {

    private Printable() {}

    /** Returns the text with every character that a terminal might obey, or not show, as {@code \}{@code uXXXX}. */
    static String text(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(point -> DisplayText.append(out, point));
        return out.toString();
    }
}
