package dev.signet.jose.jwt;

import java.net.URI;
import java.net.URISyntaxException;

/** A StringOrURI (RFC 7519 section 2): any text, but a text with a colon must be a URI. */
final class StringOrUri {

    private static final String LETTERS_AND_DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final int LAST_ASCII = 0x7f;
    private static final boolean[] SCHEME = ascii(LETTERS_AND_DIGITS + "+-.");
    private static final boolean[] PLAIN = ascii(LETTERS_AND_DIGITS + "-._~!$&'()*+,;=:@/?");

    private StringOrUri() {}

    /**
     * Returns the value.
     *
     * @throws IllegalArgumentException if there is a colon and it is not a URI
     */
    static String require(String claim, String value) {
        int colon = value.indexOf(':');
        if (colon >= 0 && !isPlainUri(value, colon)) {
            try {
                new URI(value);
            } catch (URISyntaxException e) {
                throw new IllegalArgumentException("\"" + claim + "\": expected a URI, because there is a colon in it"
                        + " (RFC 7519 section 2); claim(\"" + claim + "\", ..) writes any text");
            }
        }
        return value;
    }

    /**
     * Returns whether this is evidently a URI: a scheme, then characters that are allowed in every part. Nearly every
     * issuer is. The parser of {@link URI}, which decides the other cases, costs more than the rest of an HMAC-signed
     * token.
     */
    private static boolean isPlainUri(String value, int colon) {
        int all = 0;
        boolean plain = true;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            all |= c;
            plain &= PLAIN[c & LAST_ASCII];
        }
        return plain && all <= LAST_ASCII && hasScheme(value, colon) && hasRest(value, colon + 1);
    }

    private static boolean hasScheme(String value, int colon) {
        for (int i = 0; i < colon; i++) {
            if (!SCHEME[value.charAt(i)]) {
                return false;
            }
        }
        return colon > 0 && value.charAt(0) >= 'A';
    }

    /** Something must follow the colon, and an authority the two slashes. */
    private static boolean hasRest(String value, int from) {
        int needed = value.startsWith("//", from) ? from + 2 : from;
        return needed < value.length() && (needed == from || SCHEME[value.charAt(needed)]);
    }

    private static boolean[] ascii(String characters) {
        boolean[] set = new boolean[LAST_ASCII + 1];
        for (int i = 0; i < characters.length(); i++) {
            set[characters.charAt(i)] = true;
        }
        return set;
    }
}
