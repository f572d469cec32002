package dev.signet.jose.jwe.internal;

import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.JoseHeader;

/**
 * Decrypts many compact JWEs of which many have header and encrypted key in common, as {@link KeyedEncryption} makes
 * them. The text of both is compared with that of messages that were decrypted before: where it is the same, the header
 * is not read and the key is not unwrapped again. Each message is judged for itself, and refused for the reasons and in
 * the order of the decrypter.
 *
 * <p>Only a message that was decrypted leaves something behind, and no more keys are kept than it was made for; that of
 * the message longest ago goes first. They are kept until this is closed, also if their source no longer has the key
 * that unwrapped them. For one thread.
 */
public interface KeyedDecryption extends AutoCloseable {

    /**
     * A message that was decrypted. Immutable by convention: its octets are the caller's.
     *
     * @param header the protected header
     * @param plaintext the plaintext, an array of its own
     */
    record Message(JoseHeader header, byte[] plaintext) {

        /** Shows nothing. */
        @Override
        public String toString() {
            return "Message";
        }
    }

    /**
     * Decrypts the next message.
     *
     * @param token a JWE in compact serialization, nothing before and nothing after it
     * @return header and plaintext
     * @throws InvalidTokenException if the token is not accepted, for one of the reasons that the decrypter lists, or
     *     for that of the rule about headers; {@code UNSUPPORTED} if its algorithm has no content encryption key
     * @throws dev.signet.jose.core.KeySourceException if the key is not available
     * @throws IllegalStateException if this was closed
     */
    Message decrypt(String token);

    /** Overwrites the content encryption keys. Closing again does nothing. */
    @Override
    void close();
}
