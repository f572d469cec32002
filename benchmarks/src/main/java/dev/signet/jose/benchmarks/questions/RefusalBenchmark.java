package dev.signet.jose.benchmarks.questions;

import dev.signet.jose.benchmarks.tokens.Algorithm;
import dev.signet.jose.benchmarks.tokens.Claims;
import dev.signet.jose.benchmarks.tokens.Tokens;
import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.jwk.JwkSet;
import dev.signet.jose.jwk.OctJwk;
import dev.signet.jose.jws.Hmac;
import dev.signet.jose.jws.JwsVerifier;
import dev.signet.jose.jwt.Jwt;
import dev.signet.jose.jwt.JwtDecoder;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.crypto.SecretKey;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * What does it cost to refuse a token, against accepting one: HS256 with a key set. Only this library: no other is shown with
 * hostile input. The call stands at the bottom of the stack, or under a hundred frames.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class RefusalBenchmark {

    /** What is wrong with the tokens. */
    public enum Fault {
        NONE,
        SIGNATURE,
        HEADER,
        ALGORITHM,
        UNKNOWN_KEY,
        EXPIRED,
        TOO_LONG
    }

    @Param("NONE")
    Fault fault;

    @Param({"0"})
    int frames;

    private final String[] tokens = new String[Tokens.COUNT];
    private JwtDecoder decoder;
    private int n;

    @Setup
    public void prepare() throws Exception {
        Tokens all = new Tokens(Algorithm.HS256);
        JwkSet keys = JwkSet.of(OctJwk.of((SecretKey) all.keys().verifying())
                .withKeyId(all.keys().id())
                .withAlgorithm("HS256"));
        decoder = Jwt.verifiedBy(JwsVerifier.of(keys, Hmac.HS256))
                .issuer(Claims.ISSUER)
                .audience(Claims.AUDIENCE)
                .build();
        for (int i = 0; i < tokens.length; i++) {
            tokens[i] = token(all, i);
            if ((decide(tokens[i]) instanceof InvalidTokenException) != (fault != Fault.NONE)) {
                throw new IllegalStateException("accepted what should be refused, or refused a good token");
            }
        }
    }

    @Benchmark
    public Object decide() {
        return under(frames, tokens[n++ & (Tokens.COUNT - 1)]);
    }

    private Object under(int left, String token) {
        return left == 0 ? decide(token) : under(left - 1, token);
    }

    private Object decide(String token) {
        try {
            return decoder.decode(token);
        } catch (InvalidTokenException e) {
            return e;
        }
    }

    private String token(Tokens all, int i) throws Exception {
        String good = all.token(i);
        String other = all.token(i + 1);
        String json = Claims.of(i).json();
        return switch (fault) {
            case NONE -> good;
            case SIGNATURE -> good.substring(0, good.lastIndexOf('.')) + other.substring(other.lastIndexOf('.'));
            case HEADER -> all.token(all.header().replace("}", ""), json);
            case ALGORITHM -> all.token(all.header().replace("HS256", "HS384"), json);
            case UNKNOWN_KEY -> all.token(all.header().replace("login", "logic"), json);
            case EXPIRED ->
                all.token(Claims.of(i)
                        .until(Optional.of(Instant.parse("2026-01-01T01:00:00Z")))
                        .json());
            case TOO_LONG -> good + "A".repeat(300_000);
        };
    }
}
