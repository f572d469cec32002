package dev.signet.jose.core.internal;

import java.util.List;
import java.util.Optional;

/** Text that is often copied along with a token: the scheme of an HTTP header, quotation marks, white space. */
final class CopiedText {

    private static final List<String> SCHEMES = List.of("Bearer ", "DPoP ");

    private CopiedText() {}

    /**
     * Returns a message about text before or behind the token and how to remove it, which repeats nothing of the token.
     *
     * @param token a text that is not a compact token
     * @return the message; empty if its ends do not explain that
     */
    static Optional<String> complaint(String token) {
        if (!token.isEmpty() && token.charAt(0) == '{') {
            return Optional.of("the token begins with {: expected a compact serialization, not JSON");
        }
        Optional<String> before = before(token);
        if (before.isPresent()) {
            return before;
        }
        String last = name(token.charAt(token.length() - 1));
        return last.isEmpty() ? Optional.empty() : Optional.of("the token ends with " + last + ": remove it");
    }

    /**
     * Returns a message about why a text is not a JSON serialization, which repeats nothing of it.
     *
     * @param token a text that is not a JSON object
     * @return the message; empty if its beginning does not explain that
     */
    static Optional<String> complaintOfJson(String token) {
        String text = token.stripLeading();
        if (!text.isEmpty() && text.charAt(0) == '{') {
            return Optional.empty();
        }
        Optional<String> before = before(text);
        return before.isEmpty() && text.indexOf('.') > 0
                ? Optional.of("expected a JSON serialization, which begins with {; dots are of a compact one")
                : before;
    }

    private static Optional<String> before(String token) {
        if (token.isEmpty()) {
            return Optional.of("expected a token, found an empty text");
        }
        for (String scheme : SCHEMES) {
            if (token.regionMatches(true, 0, scheme, 0, scheme.length())) {
                return Optional.of("the token begins with \"" + scheme + "\": remove the scheme");
            }
        }
        String first = name(token.charAt(0));
        return first.isEmpty() ? Optional.empty() : Optional.of("the token begins with " + first + ": remove it");
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
