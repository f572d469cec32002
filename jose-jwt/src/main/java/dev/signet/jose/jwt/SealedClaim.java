package dev.signet.jose.jwt;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.core.JoseHeader;
import dev.signet.jose.core.JsonObject;
import dev.signet.jose.core.TokenLimits;
import dev.signet.jose.core.internal.CompactToken;
import dev.signet.jose.core.internal.Octets;
import dev.signet.jose.core.internal.TokenReading;
import dev.signet.jose.jwt.internal.SealedClaimFormat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The reading and writing of one sealed claim ({@code docs/sealed-claims.md}). */
final class SealedClaim {

    /** A seal of any length is recognised; the limits of the decrypter decide whether it is opened. */
    private static final TokenLimits LIMITS = TokenLimits.defaults().withTokenOctets(Integer.MAX_VALUE);

    /** A header with nothing but its {@code typ}, in base64url, and four dots. */
    private static final int SHORTEST = 34;

    private static final int PADDED_TO = 32;
    private static final byte[] BEFORE_VALUE = "{\"v\":".getBytes(US_ASCII);
    private static final byte[] AFTER_VALUE = {'}'};

    private SealedClaim() {}

    /** Returns a value as what is encrypted: JSON, and as many blanks as make it a multiple of 32 octets. */
    static byte[] plaintext(Object value) {
        byte[] object = JsonObject.builder().put("v", value).build().toOctets();
        int length = object.length - BEFORE_VALUE.length - AFTER_VALUE.length;
        byte[] padded = new byte[(length + PADDED_TO - 1) / PADDED_TO * PADDED_TO];
        Arrays.fill(padded, (byte) ' ');
        System.arraycopy(object, BEFORE_VALUE.length, padded, 0, length);
        Octets.wipe(object);
        return padded;
    }

    /**
     * Returns the value of a plaintext.
     *
     * @throws IllegalArgumentException if it is not exactly one JSON value
     */
    static Object value(byte[] plaintext) {
        return JsonObject.parseValue(plaintext, TokenLimits.defaults());
    }

    /** Returns the JWEs that a value holds, one for each recipient; none if it is not sealed. */
    static List<String> entries(Object value) {
        List<?> elements = value instanceof List<?> list ? list : List.of(value);
        List<String> entries = new ArrayList<>(1);
        for (Object element : elements) {
            if (!(element instanceof String text) || !isEntry(text)) {
                return List.of();
            }
            entries.add(text);
        }
        return entries;
    }

    /** Returns whether a value is a sealed claim or has one among its elements, and so must not be taken for text. */
    static boolean isSealed(Object value) {
        if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                if (list.get(i) instanceof String text && isEntry(text)) {
                    return true;
                }
            }
            return false;
        }
        return value instanceof String text && isEntry(text);
    }

    /** Returns the object with each sealed member as an object, which cannot be taken for the sealed text. */
    @SuppressWarnings("ReferenceEquality") // Only a value that was replaced is another object.
    static JsonObject shown(JsonObject object) {
        List<String> names = object.names();
        List<Object> values = object.values();
        JsonObject.Builder changed = null;
        for (int i = 0; i < names.size(); i++) {
            Object shown = shown(values.get(i));
            if (shown != values.get(i)) {
                changed = changed == null ? object.toBuilder() : changed;
                changed.put(names.get(i), shown);
            }
        }
        return changed == null ? object : changed.build();
    }

    private static Object shown(Object value) {
        if (value instanceof JsonObject object) {
            return shown(object);
        }
        return isSealed(value)
                ? JsonObject.builder().put(SealedClaimFormat.PARAMETER, value).build()
                : value;
    }

    /**
     * Returns the header of a JWE.
     *
     * @throws InvalidTokenException if it has none, or {@code TOO_LARGE} if it has more octets than are read
     */
    static JoseHeader header(String entry) {
        return TokenReading.header(CompactToken.jwe(entry, LIMITS).decode(0), LIMITS);
    }

    /**
     * Returns a JWE that was made for a claim.
     *
     * @throws IllegalArgumentException if its header is too large to be read by {@link #header}
     */
    static String requireReadable(String entry) {
        if (entry.indexOf('.') * 3L / 4 > LIMITS.headerOctets()) {
            throw new IllegalArgumentException(
                    "expected a path, and \"iss\", \"sub\" and \"jti\", that a header of at most "
                            + LIMITS.headerOctets() + " octets has room for");
        }
        return entry;
    }

    private static boolean isEntry(String text) {
        if (text.length() < SHORTEST) {
            return false;
        }
        int dots = 0;
        for (int dot = text.indexOf('.'); dot >= 0 && dots <= 4; dot = text.indexOf('.', dot + 1)) {
            dots++;
        }
        if (dots != 4) {
            return false;
        }
        try {
            return header(text).isType(SealedClaimFormat.TYPE);
        } catch (InvalidTokenException e) {
            // A text that may be a seal is not taken for a value; it is refused as too large where it is opened.
            return e.reason() == Reason.TOO_LARGE;
        }
    }
}
