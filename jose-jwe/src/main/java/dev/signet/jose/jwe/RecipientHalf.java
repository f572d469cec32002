package dev.signet.jose.jwe;

import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.JoseHeader;

/**
 * The recipient's half of a key management algorithm, joined with its key: it unwraps content encryption keys, or
 * decrypts the content itself. Implementations are thread-safe.
 */
sealed interface RecipientHalf permits CekUnwrapper, ContentOpener {

    /**
     * Returns how many iterations of a password's derivation a message will have cost if this opens it as well.
     *
     * @param header the accepted header
     * @param spent what the message costs already, for its other recipients
     * @throws InvalidTokenException if that is beyond what this may spend on one message
     */
    default long spend(JoseHeader header, long spent) {
        return spent;
    }

    /** Whether each message has header parameters of its own, so that no header is worth remembering. */
    default boolean readsParameters() {
        return false;
    }
}
