package dev.signet.jose.jwe;

import java.security.GeneralSecurityException;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * A pool of ciphers that wait for the next message, since finding one and expanding its key take longer than using it.
 * They remember the key they had last.
 *
 * <p>A cipher is for one thread: it belongs to the caller that took it until it is given back, and one that failed is
 * not given back. Thread-safe without locks.
 *
 * @param <T> a cipher, or what belongs together with one
 */
final class CipherPool<T> {

    private static final int MOST = 8;

    private final AtomicReferenceArray<@Nullable T> idle;
    private final Maker<T> maker;

    private CipherPool(int most, Maker<T> maker) {
        this.idle = new AtomicReferenceArray<>(most);
        this.maker = maker;
    }

    /** Keeps ciphers: for keys that live as long as this does, or can be had from one that does. */
    static <T> CipherPool<T> keeping(Maker<T> maker) {
        return new CipherPool<>(MOST, maker);
    }

    /** Keeps none: for keys that are not to outlive their message. */
    static <T> CipherPool<T> forgetting(Maker<T> maker) {
        return new CipherPool<>(0, maker);
    }

    /** Makes a cipher. */
    @FunctionalInterface
    interface Maker<T> {
        T make() throws GeneralSecurityException;
    }

    /** Returns a cipher for the caller alone. */
    T take() throws GeneralSecurityException {
        for (int i = 0; i < idle.length(); i++) {
            T cipher = idle.get(i) == null ? null : idle.getAndSet(i, null);
            if (cipher != null) {
                return cipher;
            }
        }
        return maker.make();
    }

    /** Takes a cipher back that did what it was asked to do. */
    void giveBack(T cipher) {
        for (int i = 0; i < idle.length(); i++) {
            if (idle.get(i) == null && idle.compareAndSet(i, null, cipher)) {
                return;
            }
        }
    }
}
