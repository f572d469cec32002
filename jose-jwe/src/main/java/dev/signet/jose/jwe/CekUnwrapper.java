package dev.signet.jose.jwe;

import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.core.JoseHeader;
import java.security.GeneralSecurityException;

/** The recipient's half of a key management algorithm that unwraps content encryption keys. */
@FunctionalInterface
non-sealed interface CekUnwrapper extends RecipientHalf {

    /**
     * Returns the content encryption key. The caller checks its length, and goes on with a random key if this throws.
     *
     * @param header the accepted header
     * @param encryptedKey the JWE Encrypted Key as it came
     * @param encryption what the key is for
     * @throws InvalidTokenException for what is visible without the key: a parameter that is missing or ill-formed,
     *     an encrypted key where none may be, an iteration count over the ceiling, a pre-shared key that is not known
     * @throws GeneralSecurityException if this key does not open that encrypted key, for whatever reason
     */
    byte[] unwrap(JoseHeader header, byte[] encryptedKey, ContentEncryption encryption) throws GeneralSecurityException;

    /** Whether the content encryption key is the recipient's own, so that there is no encrypted key that could fail. */
    default boolean holdsContentKey() {
        return false;
    }

    /**
     * Refuses an encrypted key where the content encryption key is not sent (RFC 7516 section 5.2, step 10).
     *
     * @throws InvalidTokenException {@code MALFORMED} if there is one
     */
    static void requireNoKey(byte[] encryptedKey, String algorithm) {
        if (encryptedKey.length != 0) {
            throw new InvalidTokenException(Reason.MALFORMED, "expected no encrypted key with " + algorithm);
        }
    }
}
