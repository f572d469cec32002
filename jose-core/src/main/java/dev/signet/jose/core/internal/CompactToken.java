package dev.signet.jose.core.internal;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.signet.jose.core.Base64Url;
import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.core.TokenLimits;
import dev.signet.jose.core.internal.text.TokenText;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A compact serialization cut at its dots (RFC 7515 section 7.1, RFC 7516 section 7.1): the token's own octets and
 * where the dots are. Nothing is decoded yet. Of a long JWE only the header is there as octets: its other segments are
 * decoded from the text, so that there is no array of the whole.
 *
 * <p>Characters beyond U+00FF become {@code '?'} among the octets. That is harmless: {@code '?'} is not base64url, so
 * the segment that holds one is refused when it is decoded. A segment that is not base64url (RFC 7797) is asked for as
 * {@link #text}, where they are what they are. A pair of surrogates becomes one {@code '?'}, which would shift all that
 * follows, so it is refused at once. Immutable by convention: {@link #octets()} is not written to, and a
 * {@link TokenText} that holds them is not used again as long as this is.
 */
public final class CompactToken {

    /** A JWE of more characters is not copied as a whole. */
    private static final int LONG = 1 << 14;

    private final String token;
    private final byte[] octets;

    /** How many characters of the token there are as octets. */
    private final int held;

    private final int first;
    private final int second;
    private final int third;
    private final int fourth;
    private final int content;

    /**
     * @param octets those of at least the first {@code held} characters
     * @param content the segment that is the payload or the ciphertext
     */
    private CompactToken(
            String token, byte[] octets, int held, int content, int first, int second, int third, int fourth) {
        this.token = token;
        this.octets = octets;
        this.held = held;
        this.first = first;
        this.second = second;
        this.third = third;
        this.fourth = fourth;
        this.content = content;
    }

    /**
     * Cuts a JWS into its three segments.
     *
     * @param token the whole token
     * @param limits the bound on its length
     * @return the token
     * @throws InvalidTokenException {@code TOO_LARGE}, or {@code MALFORMED} if there are not exactly two dots
     */
    public static CompactToken jws(String token, TokenLimits limits) {
        return jws(token, limits, null);
    }

    /**
     * Cuts a JWS into its three segments, as {@link #jws(String, TokenLimits)} does.
     *
     * @param token the whole token
     * @param limits the bound on its length
     * @param text holds the octets if the token is short enough; {@code null} for an array of the token's own
     * @return the token
     * @throws InvalidTokenException as {@link #jws(String, TokenLimits)}
     */
    public static CompactToken jws(String token, TokenLimits limits, @Nullable TokenText text) {
        int first = firstDot(token, limits);
        int second = first < 0 ? -1 : token.indexOf('.', first + 1);
        if (second < 0 || token.indexOf('.', second + 1) >= 0) {
            throw malformed(token, "expected a compact JWS: three parts of base64url with dots between them");
        }
        int length = token.length();
        return new CompactToken(token, octets(token, length, text), length, 1, first, second, length, length);
    }

    /**
     * Cuts a JWE into its five segments.
     *
     * @param token the whole token
     * @param limits the bound on its length
     * @return the token
     * @throws InvalidTokenException {@code TOO_LARGE}, or {@code MALFORMED} if there are not exactly four dots
     */
    public static CompactToken jwe(String token, TokenLimits limits) {
        return jwe(token, limits, null);
    }

    /**
     * Cuts a JWE into its five segments, as {@link #jwe(String, TokenLimits)} does.
     *
     * @param token the whole token
     * @param limits the bound on its length
     * @param text holds the octets if the token is short enough; {@code null} for an array of the token's own
     * @return the token
     * @throws InvalidTokenException as {@link #jwe(String, TokenLimits)}
     */
    public static CompactToken jwe(String token, TokenLimits limits, @Nullable TokenText text) {
        int first = firstDot(token, limits);
        int second = first < 0 ? -1 : token.indexOf('.', first + 1);
        int third = second < 0 ? -1 : token.indexOf('.', second + 1);
        int fourth = third < 0 ? -1 : token.indexOf('.', third + 1);
        if (fourth < 0 || token.indexOf('.', fourth + 1) >= 0) {
            throw malformed(token, "expected a compact JWE: five parts of base64url with dots between them");
        }
        int held = token.length() > LONG ? first : token.length();
        return new CompactToken(token, octets(token, held, text), held, 3, first, second, third, fourth);
    }

    /**
     * Returns the octets of the token, which are not to be changed: of a JWS all of them, of a JWE at least those of
     * the header. There may be others behind them.
     *
     * @return the array itself
     */
    public byte[] octets() {
        return octets;
    }

    /**
     * Returns the beginning of a segment.
     *
     * @param segment from 0
     * @return the index of its first octet
     */
    public int from(int segment) {
        return segment == 0 ? 0 : to(segment - 1) + 1;
    }

    /**
     * Returns the end of a segment.
     *
     * @param segment from 0
     * @return the index after its last octet, that of the dot behind it
     */
    public int to(int segment) {
        return switch (segment) {
            case 0 -> first;
            case 1 -> second;
            case 2 -> third;
            case 3 -> fourth;
            default -> token.length();
        };
    }

    /**
     * Returns the decoded octets of a segment.
     *
     * @param segment from 0
     * @return new octets
     * @throws InvalidTokenException {@code MALFORMED} if the segment is not canonical base64url
     */
    public byte[] decode(int segment) {
        int from = from(segment);
        int to = to(segment);
        if (segment != content && to <= held) {
            return Base64Url.decode(octets, from, to, message -> malformed(token, message));
        }
        // Long, and mostly read once a signature was verified: its characters are looked at only by the decoder.
        try {
            return to <= held ? Base64Url.decode(octets, from, to) : Base64Url.decode(token, from, to);
        } catch (IllegalArgumentException e) {
            throw malformed(token, String.valueOf(e.getMessage()));
        }
    }

    /**
     * Returns the characters of a segment as they stand in the token.
     *
     * @param segment from 0
     * @return any text without a dot
     */
    public String text(int segment) {
        return token.substring(from(segment), to(segment));
    }

    /** Returns at least the octets of the first so many characters. */
    private static byte[] octets(String token, int length, @Nullable TokenText text) {
        // Only a pair of surrogates is one code point of two characters.
        if (token.codePointCount(0, token.length()) != token.length()) {
            throw malformed(token, "expected nothing but base64url and dots");
        }
        return text != null && length <= text.length()
                ? text.read(token, 0, length)
                : token.substring(0, length).getBytes(ISO_8859_1);
    }

    /** Text that was copied along with a token explains more than its effect on a segment. */
    private static InvalidTokenException malformed(String token, String otherwise) {
        String opaque = token.indexOf('.') < 0 ? ", found no dot (an opaque token?)" : "";
        return new InvalidTokenException(
                Reason.MALFORMED, CopiedText.complaint(token).orElse(otherwise + opaque));
    }

    private static int firstDot(String token, TokenLimits limits) {
        Objects.requireNonNull(token, "token");
        if (token.length() > limits.tokenOctets()) {
            throw new InvalidTokenException(
                    Reason.TOO_LARGE, "expected a token of at most " + limits.tokenOctets() + " octets");
        }
        return token.indexOf('.');
    }
}
