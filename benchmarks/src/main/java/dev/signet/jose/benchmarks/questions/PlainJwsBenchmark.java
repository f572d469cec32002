package dev.signet.jose.benchmarks.questions;

import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.MACVerifier;
import dev.signet.jose.benchmarks.libraries.BareSigned;
import dev.signet.jose.benchmarks.libraries.Library;
import dev.signet.jose.benchmarks.libraries.Providers;
import dev.signet.jose.benchmarks.libraries.SignetSigned;
import dev.signet.jose.benchmarks.tokens.Algorithm;
import dev.signet.jose.benchmarks.tokens.Tokens;
import dev.signet.jose.jws.JwsVerifier;
import java.util.concurrent.TimeUnit;
import javax.crypto.SecretKey;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.JsonWebSignature;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** How long does it take to verify a JWS of HS256 whose payload is returned as it is: no claims are read. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class PlainJwsBenchmark {

    @Param("SIGNET")
    Library library;

    private Tokens tokens;
    private BareSigned bare;
    private JwsVerifier signet;
    private JWSVerifier nimbus;
    private final AlgorithmConstraints jose4j = new AlgorithmConstraints(ConstraintType.PERMIT, "HS256");
    private int n;

    @Setup
    public void prepare() throws Exception {
        tokens = new Tokens(Algorithm.HS256);
        bare = BareSigned.of(Library.BARE, Algorithm.HS256, tokens);
        signet = SignetSigned.verifier(Algorithm.HS256, tokens.keys(), Providers.DEFAULT);
        nimbus = new MACVerifier((SecretKey) tokens.keys().verifying());
        String good = tokens.token(0);
        String other = tokens.token(1);
        if (library != Library.BARE) {
            try {
                verify(good.substring(0, good.lastIndexOf('.')) + other.substring(other.lastIndexOf('.')));
            } catch (Exception refused) {
                return;
            }
            throw new IllegalStateException("accepted the signature of another token");
        }
    }

    @Benchmark
    public Object verify() throws Exception {
        return library == Library.BARE ? (Object) bare.verify(n++) : verify(tokens.token(n++));
    }

    private byte[] verify(String token) throws Exception {
        switch (library) {
            case SIGNET -> {
                return signet.verify(token).payload();
            }
            case NIMBUS -> {
                JWSObject jws = JWSObject.parse(token);
                if (!jws.verify(nimbus)) {
                    throw new IllegalArgumentException("wrong signature");
                }
                return jws.getPayload().toBytes();
            }
            case JOSE4J -> {
                JsonWebSignature jws = new JsonWebSignature();
                jws.setAlgorithmConstraints(jose4j);
                jws.setCompactSerialization(token);
                jws.setKey(tokens.keys().verifying());
                if (!jws.verifySignature()) {
                    throw new IllegalArgumentException("wrong signature");
                }
                return jws.getPayloadBytes();
            }
            default -> throw new IllegalArgumentException("not measured: " + library);
        }
    }
}
