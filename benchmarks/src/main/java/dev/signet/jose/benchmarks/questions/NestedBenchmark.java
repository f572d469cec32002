package dev.signet.jose.benchmarks.questions;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.signet.jose.benchmarks.libraries.BareEncrypted;
import dev.signet.jose.benchmarks.libraries.BareSigned;
import dev.signet.jose.benchmarks.libraries.EncryptedTokens;
import dev.signet.jose.benchmarks.libraries.Library;
import dev.signet.jose.benchmarks.libraries.Providers;
import dev.signet.jose.benchmarks.libraries.SignedTokens;
import dev.signet.jose.benchmarks.libraries.SignetEncrypted;
import dev.signet.jose.benchmarks.libraries.SignetSigned;
import dev.signet.jose.benchmarks.tokens.Algorithm;
import dev.signet.jose.benchmarks.tokens.Claims;
import dev.signet.jose.benchmarks.tokens.Content;
import dev.signet.jose.benchmarks.tokens.Encryption;
import dev.signet.jose.benchmarks.tokens.KeyManagement;
import dev.signet.jose.benchmarks.tokens.Keys;
import dev.signet.jose.benchmarks.tokens.Tokens;
import dev.signet.jose.jwt.Jwt;
import dev.signet.jose.jwt.JwtDecoder;
import dev.signet.jose.jwt.JwtEncoder;
import java.util.List;
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
 * How long does it take to sign a token and encrypt it, and the other way. Bare is the sum of the primitives, each over some
 * 300 octets. The other libraries sign and encrypt by hand.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class NestedBenchmark {

    @Param("SIGNET")
    Library library;

    @Param("ES256")
    Algorithm algorithm;

    @Param("ECDH_ES_A256KW")
    KeyManagement management;

    private Tokens tokens;
    private Nested nested;
    private String[] encoded;
    private int n;

    /** What encodes and decodes the n-th token. */
    private interface Nested {
        Object encode(int n) throws Exception;

        Object decode(int n, String token) throws Exception;
    }

    @Setup
    public void prepare() throws Exception {
        tokens = new Tokens(algorithm);
        Encryption encryption = new Encryption(management, Content.A256GCM);
        Keys outer = management.keys();
        nested = switch (library) {
            case BARE -> bare(encryption);
            case SIGNET -> signet(encryption, outer);
            default ->
                byHand(
                        library.signed(algorithm, tokens.keys(), Providers.DEFAULT),
                        library.encrypted(encryption, outer, Providers.DEFAULT));
        };
        encoded = new String[Tokens.COUNT];
        for (int i = 0; library != Library.BARE && i < encoded.length; i++) {
            encoded[i] = (String) nested.encode(i);
            if (!nested.decode(i, encoded[i]).equals(tokens.claims(i).read())) {
                throw new IllegalStateException("other claims came out");
            }
        }
    }

    @Benchmark
    public Object encode() throws Exception {
        return nested.encode(n++);
    }

    @Benchmark
    public Object decode() throws Exception {
        int turn = n++;
        return nested.decode(turn, encoded[turn & (Tokens.COUNT - 1)]);
    }

    private Nested signet(Encryption encryption, Keys outer) {
        JwtEncoder encoder = Jwt.signedWith(SignetSigned.signer(algorithm, tokens.keys(), Providers.DEFAULT))
                .thenEncryptedWith(SignetEncrypted.encrypter(encryption, outer, Providers.DEFAULT));
        JwtDecoder decoder = Jwt.decryptedBy(SignetEncrypted.decrypter(encryption, outer, Providers.DEFAULT))
                .thenVerifiedBy(SignetSigned.verifier(algorithm, tokens.keys(), Providers.DEFAULT))
                .issuer(Claims.ISSUER)
                .audience(Claims.AUDIENCE)
                .build();
        return new Nested() {
            @Override
            public Object encode(int n) {
                return encoder.encode(SignetSigned.said(tokens.claims(n)));
            }

            @Override
            public Object decode(int n, String token) {
                return SignetSigned.read(decoder.decode(token).claims());
            }
        };
    }

    private Nested bare(Encryption encryption) throws Exception {
        BareSigned inner = BareSigned.of(Library.BARE, algorithm, tokens);
        BareEncrypted outer =
                new BareEncrypted(encryption, List.of(Claims.of(0).json().getBytes(UTF_8)));
        return new Nested() {
            @Override
            public Object encode(int n) throws Exception {
                return inner.sign(n).length > 0 ? outer.seal(n) : inner;
            }

            @Override
            public Object decode(int n, String token) throws Exception {
                byte[] opened = outer.open(n);
                return inner.verify(n) ? opened : inner;
            }
        };
    }

    private Nested byHand(SignedTokens inner, EncryptedTokens outer) {
        return new Nested() {
            @Override
            public Object encode(int n) throws Exception {
                return outer.encryptContent(inner.sign(tokens.claims(n)).getBytes(ISO_8859_1));
            }

            @Override
            public Object decode(int n, String token) throws Exception {
                return inner.verify(new String(outer.decryptContent(token), ISO_8859_1));
            }
        };
    }
}
