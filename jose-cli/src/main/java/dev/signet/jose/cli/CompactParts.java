package dev.signet.jose.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.signet.jose.core.Base64Url;
import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.core.JoseHeader;
import dev.signet.jose.core.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A compact JWS or JWE taken apart for looking at. No key has seen it, so nothing here is to be believed. Immutable.
 *
 * @param header the protected header
 * @param parts what each part stands for, the header first
 */
record CompactParts(JoseHeader header, List<byte[]> parts) {

    private static final int JWS_PARTS = 3;
    private static final int JWE_PARTS = 5;
    private static final List<String> JWS_NAMES = List.of("header", "payload", "signature");
    private static final List<String> JWE_NAMES =
            List.of("header", "encrypted key", "initialization vector", "ciphertext", "authentication tag");

    /**
     * Takes a token apart.
     *
     * @throws InvalidTokenException {@code MALFORMED} or {@code TOO_LARGE}; the message says which part is wrong, and
     *     how
     */
    static CompactParts of(String token) {
        if (token.length() > Inputs.TOKEN_OCTETS) {
            throw new InvalidTokenException(
                    Reason.TOO_LARGE, "expected a token of at most " + Inputs.TOKEN_OCTETS + " octets");
        }
        requireToken(token);
        List<String> texts = split(token);
        List<String> names = texts.size() == JWS_PARTS ? JWS_NAMES : JWE_NAMES;
        List<byte[]> parts = new ArrayList<>();
        parts.add(decoded(names.get(0), texts.get(0)));
        JoseHeader header = header(parts.get(0));
        for (int i = 1; i < texts.size(); i++) {
            boolean asItIs = i == 1 && texts.size() == JWS_PARTS && isUnencoded(header);
            parts.add(asItIs ? texts.get(i).getBytes(UTF_8) : decoded(names.get(i), texts.get(i)));
        }
        return new CompactParts(header, List.copyOf(parts));
    }

    /** Returns whether a header says that the payload is signed as it is (RFC 7797). */
    static boolean isUnencoded(JoseHeader header) {
        return header.parameters().value("b64").equals(Optional.of(Boolean.FALSE));
    }

    boolean isEncrypted() {
        return parts.size() == JWE_PARTS;
    }

    private static void requireToken(String token) {
        if (token.regionMatches(true, 0, "Bearer ", 0, 7)) {
            throw malformed("expected a token alone, without \"Bearer \" before it");
        }
    }

    private static List<String> split(String token) {
        List<String> texts = new ArrayList<>();
        int from = 0;
        // No further than one part too many: there may be nothing but dots.
        for (int dot = token.indexOf('.'); dot >= 0 && texts.size() < JWE_PARTS; dot = token.indexOf('.', from)) {
            texts.add(token.substring(from, dot));
            from = dot + 1;
        }
        texts.add(token.substring(from));
        if (texts.size() != JWS_PARTS && texts.size() != JWE_PARTS) {
            throw malformed("expected three parts with dots between them (JWS) or five (JWE), there "
                    + (texts.size() == 1 ? "is one" : "are " + count(texts.size())));
        }
        return texts;
    }

    private static String count(int parts) {
        return parts > JWE_PARTS ? "more than five" : Integer.toString(parts);
    }

    private static byte[] decoded(String name, String text) {
        try {
            return Base64Url.decode(text);
        } catch (IllegalArgumentException e) {
            throw malformed("the " + name + ": " + e.getMessage());
        }
    }

    private static JoseHeader header(byte[] octets) {
        try {
            JoseHeader header = JoseHeader.of(JsonObject.parse(octets));
            if (header.algorithm().isEmpty()) {
                throw malformed("the header: expected an \"alg\"");
            }
            return header;
        } catch (IllegalArgumentException e) {
            throw malformed("the header: " + e.getMessage());
        }
    }

    private static InvalidTokenException malformed(String message) {
        return new InvalidTokenException(Reason.MALFORMED, message);
    }
}
