package dev.signet.jose.benchmarks.questions;

import dev.signet.jose.benchmarks.libraries.Providers;
import dev.signet.jose.benchmarks.libraries.SignetSigned;
import dev.signet.jose.benchmarks.tokens.Algorithm;
import dev.signet.jose.benchmarks.tokens.Claims;
import dev.signet.jose.benchmarks.tokens.Tokens;
import dev.signet.jose.jwt.Jwt;
import dev.signet.jose.jwt.JwtDecoder;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * What does it save that a decoder remembers the last headers it accepted: tokens of HS256 that all have the same header, and
 * tokens each of which has one of its own, more than are remembered.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class HeaderBenchmark {

    private static final int COUNT = 4096;

    /** Whether the headers are alike. */
    public enum Headers {
        ALIKE,
        DIFFERENT
    }

    @Param("ALIKE")
    Headers headers;

    private final String[] tokens = new String[COUNT];
    private JwtDecoder decoder;
    private int n;

    @Setup
    public void prepare() throws Exception {
        Tokens all = new Tokens(Algorithm.HS256);
        decoder = Jwt.verifiedBy(SignetSigned.verifier(Algorithm.HS256, all.keys(), Providers.DEFAULT))
                .issuer(Claims.ISSUER)
                .audience(Claims.AUDIENCE)
                .build();
        for (int i = 0; i < COUNT; i++) {
            int number = headers == Headers.ALIKE ? COUNT : COUNT + i;
            String header = all.header().replace("}", ",\"jti\":\"" + number + "\"}");
            tokens[i] = all.token(header, Claims.of(i).json());
        }
    }

    @Benchmark
    public Object verify() {
        return SignetSigned.read(decoder.decode(tokens[n++ & (COUNT - 1)]).claims());
    }
}
