package dev.signet.jose.jwe;

import dev.signet.jose.core.JsonObject;

/**
 * A content encryption key on its way to a recipient.
 *
 * @param cek the key itself, an array of its own that may be wiped
 * @param encryptedKey the JWE Encrypted Key, empty where the key is not sent
 * @param parameters what the recipient needs besides, for the header of this one message
 */
record WrappedCek(byte[] cek, byte[] encryptedKey, JsonObject parameters) {

    WrappedCek(byte[] cek, byte[] encryptedKey) {
        this(cek, encryptedKey, JsonObject.empty());
    }

    /** Shows nothing. */
    @Override
    public String toString() {
        return "WrappedCek";
    }
}
