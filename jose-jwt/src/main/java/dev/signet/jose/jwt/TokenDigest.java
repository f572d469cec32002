package dev.signet.jose.jwt;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.security.MessageDigest;

/**
 * The SHA-256 of a whole token, in the place of the token. Two tokens with one digest would need a collision of
 * SHA-256, and finding how much of two digests agrees tells nothing about a token. Immutable.
 */
record TokenDigest(long first, long second, long third, long fourth) {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    /**
     * Returns the digest of all octets. Characters beyond U+00FF count as {@code '?'}, which no accepted JWT contains,
     * so that a text with one never has the digest of an accepted token.
     *
     * @param sha256 a fresh digest
     */
    static TokenDigest of(String token, MessageDigest sha256) {
        byte[] digest = sha256.digest(token.getBytes(ISO_8859_1));
        return new TokenDigest(word(digest, 0), word(digest, 1), word(digest, 2), word(digest, 3));
    }

    /** Returns a part of the digest, which is as evenly distributed as any hash of it. */
    @Override
    public int hashCode() {
        return (int) first;
    }

    /** Returns a name, and nothing of the token. */
    @Override
    public String toString() {
        return "TokenDigest";
    }

    private static long word(byte[] digest, int index) {
        return (long) LONGS.get(digest, index * Long.BYTES);
    }
}
