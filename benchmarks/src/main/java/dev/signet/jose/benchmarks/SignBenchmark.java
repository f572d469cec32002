package dev.signet.jose.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Makes a signed token: a claims set of some 300 octets is built from its values, written and signed.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
        value = 1,
        jvmArgs = {"-Xms1g", "-Xmx1g", "-XX:+UseG1GC"})
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class SignBenchmark {

    @Benchmark
    public byte[] bare(Bare bare) throws Exception {
        return bare.primitive.sign();
    }

    @Benchmark
    public byte[] bareBc(BareBc bare) throws Exception {
        return bare.primitive.sign();
    }

    @Benchmark
    public String signet(Signet signet) {
        return signet.sign(signet.nextClaims());
    }

    @Benchmark
    public String nimbus(Nimbus nimbus) throws Exception {
        return nimbus.sign(nimbus.nextClaims());
    }

    @Benchmark
    public String jose4j(Jose4j jose4j) throws Exception {
        return jose4j.sign(jose4j.nextClaims());
    }

    @Benchmark
    public String jjwt(Jjwt jjwt) {
        return jjwt.sign(jjwt.nextClaims());
    }

    @Benchmark
    public String javaJwt(JavaJwt javaJwt) {
        return javaJwt.sign(javaJwt.nextClaims());
    }
}
