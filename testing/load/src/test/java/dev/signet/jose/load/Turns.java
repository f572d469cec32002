package dev.signet.jose.load;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * How many times as long one call takes as another: blocks of both in turn, by the processor time of the thread, so that
 * a machine that is slow for a while is slow for both. The ratio is the median over the turns.
 */
final class Turns {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final long BLOCK = 2_000_000;
    private static final long UNTIL_COMPILED = 60_000_000;
    private static final long COUNTED = 120_000_000;
    private static final int MOST = 31;
    private static final int LEAST = 5;

    private final Door door;
    private int next;

    private Turns(Door door) {
        this.door = door;
    }

    /** Returns the time of these texts in times of the texts that the door accepts. */
    static double ratio(Door door, List<String> texts) {
        Turns turns = new Turns(door);
        int ofAccepted = turns.callsInABlock(door.accepted());
        int ofOthers = turns.callsInABlock(texts);
        List<Double> ratios = new ArrayList<>();
        double spent = 0;
        while (ratios.size() < LEAST || ratios.size() < MOST && spent < COUNTED) {
            double accepted = turns.time(door.accepted(), ofAccepted);
            double others = turns.time(texts, ofOthers);
            ratios.add(others / accepted);
            spent += accepted * ofAccepted + others * ofOthers;
        }
        Collections.sort(ratios);
        return ratios.get(ratios.size() / 2);
    }

    /** Calls until the code is compiled, and returns how many calls take about one block. */
    private int callsInABlock(List<String> texts) {
        int calls = 1;
        double spent = 0;
        while (spent < UNTIL_COMPILED) {
            double each = time(texts, calls);
            spent += each * calls;
            calls = (int) Math.max(1, Math.min(BLOCK / Math.max(1, each), 100_000));
        }
        return calls;
    }

    private double time(List<String> texts, int calls) {
        long start = THREADS.getCurrentThreadCpuTime();
        for (int i = 0; i < calls; i++) {
            door.outcome(texts.get((next++ & Integer.MAX_VALUE) % texts.size()));
        }
        return (double) (THREADS.getCurrentThreadCpuTime() - start) / calls;
    }
}
