package dev.signet.jose.spark;

import dev.signet.jose.jwk.OctJwk;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.Success$;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * The driver of a standalone cluster of two workers, whose executors are processes of their own. Seals a table, kills
 * an executor meanwhile, opens the table, and writes what came of it, for {@link ClusterTest}.
 */
final class ClusterDriver extends SparkListener {

    static final int ROWS = 240_000;
    static final int TASKS = 24;

    private final Set<String> executors = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean killed = new AtomicBoolean();
    private final AtomicInteger lost = new AtomicInteger();

    private ClusterDriver() {}

    /**
     * Runs the jobs.
     *
     * @param arguments a folder for keys, table and result
     */
    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        String keys =
                LocalSpark.write(folder, OctJwk.generate(32).withKeyId("1")).toString();
        ClusterDriver events = new ClusterDriver();
        try (SparkSession spark = SparkSession.builder()
                .master("local-cluster[2,1,1024]")
                .config("spark.sql.extensions", SignetExtensions.class.getName())
                .config("spark.signet.columns.t.ssn.keys", keys)
                .config("spark.signet.columns.t.ssn.kid", "1")
                .config("spark.scheduler.minRegisteredResourcesRatio", "1.0")
                .config("spark.scheduler.maxRegisteredResourcesWaitingTime", "60s")
                // Broadcasts are written by it.
                .config("spark.serializer", "org.apache.spark.serializer.KryoSerializer")
                .config("spark.executor.extraClassPath", System.getProperty("java.class.path"))
                .config("spark.ui.enabled", false)
                .getOrCreate()) {
            spark.sparkContext().addSparkListener(events);
            String table = folder.resolve("table").toString();

            spark.range(0, ROWS, 1, TASKS)
                    .selectExpr("id", "jose_seal(concat('ssn ', id), 't.ssn') as ssn")
                    .write()
                    .parquet(table);
            Row row = spark.read()
                    .parquet(table)
                    .selectExpr("id", "split(ssn, '[.]')[1] as wrapped", "jose_open(ssn, 't.ssn') as ssn")
                    .selectExpr(
                            "count(*)",
                            "count(distinct id)",
                            "count_if(ssn = concat('ssn ', id))",
                            "count(distinct wrapped)")
                    .head();

            Files.writeString(
                    folder.resolve("result"),
                    "rows %d, distinct %d, opened %d, keys %d, lost tasks %b, executors %b"
                            .formatted(
                                    row.getLong(0),
                                    row.getLong(1),
                                    row.getLong(2),
                                    row.getLong(3),
                                    events.lost.get() > 0,
                                    events.executors.size() > 1));
        }
    }

    @Override
    public void onTaskEnd(SparkListenerTaskEnd end) {
        executors.add(end.taskInfo().executorId());
        if (!end.reason().equals(Success$.MODULE$)) {
            lost.incrementAndGet();
        } else if (killed.compareAndSet(false, true)) {
            // The executors are the only processes that this one has started.
            ProcessHandle.current()
                    .children()
                    .filter(child -> child.info().command().orElse("").endsWith("java"))
                    .findFirst()
                    .ifPresent(ProcessHandle::destroyForcibly);
        }
    }
}
