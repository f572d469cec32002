package dev.signet.jose.jwe.internal;

import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.JoseHeader;
import dev.signet.jose.jwk.internal.JwkSetLookup;
import java.util.function.Consumer;

/**
 * Decrypts several compact JWEs that may have one content encryption key in common, as {@link EncryptionSeries} makes
 * them: an encrypted key that comes again is not unwrapped again. Each message is judged by itself; one that does not
 * belong to a series is decrypted as well, and costs an operation with the private key as everywhere else.
 *
 * <p>It keeps the content encryption keys of what it has decrypted until it is closed, for at most about a million
 * characters of encrypted keys with their parameters; keys beyond are unwrapped for each message. For one thread.
 *
 * @param <D> a decrypted JWE
 */
public interface DecryptionSeries<D> extends AutoCloseable {

    /**
     * Decrypts the next message.
     *
     * @param token a JWE in compact serialization, nothing before and nothing after it
     * @return header and plaintext; the header's critical parameters are for the caller to process
     * @throws InvalidTokenException if the token is not accepted, for one of the reasons that the decrypter lists
     * @throws dev.signet.jose.core.KeySourceException if the key is not available
     * @throws IllegalStateException if this was closed
     */
    D decrypt(String token);

    /** Overwrites the content encryption keys. Closing again does nothing. */
    @Override
    void close();

    /**
     * A source of series: a decrypter.
     *
     * @param <D> a decrypted JWE
     */
    abstract class Source<D> extends JwkSetLookup.Operation<D> {

        /** Makes a source. */
        protected Source() {}

        /**
         * Begins a series.
         *
         * @param keySets the look-up of the key sets
         * @return a new series, to be closed
         */
        protected abstract DecryptionSeries<D> series(JwkSetLookup keySets);

        /**
         * Begins to decrypt messages that may have header and encrypted key in common.
         *
         * @param rule throws {@link InvalidTokenException} for a header that is not accepted, before a key is selected
         * @param mostKeys the most content encryption keys to keep, at least 1
         * @return a new object, to be closed
         */
        protected abstract KeyedDecryption keyed(Consumer<JoseHeader> rule, int mostKeys);
    }

    /**
     * Begins a series.
     *
     * @param decrypter the decrypter
     * @param keySets the look-up of the key sets
     * @param <D> a decrypted JWE
     * @return a new series, to be closed
     */
    static <D> DecryptionSeries<D> of(Source<D> decrypter, JwkSetLookup keySets) {
        return decrypter.series(keySets);
    }

    /**
     * Begins to decrypt messages that may have header and encrypted key in common.
     *
     * @param decrypter the decrypter
     * @param rule throws {@link InvalidTokenException} for a header that is not accepted, before a key is selected
     * @param mostKeys the most content encryption keys to keep, at least 1
     * @return a new object, to be closed
     */
    static KeyedDecryption keyed(Source<?> decrypter, Consumer<JoseHeader> rule, int mostKeys) {
        return decrypter.keyed(rule, mostKeys);
    }
}
