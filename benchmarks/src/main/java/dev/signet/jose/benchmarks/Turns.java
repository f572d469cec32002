package dev.signet.jose.benchmarks;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * Compares operations on a machine that does other work at the same time: all take turns in one process, each turn's
 * <em>processor</em> time counts, and the median of all turns is shown.
 */
final class Turns {

    private static final int TURNS = 15;
    private static final long TURN_NANOS = 40_000_000;
    private static final long WARM_NANOS = 1_000_000_000L;
    private static final ThreadMXBean THREAD = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private Turns() {}

    /** Somebody who takes turns. */
    record Player(String name, Callable<?> operation, double[] nanos, double[] octets) {

        Player(String name, Callable<?> operation) {
            this(name, operation, new double[TURNS], new double[TURNS]);
        }

        double medianNanos() {
            return median(nanos);
        }

        double medianOctets() {
            return median(octets);
        }
    }

    /** Prints a line for each player; the first one is what the others are compared with. */
    static void play(String what, List<Player> players) throws Exception {
        int[] operations = new int[players.size()];
        for (int i = 0; i < operations.length; i++) {
            operations[i] = warm(players.get(i));
        }
        for (int turn = 0; turn < TURNS; turn++) {
            for (int i = 0; i < operations.length; i++) {
                turn(players.get(i), turn, operations[i]);
            }
        }
        double bare = players.get(0).medianNanos();
        for (Player player : players) {
            System.out.printf(
                    "%-24s %-8s %9.2f us %6.2f x %9.0f octets%n",
                    what,
                    player.name(),
                    player.medianNanos() / 1000,
                    player.medianNanos() / bare,
                    player.medianOctets());
        }
    }

    private static void turn(Player player, int turn, int operations) throws Exception {
        long octets = THREAD.getCurrentThreadAllocatedBytes();
        long start = THREAD.getCurrentThreadCpuTime();
        repeat(player, operations);
        player.nanos()[turn] = (THREAD.getCurrentThreadCpuTime() - start) / (double) operations;
        player.octets()[turn] = (THREAD.getCurrentThreadAllocatedBytes() - octets) / (double) operations;
    }

    /** Returns how many operations fit one turn. */
    private static int warm(Player player) throws Exception {
        int operations = 1;
        long start = THREAD.getCurrentThreadCpuTime();
        long last = start;
        while (true) {
            repeat(player, operations);
            long now = THREAD.getCurrentThreadCpuTime();
            if (now - start > WARM_NANOS) {
                return Math.max(1, (int) (operations * TURN_NANOS / Math.max(1, now - last)));
            }
            operations = now - last < TURN_NANOS ? operations * 2 : operations;
            last = now;
        }
    }

    private static void repeat(Player player, int operations) throws Exception {
        for (int n = 0; n < operations; n++) {
            if (player.operation().call() == null) {
                throw new IllegalStateException("expected a result");
            }
        }
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
