package dev.signet.jose.jwe;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.signet.jose.core.Base64Url;

/** Writes the JWE Compact Serialization (RFC 7516 section 7.1) into one array of the right length. */
final class CompactJwe {

    private static final int DOTS = 4;

    private CompactJwe() {}

    /**
     * Returns a token.
     *
     * @param header the protected header, in base64url already
     * @throws ArithmeticException if the token would not fit an array
     */
    static String of(byte[] header, byte[] encryptedKey, byte[] iv, byte[] ciphertext, byte[] tag) {
        int text = Base64Url.encodedLength(ciphertext.length);
        int rest = header.length
                + Base64Url.encodedLength(encryptedKey.length)
                + Base64Url.encodedLength(iv.length)
                + Base64Url.encodedLength(tag.length)
                + DOTS;
        byte[] token = new byte[Math.addExact(text, rest)];
        int at = header.length + 1 + Base64Url.encodedLength(encryptedKey.length) + 1;
        at += Base64Url.encodedLength(iv.length) + 1;
        // The JDK's encoder writes at the start of an array only: encode there what is long, then move it to its place.
        Base64Url.encode(ciphertext, token, 0);
        System.arraycopy(token, 0, token, at, text);
        dotted(tag, token, at + text);
        System.arraycopy(header, 0, token, 0, header.length);
        dotted(iv, token, dotted(encryptedKey, token, header.length));
        token[at - 1] = '.';
        return new String(token, ISO_8859_1);
    }

    /** Writes a dot and the text of some octets, and returns where the text ends. */
    private static int dotted(byte[] octets, byte[] token, int at) {
        token[at] = '.';
        return Base64Url.encode(octets, token, at + 1);
    }
}
