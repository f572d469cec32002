package dev.signet.jose.benchmarks;

import java.util.List;
import java.util.Random;
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

/** Encrypts and decrypts a mebibyte as a compact JWE with {@code dir} and {@code A256GCM}. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(
        value = 1,
        jvmArgs = {"-Xms1g", "-Xmx1g", "-XX:+UseG1GC"})
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@State(Scope.Thread)
public class LargeContentBenchmark {

    private static final int OCTETS = 1 << 20;

    @Param
    EncryptionLibrary.Name library;

    private EncryptionRound round;

    @Setup
    public void prepare() throws Exception {
        byte[] plaintext = new byte[OCTETS];
        new Random(1).nextBytes(plaintext);
        round = new EncryptionRound(library, Encryption.DIR, List.of(plaintext));
    }

    @Benchmark
    public String encrypt() throws Exception {
        return round.encrypt();
    }

    @Benchmark
    public byte[] decrypt() throws Exception {
        return round.decrypt();
    }
}
