package dev.signet.jose.benchmarks.questions;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.signet.jose.benchmarks.libraries.BareEncrypted;
import dev.signet.jose.benchmarks.libraries.EncryptedTokens;
import dev.signet.jose.benchmarks.libraries.Library;
import dev.signet.jose.benchmarks.libraries.Providers;
import dev.signet.jose.benchmarks.tokens.Claims;
import dev.signet.jose.benchmarks.tokens.Content;
import dev.signet.jose.benchmarks.tokens.Encryption;
import dev.signet.jose.benchmarks.tokens.KeyManagement;
import dev.signet.jose.benchmarks.tokens.Keys;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * How long does it take to make an encrypted token, from claims that are built anew, and to read one: it is decrypted,
 * issuer, audience and times are checked, and three claims are looked at. The tokens that are read are this library's.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class EncryptedTokensBenchmark {

    private static final int COUNT = 64;

    /** As one of these takes a tenth of a second and more. */
    private static final int COUNT_OF_PASSWORDS = 4;

    @Param("SIGNET")
    Library library;

    @Param("DIR")
    KeyManagement management;

    @Param("A256GCM")
    Content content;

    @Param("DEFAULT")
    Providers providers;

    private BareEncrypted bare;
    private EncryptedTokens encrypted;
    private Claims[] claims;
    private String[] tokens;
    private int n;

    @Setup
    public void prepare() throws Exception {
        providers.register();
        int count = management == KeyManagement.PBES2_HS256_A128KW ? COUNT_OF_PASSWORDS : COUNT;
        Encryption encryption = new Encryption(management, content);
        claims = IntStream.range(0, count).mapToObj(Claims::of).toArray(Claims[]::new);
        if (library.isBare()) {
            bare = new BareEncrypted(
                    encryption,
                    IntStream.range(0, count)
                            .mapToObj(i -> claims[i].json().getBytes(UTF_8))
                            .toList());
            UsedProviders.report(this::decrypt);
            return;
        }
        Keys keys = management.keys();
        encrypted = library.encrypted(encryption, keys, providers);
        EncryptedTokens ours = Library.SIGNET.encrypted(encryption, keys, Providers.DEFAULT);
        if (management != KeyManagement.PBES2_HS256_A128KW) {
            Check.encrypted(encrypted, ours);
        }
        tokens = new String[count];
        for (int i = 0; i < count; i++) {
            tokens[i] = ours.encrypt(claims[i]);
        }
        UsedProviders.report(() -> {
            EncryptedTokens anew = library.encrypted(encryption, keys, providers);
            return anew.decrypt(anew.encrypt(claims[0]));
        });
    }

    @Benchmark
    public Object encrypt() throws Exception {
        int turn = n++ & (claims.length - 1);
        return encrypted == null ? bare.seal(turn) : encrypted.encrypt(claims[turn]);
    }

    @Benchmark
    public Object decrypt() throws Exception {
        int turn = n++ & (claims.length - 1);
        return encrypted == null ? bare.open(turn) : encrypted.decrypt(tokens[turn]);
    }
}
