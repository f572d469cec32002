package dev.signet.jose.jwe;

import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.core.internal.CompactToken;

/**
 * The part of a JWE that all recipients share, decoded.
 *
 * @param aad what is authenticated but not encrypted: the protected header as it came, and what a JSON serialization
 *     adds
 * @param iv the initialization vector
 * @param ciphertext the ciphertext
 * @param tag the authentication tag
 */
record EncryptedContent(byte[] aad, byte[] iv, byte[] ciphertext, byte[] tag) {

    /**
     * Returns the content of a compact token.
     *
     * @param header the octets of its first segment as it came
     * @throws InvalidTokenException {@code MALFORMED} if a segment is not canonical base64url
     */
    static EncryptedContent of(CompactToken token, byte[] header) {
        return new EncryptedContent(header, token.decode(2), token.decode(3), token.decode(4));
    }

    /** Returns the same content with a ciphertext of its own, which decryption may overwrite. */
    EncryptedContent copy() {
        return new EncryptedContent(aad, iv, ciphertext.clone(), tag);
    }

    /**
     * Refuses other lengths than the algorithm's, which are visible without a key.
     *
     * @throws InvalidTokenException {@code MALFORMED} if the IV or the tag has another one
     */
    void requireLengths(ContentEncryption encryption) {
        require(iv, encryption.ivOctets(), "an initialization vector");
        require(tag, encryption.tagOctets(), "an authentication tag");
    }

    private static void require(byte[] octets, int length, String what) {
        if (octets.length != length) {
            throw new InvalidTokenException(Reason.MALFORMED, "expected " + what + " of " + length + " octets");
        }
    }

    /** Shows nothing. */
    @Override
    public String toString() {
        return "EncryptedContent";
    }
}
