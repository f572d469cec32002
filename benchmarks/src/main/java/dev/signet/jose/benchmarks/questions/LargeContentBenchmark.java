package dev.signet.jose.benchmarks.questions;

import dev.signet.jose.benchmarks.libraries.BareEncrypted;
import dev.signet.jose.benchmarks.libraries.EncryptedTokens;
import dev.signet.jose.benchmarks.libraries.Library;
import dev.signet.jose.benchmarks.libraries.Providers;
import dev.signet.jose.benchmarks.tokens.Content;
import dev.signet.jose.benchmarks.tokens.Encryption;
import dev.signet.jose.benchmarks.tokens.KeyManagement;
import dev.signet.jose.benchmarks.tokens.Keys;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/**
 * How long does it take to encrypt and decrypt a mebibyte with {@code dir} and {@code A256GCM}, in a process that has done so for
 * a while, and a hundred of them in one that begins.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class LargeContentBenchmark {

    private static final int OCTETS = 1 << 20;

    @Param("SIGNET")
    Library library;

    /** How many messages the first ones are. */
    @Param("100")
    int messages;

    private final byte[] plaintext = new byte[OCTETS];
    private BareEncrypted bare;
    private EncryptedTokens encrypted;
    private String token;

    @Setup
    public void prepare() throws Exception {
        new Random(1).nextBytes(plaintext);
        Encryption encryption = new Encryption(KeyManagement.DIR, Content.A256GCM);
        if (library.isBare()) {
            bare = new BareEncrypted(encryption, List.of(plaintext));
            return;
        }
        Keys keys = encryption.management().keys();
        encrypted = library.encrypted(encryption, keys, Providers.DEFAULT);
        token = encrypted.encryptContent(plaintext);
        if (!Arrays.equals(plaintext, encrypted.decryptContent(token))) {
            throw new IllegalStateException("other octets came out");
        }
    }

    @Benchmark
    public Object encrypt() throws Exception {
        return encrypted == null ? bare.seal(0) : encrypted.encryptContent(plaintext);
    }

    @Benchmark
    public Object decrypt() throws Exception {
        return encrypted == null ? bare.open(0) : encrypted.decryptContent(token);
    }

    @Benchmark
    public void encryptFirst(Blackhole sink) throws Exception {
        for (int n = 0; n < messages; n++) {
            sink.consume(encrypt());
        }
    }

    @Benchmark
    public void decryptFirst(Blackhole sink) throws Exception {
        for (int n = 0; n < messages; n++) {
            sink.consume(decrypt());
        }
    }
}
