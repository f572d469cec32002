package dev.signet.jose.benchmarks.questions;

import com.nimbusds.jose.jwk.JWK;
import dev.signet.jose.benchmarks.libraries.Library;
import dev.signet.jose.benchmarks.tokens.PublicKeys;
import dev.signet.jose.core.JsonObject;
import dev.signet.jose.jwk.Jwk;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jose4j.jwk.JsonWebKey;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * How long does it take to read one public key that comes with a request, such as {@code epk} or the {@code jwk} of DPoP. Bare
 * is the JSON alone. Nimbus makes no key before one is asked for, so it is asked for here.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class PublicKeyBenchmark {

    private static final int COUNT = 64;

    /** Of those that take long to make. */
    private static final int FEW = 16;

    /** The kind of key. */
    public enum Kind {
        RSA_2048,
        RSA_4096,
        P_256,
        P_521,
        ED25519,
        X25519
    }

    @Param("RSA_2048")
    Kind kind;

    @Param("SIGNET")
    Library library;

    private List<String> keys;
    private int n;

    @Setup
    public void prepare() throws Exception {
        keys = switch (kind) {
            case RSA_2048 -> PublicKeys.rsa(2048, COUNT);
            case RSA_4096 -> PublicKeys.rsa(4096, FEW);
            case P_256 -> PublicKeys.ec("P-256", COUNT);
            case P_521 -> PublicKeys.ec("P-521", COUNT);
            case ED25519 -> PublicKeys.okp("Ed25519", COUNT);
            case X25519 -> PublicKeys.okp("X25519", COUNT);
        };
        if (library != Library.BARE) {
            String broken = keys.get(0).replaceFirst("\"kty\":\"[A-Z]+\"", "\"kty\":\"none\"");
            try {
                read(broken);
            } catch (Exception refused) {
                return;
            }
            throw new IllegalStateException("accepted a key of no type");
        }
    }

    @Benchmark
    public Object read() throws Exception {
        return read(keys.get(n++ & (keys.size() - 1)));
    }

    private Object read(String json) throws Exception {
        return switch (library) {
            case BARE -> JsonObject.parse(json);
            case SIGNET -> Jwk.parse(json);
            case NIMBUS -> nimbus(JWK.parse(json));
            case JOSE4J -> JsonWebKey.Factory.newJwk(json);
            default -> throw new IllegalArgumentException("not measured: " + library);
        };
    }

    /** Asks for what the JDK can have: Nimbus has no JCA form of an octet key pair. */
    private Object nimbus(JWK key) throws Exception {
        return switch (kind) {
            case RSA_2048, RSA_4096 -> key.toRSAKey().toRSAPublicKey();
            case P_256, P_521 -> key.toECKey().toECPublicKey();
            case ED25519, X25519 -> key;
        };
    }
}
