package dev.signet.jose.benchmarks.questions;

import dev.signet.jose.jwk.Curve;
import dev.signet.jose.jwk.EcJwk;
import dev.signet.jose.jwk.JwkSet;
import dev.signet.jose.jwk.JwkSource;
import dev.signet.jose.jwk.rotation.RotatingKeys;
import dev.signet.jose.jws.Ecdsa;
import dev.signet.jose.jws.JwsSigner;
import dev.signet.jose.jws.JwsVerifier;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * What keys cost that rotate, beside keys that stay: signing and verifying 300 octets with ES256, with a rotation after
 * each thousand calls, whose own time is shared by them.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class RotatingKeysBenchmark {

    private static final int CALLS_TO_A_ROTATION = 1_000;
    private static final int TOKENS = 8;
    private static final Duration TERM = Duration.ofMinutes(5);

    /** Whether keys rotate. */
    public enum Rotation {
        ROTATE,
        STAY
    }

    @Param("ROTATE")
    Rotation rotation;

    private final byte[] content = new byte[300];
    private final String[] tokens = new String[TOKENS];
    private Instant now = Instant.parse("2026-03-01T12:00:00Z");
    private Runnable rotate;
    private Supplier<JwsSigner> signer;
    private JwsVerifier verifier;
    private int n;

    @Setup
    public void prepare() {
        JwkSource keys = rotation == Rotation.ROTATE ? rotating() : staying();
        verifier = JwsVerifier.of(keys, Ecdsa.ES256);
        sign(tokens);
    }

    @Benchmark
    public String sign() {
        if (++n % CALLS_TO_A_ROTATION == 0) {
            rotate.run();
        }
        return signer.get().sign(content);
    }

    @Benchmark
    public Object verify() {
        if (++n % CALLS_TO_A_ROTATION == 0) {
            rotate.run();
            sign(tokens);
        }
        return verifier.verify(tokens[n % TOKENS]);
    }

    private void sign(String[] into) {
        for (int i = 0; i < into.length; i++) {
            content[0] = (byte) i;
            into[i] = signer.get().sign(content);
        }
    }

    private JwkSource staying() {
        EcJwk key = EcJwk.generate(Curve.P_256).withThumbprintKeyId();
        JwsSigner only = Ecdsa.ES256.signer(key);
        signer = () -> only;
        rotate = () -> {};
        return JwkSet.of(key.toPublic());
    }

    private JwkSource rotating() {
        InstantSource time = () -> now;
        RotatingKeys keys = RotatingKeys.inMemory()
                .signingWith(Ecdsa.ES256)
                .publishedBefore(Duration.ofMinutes(1))
                .signingFor(TERM)
                .verifiedAfter(Duration.ofMinutes(10))
                .clock(time.withZone(ZoneOffset.UTC))
                .build();
        signer = keys::signer;
        rotate = () -> {
            now = now.plus(TERM);
            keys.refresh();
        };
        return keys;
    }
}
