package dev.signet.jose.benchmarks.questions;

import dev.signet.jose.benchmarks.libraries.BareSigned;
import dev.signet.jose.benchmarks.libraries.Library;
import dev.signet.jose.benchmarks.libraries.Providers;
import dev.signet.jose.benchmarks.libraries.SignedTokens;
import dev.signet.jose.benchmarks.tokens.Algorithm;
import dev.signet.jose.benchmarks.tokens.Tokens;
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
 * How long does it take to make a signed token, from claims that are built anew, and to accept one: its signature is
 * verified, its claims are read, issuer, audience and times are checked, and three claims are looked at.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class SignedTokensBenchmark {

    @Param("SIGNET")
    Library library;

    @Param("HS256")
    Algorithm algorithm;

    @Param("DEFAULT")
    Providers providers;

    private Tokens tokens;
    private SignedTokens signed;

    /** Threads share a library; a primitive belongs to its thread. */
    @State(Scope.Thread)
    public static class Turn {
        private BareSigned bare;
        private int n;

        @Setup
        public void prepare(SignedTokensBenchmark of) throws Exception {
            if (of.library.isBare()) {
                bare = BareSigned.of(of.library, of.algorithm, of.tokens);
            }
        }
    }

    @Setup
    public void prepare() throws Exception {
        providers.register();
        tokens = new Tokens(algorithm, library.jwaName(algorithm));
        if (!library.isBare()) {
            signed = library.signed(algorithm, tokens.keys(), providers);
            Check.signed(signed, tokens);
        }
        UsedProviders.report(this::once);
    }

    private Object once() throws Exception {
        if (library.isBare()) {
            return BareSigned.of(library, algorithm, tokens);
        }
        SignedTokens anew = library.signed(algorithm, tokens.keys(), providers);
        return anew.verify(anew.sign(tokens.claims(0)));
    }

    @Benchmark
    public Object sign(Turn turn) throws Exception {
        int n = turn.n++;
        return signed == null ? turn.bare.sign(n) : signed.sign(tokens.claims(n));
    }

    @Benchmark
    public Object verify(Turn turn) throws Exception {
        int n = turn.n++;
        return signed == null ? (Object) turn.bare.verify(n) : signed.verify(tokens.token(n));
    }
}
