package dev.signet.jose.jwt;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.signet.jose.core.Base64Url;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The keys of used tokens in a {@link ReplayStore}: a SHA-256 in base64url, so that a store holds nothing of a token
 * and all keys have 43 characters. The length comes before each text that another follows: no issuer or sender can end
 * where another's token identifier begins.
 */
final class ReplayKey {

    /** In the place of a length, so that the key of a sender is never that of an issuer. */
    private static final int SENDER = -1;

    private ReplayKey() {}

    /** Returns the key of a token, which has a {@code jti}. */
    static String of(JwtClaims claims) {
        MessageDigest sha256 = sha256();
        addWithLength(claims.issuer().orElse(""), sha256);
        return Base64Url.encode(sha256.digest(claims.jwtId().orElseThrow().getBytes(UTF_8)));
    }

    /**
     * Returns the key of a token of one sender.
     *
     * @param key the key of the token
     */
    static String ofSender(String sender, String key) {
        MessageDigest sha256 = sha256();
        sha256.update(number(SENDER));
        addWithLength(sender, sha256);
        return Base64Url.encode(sha256.digest(key.getBytes(UTF_8)));
    }

    private static void addWithLength(String text, MessageDigest digest) {
        byte[] octets = text.getBytes(UTF_8);
        digest.update(number(octets.length));
        digest.update(octets);
    }

    private static byte[] number(int number) {
        return ByteBuffer.allocate(Integer.BYTES).putInt(number).array();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
