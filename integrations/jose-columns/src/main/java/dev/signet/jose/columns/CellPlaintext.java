package dev.signet.jose.columns;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.signet.jose.core.JsonObject;
import dev.signet.jose.core.TokenLimits;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;

/**
 * The plaintexts of cells: the octets of the values of each type, and back. What becomes octets comes back as an equal
 * value; other octets are refused with {@link IllegalArgumentException}. The length of an encrypted cell is visible, so
 * the types with few values have plaintexts of one length.
 */
final class CellPlaintext {

    /** Beyond these a number of a few octets becomes text of gigabytes where it is printed without an exponent. */
    private static final int MOST_DIGITS = 128;

    private static final int MOST_SCALE = 128;
    private static final int DECIMAL_PADDED_TO = 16;

    /** Digits, a sign, a point, and an exponent of sign and three digits, padded. */
    private static final int LONGEST_DECIMAL = MOST_DIGITS + DECIMAL_PADDED_TO;

    private CellPlaintext() {}

    static byte[] ofText(String value) {
        byte[] octets = value.getBytes(UTF_8);
        if (!new String(octets, UTF_8).equals(value)) {
            throw new IllegalArgumentException("expected text in Unicode, found a surrogate without its other half");
        }
        return octets;
    }

    static String text(byte[] octets) {
        String text = new String(octets, UTF_8);
        // Malformed octets become this character, which valid text may hold too.
        if (text.indexOf('\uFFFD') < 0) {
            return text;
        }
        try {
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(octets)).toString();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("expected text in UTF-8", e);
        }
    }

    static byte[] ofBinary(byte[] value) {
        return value.clone();
    }

    static byte[] binary(byte[] octets) {
        return octets;
    }

    static byte[] ofInteger(long value) {
        return ByteBuffer.allocate(Long.BYTES).putLong(value).array();
    }

    static long integer(byte[] octets) {
        if (octets.length != Long.BYTES) {
            throw new IllegalArgumentException("expected an integer of " + Long.BYTES + " octets");
        }
        return ByteBuffer.wrap(octets).getLong();
    }

    static byte[] ofDecimal(BigDecimal value) {
        return decimalText(value).getBytes(US_ASCII);
    }

    static BigDecimal decimal(byte[] octets) {
        // Before the digits are read, which takes more than linear time in their number.
        if (octets.length > LONGEST_DECIMAL || octets.length % DECIMAL_PADDED_TO != 0) {
            throw new IllegalArgumentException("expected a decimal number, padded with blanks");
        }
        String text = new String(octets, US_ASCII);
        BigDecimal value = new BigDecimal(text.stripTrailing());
        if (!decimalText(value).equals(text)) {
            throw new IllegalArgumentException("expected a decimal number in its canonical form");
        }
        return value;
    }

    static byte[] ofBool(boolean value) {
        return new byte[] {(byte) (value ? 1 : 0)};
    }

    static boolean bool(byte[] octets) {
        if (octets.length != 1 || (octets[0] & 0xfe) != 0) {
            throw new IllegalArgumentException("expected one octet, 0 or 1");
        }
        return octets[0] == 1;
    }

    static byte[] ofJson(String value) {
        byte[] octets = ofText(value);
        JsonObject.parseValue(octets, TokenLimits.defaults());
        return octets;
    }

    static String json(byte[] octets) {
        JsonObject.parseValue(octets, TokenLimits.defaults());
        return text(octets);
    }

    private static String decimalText(BigDecimal value) {
        if (value.precision() > MOST_DIGITS || Math.abs((long) value.scale()) > MOST_SCALE) {
            throw new IllegalArgumentException("expected a decimal number of at most " + MOST_DIGITS
                    + " digits and a scale from -" + MOST_SCALE + " to " + MOST_SCALE);
        }
        String digits = value.toString();
        return digits + " ".repeat(Math.floorMod(-digits.length(), DECIMAL_PADDED_TO));
    }
}
