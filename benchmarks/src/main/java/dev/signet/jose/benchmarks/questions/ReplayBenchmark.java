package dev.signet.jose.benchmarks.questions;

import dev.signet.jose.benchmarks.tokens.Claims;
import dev.signet.jose.jws.Hmac;
import dev.signet.jose.jwt.Jwt;
import dev.signet.jose.jwt.JwtClaims;
import dev.signet.jose.jwt.JwtDecoder;
import dev.signet.jose.jwt.JwtDecoderBuilder;
import dev.signet.jose.jwt.JwtEncoder;
import dev.signet.jose.jwt.ReplayStore;
import dev.signet.jose.jwt.VerifiedJwt;
import dev.signet.jose.jwt.replay.InMemoryReplayStore;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import javax.crypto.spec.SecretKeySpec;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.ThreadParams;

/**
 * What it costs to accept each token once: two threads issue tokens of HS256 that live for two seconds and decode each of
 * them, by a decoder that remembers them and by one that does not. The difference is the store.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
        value = 1,
        jvmArgs = {"-Xms2g", "-Xmx2g", "-XX:+UseG1GC"})
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Threads(2)
public class ReplayBenchmark {

    private static final Duration LIFETIME = Duration.ofSeconds(2);

    /** More than two threads use up in a lifetime. */
    private static final int ROOM = 10_000_000;

    /** What both threads share. */
    @State(Scope.Benchmark)
    public static class Service {
        private final SecretKeySpec key = new SecretKeySpec(new byte[32], "HmacSHA256");
        private final ReplayStore store = InMemoryReplayStore.holding(ROOM);
        private final JwtEncoder encoder = Jwt.signedWith(Hmac.HS256.signer(key));
        private final JwtDecoder forgetting = decoder().build();
        private final JwtDecoder remembering = decoder().rejectingReplays(store).build();

        private JwtDecoderBuilder<JwtDecoder> decoder() {
            return Jwt.verifiedBy(Hmac.HS256.verifier(key))
                    .issuer(Claims.ISSUER)
                    .audience(Claims.AUDIENCE)
                    .clockSkew(Duration.ZERO);
        }

        private String token(String id) {
            return encoder.encode(JwtClaims.builder()
                    .issuer(Claims.ISSUER)
                    .audience(Claims.AUDIENCE)
                    .lifetime(LIFETIME)
                    .jwtId(id)
                    .build());
        }
    }

    /** What no two calls have in common. */
    @State(Scope.Thread)
    public static class Numbers {
        private long number;

        private String next(ThreadParams thread) {
            return thread.getThreadIndex() + "-" + number++;
        }
    }

    @Benchmark
    public VerifiedJwt forgetting(Service service, Numbers numbers, ThreadParams thread) {
        return service.forgetting.decode(service.token(numbers.next(thread)));
    }

    @Benchmark
    public VerifiedJwt remembering(Service service, Numbers numbers, ThreadParams thread) {
        return service.remembering.decode(service.token(numbers.next(thread)));
    }
}
