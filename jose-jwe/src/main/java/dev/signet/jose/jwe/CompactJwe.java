package dev.signet.jose.jwe;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.signet.jose.core.Base64Url;
import dev.signet.jose.core.internal.IdleInstances;
import dev.signet.jose.jwe.ContentCipher.Ciphertext;
import java.util.Arrays;

/**
 * Writes the JWE Compact Serialization (RFC 7516 section 7.1) into arrays that serve one token after another. A token
 * is a credential, so they are overwritten before they wait for the next one. Thread-safe.
 */
final class CompactJwe {

    private static final int DOTS = 4;

    /** Nearly every token is shorter; a longer one gets an array of its own, which is not kept. */
    private static final int KEPT = 4096;

    private final IdleInstances<byte[]> idle;

    CompactJwe() {
        this(new IdleInstances<>());
    }

    /** @param idle arrays of {@value #KEPT} octets */
    CompactJwe(IdleInstances<byte[]> idle) {
        this.idle = idle;
    }

    /**
     * Returns a token.
     *
     * @param header the protected header, in base64url already
     * @throws ArithmeticException if the token would not fit an array
     */
    String of(byte[] header, byte[] encryptedKey, byte[] iv, Ciphertext content) {
        byte[] octets = content.octets();
        int text = Base64Url.encodedLength(content.length());
        int rest = header.length
                + Base64Url.encodedLength(encryptedKey.length)
                + Base64Url.encodedLength(iv.length)
                + Base64Url.encodedLength(octets.length - content.length())
                + DOTS;
        int length = Math.addExact(text, rest);
        byte[] waiting = length > KEPT ? null : idle.take();
        byte[] token = waiting == null ? new byte[Math.max(length, KEPT)] : waiting;
        int at = header.length + 1 + Base64Url.encodedLength(encryptedKey.length) + 1;
        at += Base64Url.encodedLength(iv.length) + 1;
        // The JDK's encoder takes whole arrays and writes at the start of one: encode there what is long, with the tag
        // behind it, and move to its place what both have in common: the text of whole groups of three octets.
        Base64Url.encode(octets, token, 0);
        int groups = content.length() / 3;
        System.arraycopy(token, 0, token, at, groups * 4);
        int end = Base64Url.encode(octets, groups * 3, content.length(), token, at + groups * 4);
        dotted(octets, content.length(), token, end);
        System.arraycopy(header, 0, token, 0, header.length);
        dotted(iv, 0, token, dotted(encryptedKey, 0, token, header.length));
        token[at - 1] = '.';
        String written = new String(token, 0, length, ISO_8859_1);
        if (token.length == KEPT) {
            Arrays.fill(token, 0, length, (byte) 0);
            idle.giveBack(token);
        }
        return written;
    }

    /** Writes a dot and the text of the octets from an index on, and returns where the text ends. */
    private static int dotted(byte[] octets, int from, byte[] token, int at) {
        token[at] = '.';
        return Base64Url.encode(octets, from, octets.length, token, at + 1);
    }
}
