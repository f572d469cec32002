package dev.signet.jose.benchmarks;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Decodes the base64url of a claims set of 300 octets. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class Base64UrlBenchmark {
    private byte[] encoded = {};

    @Setup
    public void encode() {
        byte[] claims = new byte[300];
        new Random(1).nextBytes(claims);
        encoded = Base64.getUrlEncoder().withoutPadding().encode(claims);
    }

    /** The JDK's own decoder on ready octets: what no decoder of ours can beat. */
    @Benchmark
    public byte[] bare() {
        return Base64.getUrlDecoder().decode(encoded);
    }

    /** The same from a string, as tokens arrive. */
    @Benchmark
    public byte[] bareFromString() {
        return Base64.getUrlDecoder().decode(new String(encoded, StandardCharsets.ISO_8859_1));
    }
}
