package dev.signet.jose.benchmarks;

import dev.signet.jose.jwe.ContentEncryption;
import dev.signet.jose.jwe.Direct;
import dev.signet.jose.jwe.JweEncrypter;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.security.GeneralSecurityException;
import java.util.Locale;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * How fast a long stream is encrypted beside the bare cipher, in constant memory: run it with {@code -Xmx64m}. No JMH
 * benchmark, as one operation takes seconds; processor time counts. Arguments: how many mebibytes (1024).
 */
public final class StreamSpeed {

    private static final int PIECE = 1 << 14;
    private static final int PIECES_OF_A_MEBIBYTE = (1 << 20) / PIECE;

    private StreamSpeed() {}

    /** Something that takes all octets. */
    private interface Run {
        void over(Zeros zeros) throws Exception;
    }

    public static void main(String[] args) throws Exception {
        int mebibytes = args.length == 0 ? 1024 : Integer.parseInt(args[0]);
        SecretKey key = new SecretKeySpec(new byte[32], "AES");
        JweEncrypter encrypter = Direct.DIR.encrypter(key, ContentEncryption.A256GCM);
        Run bare = zeros -> encrypt(key, zeros);
        Run ours = zeros -> encrypter.encrypt(zeros, OutputStream.nullOutputStream());
        bare.over(new Zeros(mebibytes / 8));
        ours.over(new Zeros(mebibytes / 8));
        print("bare AES-256-GCM", mebibytes, bare);
        print("encrypt(InputStream, OutputStream)", mebibytes, ours);
    }

    private static void print(String what, int mebibytes, Run run) throws Exception {
        long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        run.over(new Zeros(mebibytes));
        double seconds = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start) / 1e9;
        System.out.printf(Locale.ROOT, "%-36s %7.1f MiB/s%n", what, mebibytes / seconds);
    }

    private static void encrypt(SecretKey key, Zeros zeros) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(128, new byte[12]));
        byte[] piece = new byte[PIECE];
        byte[] sealed = new byte[PIECE + 16];
        for (int length = zeros.read(piece); length >= 0; length = zeros.read(piece)) {
            cipher.update(piece, 0, length, sealed);
        }
        cipher.doFinal();
    }

    /** As many zeros as asked for. */
    private static final class Zeros extends InputStream {

        private long left;

        Zeros(int mebibytes) {
            this.left = mebibytes * (long) PIECES_OF_A_MEBIBYTE * PIECE;
        }

        @Override
        public int read() {
            return left-- > 0 ? 0 : -1;
        }

        @Override
        public int read(byte[] target) {
            return read(target, 0, target.length);
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
