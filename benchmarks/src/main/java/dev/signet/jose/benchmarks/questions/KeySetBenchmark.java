package dev.signet.jose.benchmarks.questions;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.jwk.JWKSet;
import dev.signet.jose.benchmarks.libraries.Library;
import dev.signet.jose.benchmarks.tokens.PublicKeys;
import dev.signet.jose.core.JsonObject;
import dev.signet.jose.core.TokenLimits;
import dev.signet.jose.jwk.Jwk;
import dev.signet.jose.jwk.JwkSet;
import dev.signet.jose.jwk.JwkSetReader;
import dev.signet.jose.jwk.KeyOperation;
import dev.signet.jose.jwk.RsaJwk;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jose4j.jwk.JsonWebKeySet;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * How long does it take to read a key set of which half the keys are RSA and half are on P-256, and to find one key in it by
 * its ID, and to read the same keys again. Bare is the JSON alone.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class KeySetBenchmark {

    /** A thousand keys as JSON are longer than a token may be. */
    private static final TokenLimits LIMITS =
            TokenLimits.defaults().withKeys(1000).withTokenOctets(1 << 20).withJsonMembers(100_000);

    private static final JwkSetReader LIMITED = JwkSet.reader().withLimits(LIMITS);

    @Param("10")
    int keys;

    @Param("SIGNET")
    Library library;

    private String json;
    private byte[] again = {};
    private final String[] keyIds = new String[64];
    private JwkSet signet;
    private JWKSet nimbus;
    private JsonWebKeySet jose4j;
    private int n;

    @Setup
    public void prepare() throws Exception {
        json = PublicKeys.set(keys);
        for (int i = 0; i < keyIds.length; i++) {
            keyIds[i] = "rsa-" + i % ((keys + 1) / 2);
        }
        signet = LIMITED.reusingKeysOf(JwkSet.of()).readPublic(json);
        again = json.getBytes(UTF_8);
        nimbus = JWKSet.parse(json);
        jose4j = new JsonWebKeySet(json);
        if (signet.keys().size() != keys
                || nimbus.size() != keys
                || jose4j.getJsonWebKeys().size() != keys) {
            throw new IllegalStateException("expected " + keys + " keys");
        }
    }

    @Benchmark
    public Object parse() throws Exception {
        return switch (library) {
            case BARE -> JsonObject.parse(json, LIMITS);
            case SIGNET -> LIMITED.read(json);
            case NIMBUS -> JWKSet.parse(json);
            case JOSE4J -> new JsonWebKeySet(json);
            default -> throw new IllegalArgumentException("not measured: " + library);
        };
    }

    /** The same keys come once more, in octets of their own, as they come from a server. */
    @Benchmark
    public Object refresh() throws Exception {
        return switch (library) {
            case BARE -> JsonObject.parse(again, LIMITS);
            case SIGNET -> LIMITED.reusingKeysOf(signet).readPublic(again);
            case NIMBUS -> JWKSet.parse(new String(again, UTF_8));
            default -> throw new IllegalArgumentException("not measured: " + library);
        };
    }

    /** Returns the JCA's key. */
    @Benchmark
    public Object select() throws Exception {
        String keyId = keyIds[n++ & (keyIds.length - 1)];
        return switch (library) {
            case SIGNET -> publicKey(signet.select(KeyOperation.VERIFY, "RS256", Optional.of(keyId)));
            case NIMBUS -> nimbus.getKeyByKeyId(keyId).toRSAKey().toRSAPublicKey();
            case JOSE4J -> jose4j.findJsonWebKey(keyId, "RSA", null, null).getKey();
            default -> throw new IllegalArgumentException("not measured: " + library);
        };
    }

    private static Object publicKey(Optional<Jwk> key) {
        return ((RsaJwk) key.orElseThrow()).publicKey();
    }
}
