package dev.signet.jose.jwk.encoding;

import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * Frequent mistakes with PEM: other formats, and texts that were damaged on their way. They are searched for only in a
 * text that is refused anyway, and only at its beginning, so that a crafted text cannot make the search expensive.
 */
enum PemMistake {
    LITERAL_LINE_BREAKS(
            "-----BEGIN [^\\r\\n]{0,200}?\\\\n",
            "expected PEM with line breaks, found \\n as text: the line breaks are missing, replace each \\n by one"),
    QUOTATION_MARKS("^\\s*[\"'`]\\s*-----BEGIN ", "expected PEM without quotation marks around it"),
    ONE_LINE(
            "-----BEGIN [A-Z0-9 .]{1,80}-----[ \\t]*+[^\\s-]",
            "expected PEM with line breaks, found something behind -----BEGIN ...----- in its line: put a line break"
                    + " there and one before -----END"),
    JSON("^\\s*\\{", "expected PEM, found JSON: use Jwk.parse for a JWK, JwkSet.parse for a JWK Set"),
    OPENSSH_PUBLIC_KEY(
            "^\\s*(ssh-|ecdsa-sha2-)",
            "expected PEM, found a public key in the form of OpenSSH: ssh-keygen -e -m PKCS8 -f <file> rewrites it");

    private static final int MOST_CHARACTERS = 1 << 14;

    private final Pattern pattern;
    private final String message;

    PemMistake(String pattern, String message) {
        this.pattern = Pattern.compile(pattern);
        this.message = message;
    }

    /** Returns the refusal of a text: what became of it, or the given message. */
    static IllegalArgumentException refusal(String text, String otherwise) {
        String beginning = text.substring(0, Math.min(text.length(), MOST_CHARACTERS));
        return new IllegalArgumentException(Arrays.stream(values())
                .filter(mistake -> mistake.pattern.matcher(beginning).find())
                .findFirst()
                .map(mistake -> mistake.message)
                .orElse(otherwise));
    }
}
