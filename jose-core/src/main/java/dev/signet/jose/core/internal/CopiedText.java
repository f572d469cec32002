package dev.signet.jose.core.internal;

import java.util.List;
import java.util.Optional;

/** What is often copied along with a compact token: the scheme of an HTTP header, quotation marks, white space. */
final class CopiedText {

    private static final List<String> SCHEMES = List.of("Bearer ", "DPoP ");

    private CopiedText() {}

    /**
     * Returns what stands before or behind the token and how to remove it, in words that repeat nothing of the token.
     *
     * @param token a text that is no compact token
     * @return empty if its ends do not explain that
     */
    static Optional<String> complaint(String token) {
        if (token.isEmpty()) {
            return Optional.of("expected a token, found an empty text");
        }
        for (String scheme : SCHEMES) {
            if (token.regionMatches(true, 0, scheme, 0, scheme.length())) {
                return Optional.of("the token begins with \"" + scheme + "\": remove the scheme");
            }
        }
        if (token.charAt(0) == '{') {
            return Optional.of("the token begins with {: expected a compact serialization, not JSON");
        }
        String first = name(token.charAt(0));
        if (!first.isEmpty()) {
            return Optional.of("the token begins with " + first + ": remove it");
        }
        String last = name(token.charAt(token.length() - 1));
        return last.isEmpty() ? Optional.empty() : Optional.of("the token ends with " + last + ": remove it");
    }

    private static String name(char c) {
        return switch (c) {
            case ' ' -> "a space";
            case '\t' -> "a tab";
            case '\n' -> "a line feed";
            case '\r' -> "a carriage return";
            case '\u00a0' -> "a no-break space";
            case '\u200b' -> "a zero width space";
            case '\ufeff' -> "a byte order mark";
            case '"', '\u201c', '\u201d' -> "a quotation mark";
            case '\'' -> "an apostrophe";
            case '`' -> "a grave accent";
            default -> "";
        };
    }
}
