package dev.signet.jose.spark;

import java.io.Serializable;
import java.nio.ByteBuffer;
import org.apache.spark.SparkEnv;
import org.apache.spark.serializer.SerializerInstance;
import org.jspecify.annotations.Nullable;
import scala.reflect.ClassTag;

/**
 * A specification, and what an executor built of it at the first use: the value of a broadcast, of which an executor
 * has one. Thread-safe.
 *
 * <p>The specification is kept as octets. Broadcasts are written by the serializer of {@code spark.serializer}, and
 * Kryo writes fields without asking the classes; it can do nothing wrong with octets.
 *
 * @param <T> what is built
 */
final class PerExecutor<T> implements Serializable {

    private static final long serialVersionUID = 1L;

    private final byte[] specification;

    /** Written once, under the lock. */
    private transient volatile @Nullable T built;

    private PerExecutor(byte[] specification) {
        this.specification = specification;
    }

    /** Returns a specification of which nothing was built. */
    static <T> PerExecutor<T> of(Specification<T> specification) {
        ByteBuffer octets = serializer().serialize(specification, ClassTag.apply(Specification.class));
        byte[] copy = new byte[octets.remaining()];
        octets.get(copy);
        return new PerExecutor<>(copy);
    }

    /** Returns what this executor built, now or before. */
    T get() {
        T known = built;
        return known == null ? build() : known;
    }

    private synchronized T build() {
        T known = built;
        if (known == null) {
            Specification<T> read =
                    serializer().deserialize(ByteBuffer.wrap(specification), ClassTag.apply(Specification.class));
            known = read.build();
            built = known;
        }
        return known;
    }

    /** Always Java's serialization, whatever {@code spark.serializer} is. */
    private static SerializerInstance serializer() {
        return SparkEnv.get().closureSerializer().newInstance();
    }
}
