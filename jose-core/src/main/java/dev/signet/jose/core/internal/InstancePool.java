package dev.signet.jose.core.internal;

import java.security.GeneralSecurityException;
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

    /** Absent in a pool that keeps none. */
    private final @Nullable IdleInstances<T> idle;

    private final Maker<T> maker;

    private InstancePool(@Nullable IdleInstances<T> idle, Maker<T> maker) {
        this.idle = idle;
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
        return new InstancePool<>(new IdleInstances<>(), maker);
    }

    /**
     * Returns a pool that keeps none: for keys that are not to outlive their message.
     *
     * @param <T> the objects
     * @param maker makes one
     * @return an empty pool
     */
    public static <T> InstancePool<T> forgetting(Maker<T> maker) {
        return new InstancePool<>(null, maker);
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
        T waiting = idle == null ? null : idle.take();
        return waiting == null ? maker.make() : waiting;
    }

    /**
     * Takes an object back that did what it was asked to do.
     *
     * @param instance the object, which the caller no longer uses
     */
    public void giveBack(T instance) {
        if (idle != null) {
            idle.giveBack(instance);
        }
    }
}
