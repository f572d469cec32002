package dev.signet.jose.jwe;

import dev.signet.jose.core.JoseHeader;
import java.security.GeneralSecurityException;

/** The sender's half of a key management algorithm, joined with its key. Implementations are thread-safe. */
@FunctionalInterface
interface CekWrapper {

    /**
     * Returns a key for one message.
     *
     * @param encryption what the key is for
     * @param header what all messages of this encrypter have in their header
     * @param random where random octets come from
     */
    WrappedCek wrap(ContentEncryption encryption, JoseHeader header, RandomSource random)
            throws GeneralSecurityException;

    /** Whether each message gets header parameters of its own, so that no header can be prepared. */
    default boolean addsParameters() {
        return false;
    }
}
