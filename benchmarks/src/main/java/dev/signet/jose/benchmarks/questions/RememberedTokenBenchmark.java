package dev.signet.jose.benchmarks.questions;

import dev.signet.jose.benchmarks.libraries.BareSigned;
import dev.signet.jose.benchmarks.libraries.Library;
import dev.signet.jose.benchmarks.libraries.Providers;
import dev.signet.jose.benchmarks.libraries.SignetSigned;
import dev.signet.jose.benchmarks.tokens.Algorithm;
import dev.signet.jose.benchmarks.tokens.Claims;
import dev.signet.jose.benchmarks.tokens.Tokens;
import dev.signet.jose.core.JoseObserver;
import dev.signet.jose.jwt.Jwt;
import dev.signet.jose.jwt.JwtDecoder;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** How long does a token take that is remembered, with three claims read, beside the primitive that is spared. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class RememberedTokenBenchmark {

    @Param("HS256")
    Algorithm algorithm;

    @Param("SIGNET")
    Library library;

    private Tokens tokens;
    private BareSigned bare;
    private JwtDecoder decoder;
    private int n;

    @Setup
    public void prepare() throws Exception {
        tokens = new Tokens(algorithm);
        bare = BareSigned.of(Library.BARE, algorithm, tokens);
        decoder = Jwt.verifiedBy(SignetSigned.verifier(algorithm, tokens.keys(), Providers.DEFAULT))
                .issuer(Claims.ISSUER)
                .audience(Claims.AUDIENCE)
                .remembering(10_000)
                .build();
        for (int token = 0; token < Tokens.COUNT; token++) {
            decoder.decode(tokens.token(token));
        }
    }

    @Benchmark
    public Object verify() throws Exception {
        return library == Library.BARE
                ? (Object) bare.verify(n++)
                : SignetSigned.read(decoder.decode(tokens.token(n++)).claims());
    }

    /** Refuses a result at whose end a token is not remembered any more. */
    @TearDown
    public void requireHits() {
        AtomicInteger again = new AtomicInteger();
        JwtDecoder observed = decoder.withObserver(new JoseObserver() {
            @Override
            public void memoryMiss() {
                again.incrementAndGet();
            }
        });
        for (int token = 0; token < Tokens.COUNT; token++) {
            observed.decode(tokens.token(token));
        }
        if (again.get() > 0) {
            throw new IllegalStateException(again + " tokens were not remembered");
        }
    }
}
