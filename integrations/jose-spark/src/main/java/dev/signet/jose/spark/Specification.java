package dev.signet.jose.spark;

import java.io.Serializable;

/**
 * What is sent to the executors in place of keys. Immutable.
 *
 * @param <T> what an executor builds of it
 */
@FunctionalInterface
interface Specification<T> extends Serializable {

    /** Returns what uses the keys. */
    T build();
}
