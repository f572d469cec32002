package dev.signet.jose.cli;

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
        text.codePoints().forEach(point -> append(out, point));
        return out.toString();
    }

    static void append(StringBuilder out, int point) {
        if (isPlain(point)) {
            out.appendCodePoint(point);
            return;
        }
        for (char unit : Character.toChars(point)) {
            out.append("\\u").append(HEX[unit >> 12]).append(HEX[unit >> 8 & 15]);
            out.append(HEX[unit >> 4 & 15]).append(HEX[unit & 15]);
        }
    }

    /** Returns whether a character shows as itself and does nothing else. */
    static boolean isPlain(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    // Among them the marks that make letters run from right to left.
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.PRIVATE_USE,
                    Character.SURROGATE,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }

    private static final char[] HEX = "0123456789abcdef".toCharArray();
}
