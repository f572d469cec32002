package dev.signet.jose.jwe;

import dev.signet.jose.jwe.internal.DecryptionSeries;
import java.util.function.BiFunction;

/**
 * Messages whose encrypted keys are unwrapped once. For one thread.
 *
 * @param <D> a decrypted JWE
 */
final class CachingSeries<D> implements DecryptionSeries<D> {

    private final String decrypter;
    private final BiFunction<String, UnwrapCache, D> decryption;
    private final UnwrapCache unwrapped = new UnwrapCache();
    private boolean closed;

    /**
     * Begins a series.
     *
     * @param decrypter for messages
     * @param decryption decrypts a token, unwrapping its key through the cache
     */
    CachingSeries(String decrypter, BiFunction<String, UnwrapCache, D> decryption) {
        this.decrypter = decrypter;
        this.decryption = decryption;
    }

    @Override
    public D decrypt(String token) {
        if (closed) {
            throw new IllegalStateException("the keys were overwritten by close()");
        }
        return decryption.apply(token, unwrapped);
    }

    @Override
    public void close() {
        closed = true;
        unwrapped.wipe();
    }

    /** Returns what is accepted, and nothing of the keys. */
    @Override
    public String toString() {
        return "DecryptionSeries of " + decrypter;
    }
}
