package dev.signet.jose.jwe;

import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.InvalidTokenException.Reason;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/**
 * Takes the text of the member {@code ciphertext} out of a JSON object while it is read, so that what is left is small
 * enough for the one strict reader, which judges it. This is no reader of JSON: it only has to find, in text that is
 * well formed, where that string begins; text that is not, is refused by the reader, and a name written with escapes is
 * not found. For one thread.
 */
final class JsonSplitter {

    private static final String NAME = "\"ciphertext\"";

    private final TokenReader reader;
    private final int maxText;
    private final ByteArrayOutputStream text = new ByteArrayOutputStream();
    private String lastString = "";
    private boolean valueFollows;
    private int depth;
    private int found;

    private JsonSplitter(TokenReader reader, int maxText) {
        this.reader = reader;
        this.maxText = maxText;
    }

    /**
     * Reads a stream to its end, and the ciphertext into a spool.
     *
     * @return the JSON text, with an empty string in place of the ciphertext
     * @throws InvalidTokenException {@code TOO_LARGE} beyond a bound; {@code MALFORMED} if there is not exactly one
     *     member of that name, or its text is not base64url
     */
    static byte[] split(TokenReader reader, int maxText, CiphertextSpool ciphertext, long maxOctets)
            throws IOException {
        JsonSplitter splitter = new JsonSplitter(reader, maxText);
        for (int octet = reader.next(); octet != TokenReader.END; octet = reader.next()) {
            splitter.take(octet, ciphertext, maxOctets);
        }
        if (splitter.found != 1) {
            throw new InvalidTokenException(Reason.MALFORMED, "expected one member \"ciphertext\", a string");
        }
        return splitter.text.toByteArray();
    }

    private void take(int octet, CiphertextSpool ciphertext, long maxOctets) throws IOException {
        keep(octet);
        switch (octet) {
            case '"' -> {
                if (depth == 1 && valueFollows && lastString.equals(NAME)) {
                    found++;
                    reader.spool('"', ciphertext, maxOctets);
                    keep('"');
                } else {
                    lastString = string();
                }
                valueFollows = false;
            }
            case ':' -> valueFollows = true;
            case '{', '[' -> {
                depth++;
                valueFollows = false;
            }
            case '}', ']' -> depth--;
            case ' ', '\t', '\r', '\n' -> {
                // Says nothing.
            }
            default -> valueFollows = false;
        }
    }

    /** Keeps the rest of a string, and returns as much of it as matters, with its quotation marks. */
    private String string() throws IOException {
        StringBuilder string = new StringBuilder("\"");
        boolean escaped = false;
        for (int octet = reader.next(); octet != TokenReader.END; octet = reader.next()) {
            keep(octet);
            if (string.length() <= NAME.length()) {
                string.append((char) octet);
            }
            if (octet == '"' && !escaped) {
                break;
            }
            escaped = octet == '\\' && !escaped;
        }
        return string.toString();
    }

    private void keep(int octet) {
        if (text.size() == maxText) {
            throw new InvalidTokenException(
                    Reason.TOO_LARGE, "expected at most " + maxText + " octets besides the ciphertext");
        }
        text.write(octet);
    }
}
