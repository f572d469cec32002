package dev.signet.jose.benchmarks.questions;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Seals and opens 1, 3 and 10 claims of a token, with one wrapped key for all of them or one for each. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
        value = 1,
        jvmArgs = {"-Xms1g", "-Xmx1g", "-XX:+UseG1GC"})
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class SealedClaimsBenchmark {

    /** A token. */
    @State(Scope.Benchmark)
    public static class OfToken {
        @Param
        SealedRound.Recipient recipient;

        @Param
        SealedRound.Wrap wrap;

        @Param({"1", "3", "10"})
        int sealed;

        SealedRound round;

        @Setup
        public void prepare() {
            round = new SealedRound(recipient, wrap, sealed);
        }
    }

    @Benchmark
    public Object seal(OfToken of) {
        return of.round.seal();
    }

    @Benchmark
    public Object open(OfToken of) {
        return of.round.open();
    }
}
