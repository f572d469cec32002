package dev.signet.jose.benchmarks.questions;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.signet.jose.benchmarks.tokens.Claims;
import dev.signet.jose.core.JsonObject;
import dev.signet.jose.jwk.OctJwk;
import dev.signet.jose.jws.Hmac;
import dev.signet.jose.jwt.Jwt;
import dev.signet.jose.jwt.JwtClaims;
import dev.signet.jose.jwt.JwtDecoder;
import dev.signet.jose.jwt.JwtEncoder;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Claims of 300 octets as a record with ten components: through the library, and through plain Jackson with a reader and a
 * writer made once for a record that takes seconds as {@code long}. Plain Jackson looks at no duplicate names.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class RecordBenchmark {

    /** What the library binds. */
    public record Session(
            String iss,
            String sub,
            String aud,
            Instant exp,
            Instant iat,
            Instant nbf,
            String jti,
            String scope,
            String tenant,
            List<String> roles) {}

    /** The same for Jackson, whose own {@code Instant} is no NumericDate. */
    public record Plain(
            String iss,
            String sub,
            String aud,
            long exp,
            long iat,
            long nbf,
            String jti,
            String scope,
            String tenant,
            List<String> roles) {}

    private final byte[] json = Claims.of(0).json().getBytes(UTF_8);
    private final JwtClaims claims = JwtClaims.of(JsonObject.parse(json));
    private final ObjectMapper jackson = JsonMapper.builder().build();
    private final ObjectReader reader = jackson.readerFor(Plain.class);
    private final ObjectWriter writer = jackson.writerFor(Plain.class);
    private final Session session = claims.as(Session.class);
    private final Plain plain = readPlain();

    private final OctJwk key = OctJwk.generate(32);
    private final JwtEncoder encoder = Jwt.signedWith(Hmac.HS256.signer(key));
    private final JwtDecoder decoder = Jwt.verifiedBy(Hmac.HS256.verifier(key))
            .issuer(Claims.ISSUER)
            .audience(Claims.AUDIENCE)
            .build();
    private final String token = encoder.encode(claims);

    /** JSON to a record, Jackson alone. */
    @Benchmark
    public Plain plainRead() {
        return readPlain();
    }

    /** Claims to a record: what {@code as} costs. */
    @Benchmark
    public Session as() {
        return claims.as(Session.class);
    }

    /** JSON to claims to a record. */
    @Benchmark
    public Session parseAs() {
        return JwtClaims.of(JsonObject.parse(json)).as(Session.class);
    }

    /** A token to claims. */
    @Benchmark
    public JwtClaims decode() {
        return decoder.decode(token).claims();
    }

    /** A token to a record. */
    @Benchmark
    public Session decodeAs() {
        return decoder.decode(token).claims().as(Session.class);
    }

    /** A record to JSON, Jackson alone. */
    @Benchmark
    public byte[] plainWrite() throws IOException {
        return writer.writeValueAsBytes(plain);
    }

    /** A record to claims. */
    @Benchmark
    public JwtClaims of() {
        return JwtClaims.of(session);
    }

    /** A record to a token. */
    @Benchmark
    public String encodeOf() {
        return encoder.encode(JwtClaims.of(session));
    }

    private Plain readPlain() {
        try {
            return reader.readValue(json);
        } catch (IOException e) {
            throw new IllegalStateException("Jackson does not read the claims", e);
        }
    }
}
