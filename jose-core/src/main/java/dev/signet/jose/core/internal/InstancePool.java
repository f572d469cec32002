package dev.signet.jose.core.internal;

import java.security.GeneralSecurityException;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * A pool of JCA objects that wait for the next message, since finding one and expanding its key take longer than using
 * it. They remember the key they had last.
 *
 * <p>An object is for one thread: it belongs to the caller that took it until it is given back, and one that failed is
 * not given back. Thread-safe without locks.
 *
 * @param <T> a cipher or a signature, or what belongs together with one
 */
public final class InstancePool<T> {

    private static final int MOST = 8;

    private final AtomicReferenceArray<@Nullable T> idle;
    private final Maker<T> maker;

    private InstancePool(int most, Maker<T> maker) {
        this.idle = new AtomicReferenceArray<>(most);
        this.maker = maker;
    }

    /**
     * Returns a pool that keeps objects: for keys that live as long as this does, or can be had from one that does.
     *
     * @param <T> the objects
     * @param maker makes one
     * @return an empty pool
     */
    public static <T> InstancePool<T> keeping(Maker<T> maker) {
        return new InstancePool<>(MOST, maker);
    }

    /**
     * Returns a pool that keeps none: for keys that are not to outlive their message.
     *
     * @param <T> the objects
     * @param maker makes one
     * @return an empty pool
     */
    public static <T> InstancePool<T> forgetting(Maker<T> maker) {
        return new InstancePool<>(0, maker);
    }

    /**
     * Makes an object.
     *
     * @param <T> the object
     */
    @FunctionalInterface
    public interface Maker<T> {

        /**
         * Returns a new object.
         *
         * @return the object
         * @throws GeneralSecurityException if the provider does not make one, or refuses the key
         */
        T make() throws GeneralSecurityException;
    }

    /**
     * Returns an object for the caller alone.
     *
     * @return one that was given back, or a new one
     * @throws GeneralSecurityException if a new one cannot be made
     */
    public T take() throws GeneralSecurityException {
        for (int i = 0; i < idle.length(); i++) {
            T instance = idle.get(i) == null ? null : idle.getAndSet(i, null);
            if (instance != null) {
                return instance;
            }
        }
        return maker.make();
    }

    /**
     * Takes an object back that did what it was asked to do.
     *
     * @param instance the object, which the caller no longer uses
     */
    public void giveBack(T instance) {
        for (int i = 0; i < idle.length(); i++) {
            if (idle.get(i) == null && idle.compareAndSet(i, null, instance)) {
                return;
            }
        }
    }
}
