package dev.signet.jose.contracts;

import dev.signet.jose.core.JoseException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** How long a test waits for what comes in a moment, unless the machine is busy. */
final class Patience {

    static final long SECONDS = 60;

    private Patience() {}

    /** Calls until there is an answer, as clients do that are told to come again. */
    static <T> T answer(Supplier<T> call) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        while (true) {
            try {
                return call.get();
            } catch (JoseException e) {
                if (System.nanoTime() - end > 0) {
                    throw e;
                }
                Thread.yield();
            }
        }
    }
}
