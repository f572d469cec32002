package dev.signet.jose.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
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

/** Decrypts a compact JWE that holds a claims set of some 300 octets. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
        value = 1,
        jvmArgs = {"-Xms1g", "-Xmx1g", "-XX:+UseG1GC"})
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class DecryptBenchmark {

    private static final int COUNT = 16;

    /** A library. */
    @State(Scope.Thread)
    public static class OfLibrary {
        @Param
        Encryption encryption;

        @Param
        EncryptionLibrary.Name library;

        EncryptionRound round;

        @Setup
        public void prepare() throws Exception {
            round = new EncryptionRound(
                    library,
                    encryption,
                    IntStream.range(0, COUNT)
                            .mapToObj(n -> Claims.of(n).json().getBytes(UTF_8))
                            .toList());
        }
    }

    @Benchmark
    public Object bare(BareEncryption bare) throws Exception {
        return bare.decrypt();
    }

    @Benchmark
    public Object library(OfLibrary of) throws Exception {
        return of.round.decrypt();
    }
}
