package dev.signet.jose.benchmarks.questions;

import dev.signet.jose.benchmarks.libraries.Library;
import dev.signet.jose.jwe.ContentEncryption;
import dev.signet.jose.jwe.Direct;
import dev.signet.jose.jwe.JweDecrypter;
import java.io.BufferedInputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.concurrent.TimeUnit;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * How long does a long stream take with {@code dir} and {@code A256GCM}, in a heap of 64 MiB. Bare is the cipher alone in pieces of
 * 16 KiB, which encrypts in both: the JDK's decrypts nothing before the end.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class StreamBenchmark {

    private static final int PIECE = 1 << 14;

    @Param("SIGNET")
    Library library;

    @Param("1024")
    int mebibytes;

    private final SecretKey key = new SecretKeySpec(new byte[32], "AES");
    private Path token;

    @Setup
    public void prepare() throws Exception {
        if (library == Library.SIGNET) {
            token = Files.createTempFile("stream", ".jwe");
            try (OutputStream out = Files.newOutputStream(token)) {
                Direct.DIR.encrypter(key, ContentEncryption.A256GCM).encrypt(new Zeros(mebibytes), out);
            }
        }
    }

    @TearDown
    public void delete() throws Exception {
        if (token != null) {
            Files.deleteIfExists(token);
        }
    }

    @Benchmark
    public Object encrypt() throws Exception {
        if (library == Library.BARE) {
            return bare();
        }
        Direct.DIR
                .encrypter(key, ContentEncryption.A256GCM)
                .encrypt(new Zeros(mebibytes), OutputStream.nullOutputStream());
        return key;
    }

    @Benchmark
    public Object decrypt() throws Exception {
        if (library == Library.BARE) {
            return bare();
        }
        JweDecrypter decrypter = Direct.DIR.decrypter(key, ContentEncryption.A256GCM);
        try (InputStream in = new BufferedInputStream(Files.newInputStream(token), PIECE)) {
            return decrypter.decrypt(in, OutputStream.nullOutputStream(), Long.MAX_VALUE);
        }
    }

    private Object bare() throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(128, new byte[12]));
        byte[] piece = new byte[PIECE];
        byte[] sealed = new byte[PIECE + 16];
        long pieces = (long) mebibytes * ((1 << 20) / PIECE);
        for (long n = 0; n < pieces; n++) {
            cipher.update(piece, 0, PIECE, sealed);
        }
        return cipher.doFinal();
    }

    /** As many zeros as asked for. */
    private static final class Zeros extends InputStream {

        private long left;

        Zeros(int mebibytes) {
            this.left = (long) mebibytes << 20;
        }

        @Override
        public int read() {
            return left-- > 0 ? 0 : -1;
        }

        @Override
        public int read(byte[] target, int from, int length) {
            if (left == 0) {
                return -1;
            }
            int count = (int) Math.min(left, length);
            left -= count;
            return count;
        }
    }
}
