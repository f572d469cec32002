package dev.signet.jose.spark;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.spark.SparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.SparkSession;
import scala.reflect.ClassTag;

/**
 * The broadcasts of specifications on the driver: one for the same settings, so that the queries of a session share
 * what the executors have built. Those that were used longest ago are forgotten first. Thread-safe.
 *
 * @param <T> what an executor builds of a specification
 */
final class Broadcasts<T> {

    private static final int MAX_SETTINGS = 1_000;

    private final Map<Key, Broadcast<PerExecutor<T>>> sent = new LinkedHashMap<>(16, 0.75f, true);

    private record Key(String application, Settings settings) {}

    /**
     * Returns the broadcast for settings.
     *
     * @param specification what the settings say
     */
    synchronized Broadcast<PerExecutor<T>> of(Settings settings, Specification<T> specification) {
        SparkContext context = SparkSession.active().sparkContext();
        Key key = new Key(context.applicationId(), settings);
        Broadcast<PerExecutor<T>> known = sent.get(key);
        if (known == null) {
            if (sent.size() == MAX_SETTINGS) {
                forgetEldest();
            }
            known = context.broadcast(PerExecutor.of(specification), ClassTag.apply(PerExecutor.class));
            sent.put(key, known);
        }
        return known;
    }

    /** Queries that are running have it still. */
    private void forgetEldest() {
        Iterator<Key> keys = sent.keySet().iterator();
        keys.next();
        keys.remove();
    }
}
