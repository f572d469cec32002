package dev.signet.jose.load;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;

/** How many octets of heap a call allocates, counted by the JVM. */
final class AllocatedOctets {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int WARM = 5;
    private static final int COUNTED = 5;

    private AllocatedOctets() {}

    /**
     * Returns the median over some calls, after others that filled what is kept for later. The calls have a thread of
     * their own, because a stack trace takes octets for each frame.
     */
    static long of(Door door, List<String> texts) {
        long[] counts = new long[COUNTED];
        onItsOwnThread(() -> {
            for (int i = 0; i < WARM; i++) {
                door.outcome(texts.get(i % texts.size()));
            }
            for (int i = 0; i < COUNTED; i++) {
                String text = texts.get((WARM + i) % texts.size());
                long before = THREADS.getCurrentThreadAllocatedBytes();
                door.outcome(text);
                counts[i] = THREADS.getCurrentThreadAllocatedBytes() - before;
            }
        });
        Arrays.sort(counts);
        return counts[COUNTED / 2];
    }

    private static void onItsOwnThread(Runnable task) {
        Thread thread = new Thread(task, "counted");
        thread.start();
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
