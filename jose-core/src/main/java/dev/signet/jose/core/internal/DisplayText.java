package dev.signet.jose.core.internal;

import java.util.HexFormat;

/** Text that was chosen by others, such as a {@code kid}, for messages, {@code toString()} and logs. */
public final class DisplayText {

    /** Enough for a thumbprint, a UUID or most URLs. */
    private static final int LONGEST = 128;

    private DisplayText() {}

    /**
     * Returns a text as it may stand between quotation marks in one line of a log. Quotation marks, backslashes and
     * every character that does not show as itself are escaped as in JSON (RFC 8259 section 7): control and format
     * characters (among them those that change the direction of text), line and paragraph separators, private use,
     * lone surrogates and unassigned code points.
     *
     * @param text any text
     * @return the first 128 UTF-16 units of the text, escaped, followed by {@code ...} if there are more
     */
    public static String of(String text) {
        StringBuilder shown = new StringBuilder(Math.min(text.length(), LONGEST));
        int at = 0;
        while (at < text.length() && at < LONGEST) {
            int point = text.codePointAt(at);
            appendQuoted(shown, point);
            at += Character.charCount(point);
        }
        return at < text.length() ? shown.append("...").toString() : shown.toString();
    }

    /**
     * Appends a character as it may stand in a line of text: as it is, or, if it does not show as itself, as the escape
     * that JSON has for it. Printable JSON stays the same JSON.
     *
     * @param shown the text so far
     * @param point the code point
     */
    public static void append(StringBuilder shown, int point) {
        if (isPrintable(point)) {
            shown.appendCodePoint(point);
            return;
        }
        for (char unit : Character.toChars(point)) {
            shown.append("\\u").append(HexFormat.of().toHexDigits(unit));
        }
    }

    private static void appendQuoted(StringBuilder shown, int point) {
        if (point == '"' || point == '\\') {
            shown.append('\\');
        }
        append(shown, point);
    }

    /**
     * Returns whether a character shows as itself and does nothing else.
     *
     * @param point the code point
     * @return {@code false} if {@link #append} writes it as an escape
     */
    public static boolean isPrintable(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.PRIVATE_USE,
                    Character.SURROGATE,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }
}
