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
 * Accepts a token: its signature is verified, its claims are read, issuer, audience and expiry are checked, and three claims
 * are looked at.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
        value = 1,
        jvmArgs = {"-Xms1g", "-Xmx1g", "-XX:+UseG1GC"})
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class VerifyBenchmark {

    @Benchmark
    public boolean bare(Bare bare) throws Exception {
        return bare.primitive.verify();
    }

    @Benchmark
    public boolean bareBc(BareBc bare) throws Exception {
        return bare.primitive.verify();
    }

    @Benchmark
    public Object signet(Signet signet) {
        return signet.verify(signet.nextToken());
    }

    @Benchmark
    public Object nimbus(Nimbus nimbus) throws Exception {
        return nimbus.verify(nimbus.nextToken());
    }

    @Benchmark
    public Object jose4j(Jose4j jose4j) throws Exception {
        return jose4j.verify(jose4j.nextToken());
    }

    @Benchmark
    public Object jjwt(Jjwt jjwt) {
        return jjwt.verify(jjwt.nextToken());
    }

    @Benchmark
    public Object javaJwt(JavaJwt javaJwt) {
        return javaJwt.verify(javaJwt.nextToken());
    }
}
