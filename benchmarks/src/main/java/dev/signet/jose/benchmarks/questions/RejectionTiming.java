package dev.signet.jose.benchmarks.questions;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.jwe.ContentEncryption;
import dev.signet.jose.jwe.InsecureRsa15;
import dev.signet.jose.jwe.JweDecrypter;
import dev.signet.jose.jwe.RsaOaep;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.MGF1ParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import javax.crypto.Cipher;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;

/**
 * Whether a recipient's time tells a good RSA padding from a bad one (RFC 7516 section 11.5).
 *
 * <p>No JMH benchmark: tokens of all kinds come in random order in one run, and each kind is compared with the good padding
 * by Welch's t over the fastest 90 % of all measurements. Below about 4.5 the difference is noise. Arguments: how many
 * tokens of each kind (20,000).
 */
public final class RejectionTiming {
    private static final int VARIANTS = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private RejectionTiming() {}

    /** One way to fail, in several variants, so that no ciphertext is special. */
    private record Kind(String name, List<String> tokens, long[] times) {}

    /** Makes an encrypted key. */
    private interface EncryptedKey {
        byte[] make() throws GeneralSecurityException;
    }

    public static void main(String[] args) throws GeneralSecurityException {
        int count = args.length == 0 ? 20_000 : Integer.parseInt(args[0]);
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        KeyPair pair = generator.generateKeyPair();
        RSAPublicKey key = (RSAPublicKey) pair.getPublic();
        RSAPrivateKey own = (RSAPrivateKey) pair.getPrivate();
        compare(
                InsecureRsa15.RSA1_5.decrypter(own, ContentEncryption.A256GCM),
                List.of(
                        kind("RSA1_5", "good padding, wrong key", count, () -> pkcs1(key, 32)),
                        kind("RSA1_5", "good padding, again", count, () -> pkcs1(key, 32)),
                        kind("RSA1_5", "no padding", count, () -> anything(key)),
                        kind("RSA1_5", "good padding, key too short", count, () -> pkcs1(key, 16)),
                        kind("RSA1_5", "good padding, key too long", count, () -> pkcs1(key, 64))));
        compare(
                RsaOaep.RSA_OAEP_256.decrypter(own, ContentEncryption.A256GCM),
                List.of(
                        kind("RSA-OAEP-256", "good padding, wrong key", count, () -> oaep(key, 32)),
                        kind("RSA-OAEP-256", "good padding, again", count, () -> oaep(key, 32)),
                        kind("RSA-OAEP-256", "no padding", count, () -> anything(key)),
                        kind("RSA-OAEP-256", "good padding, key too short", count, () -> oaep(key, 16)),
                        kind("RSA-OAEP-256", "good padding, key too long", count, () -> oaep(key, 64))));
    }

    private static void compare(JweDecrypter decrypter, List<Kind> kinds) {
        Random order = new Random(7516);
        int count = kinds.get(0).times().length;
        for (int i = -count / 10; i < count; i++) {
            int first = order.nextInt(kinds.size());
            for (int k = 0; k < kinds.size(); k++) {
                Kind kind = kinds.get((first + k) % kinds.size());
                long time = time(decrypter, kind.tokens().get(order.nextInt(VARIANTS)));
                if (i >= 0) {
                    kind.times()[i] = time;
                }
            }
        }
        long[] all = kinds.stream()
                .flatMapToLong(kind -> Arrays.stream(kind.times()))
                .sorted()
                .toArray();
        long limit = all[(int) (all.length * 0.9)];
        for (Kind kind : kinds) {
            System.out.printf(
                    "%-42s %9.1f us  t = %5.2f%n",
                    kind.name(),
                    mean(kind.times(), limit) / 1000,
                    welch(kinds.get(0).times(), kind.times(), limit));
        }
    }

    private static long time(JweDecrypter decrypter, String token) {
        long start = System.nanoTime();
        try {
            decrypter.decrypt(token);
        } catch (InvalidTokenException e) {
            return System.nanoTime() - start;
        }
        throw new IllegalStateException("expected a token that is refused");
    }

    private static double mean(long[] times, long limit) {
        return Arrays.stream(times).filter(time -> time <= limit).average().orElseThrow();
    }

    private static double welch(long[] a, long[] b, long limit) {
        double difference = mean(a, limit) - mean(b, limit);
        return difference / Math.sqrt(error(a, limit) + error(b, limit));
    }

    /** The square of the standard error of the mean. */
    private static double error(long[] times, long limit) {
        double mean = mean(times, limit);
        double[] squares = Arrays.stream(times)
                .filter(time -> time <= limit)
                .mapToDouble(time -> (time - mean) * (time - mean))
                .toArray();
        return Arrays.stream(squares).sum() / squares.length / squares.length;
    }

    private static Kind kind(String algorithm, String name, int count, EncryptedKey key)
            throws GeneralSecurityException {
        String[] tokens = new String[VARIANTS];
        for (int i = 0; i < VARIANTS; i++) {
            tokens[i] = String.join(
                    ".",
                    text(("{\"alg\":\"" + algorithm + "\",\"enc\":\"A256GCM\"}").getBytes(UTF_8)),
                    text(key.make()),
                    text(random(12)),
                    text(random(300)),
                    text(random(16)));
        }
        return new Kind(algorithm + ", " + name, List.of(tokens), new long[count]);
    }

    private static byte[] pkcs1(RSAPublicKey key, int cekOctets) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("RSA/ECB/PKCS1Padding");
        cipher.init(Cipher.ENCRYPT_MODE, key);
        return cipher.doFinal(random(cekOctets));
    }

    private static byte[] oaep(RSAPublicKey key, int cekOctets) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("RSA/ECB/OAEPPadding");
        cipher.init(
                Cipher.ENCRYPT_MODE,
                key,
                new OAEPParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, PSource.PSpecified.DEFAULT));
        return cipher.doFinal(random(cekOctets));
    }

    /** Any number below the modulus: what it decrypts to has no padding. */
    private static byte[] anything(RSAPublicKey key) {
        BigInteger number = new BigInteger(1, random(256)).mod(key.getModulus());
        byte[] octets = number.toByteArray();
        byte[] fixed = new byte[256];
        int length = Math.min(octets.length, 256);
        System.arraycopy(octets, octets.length - length, fixed, 256 - length, length);
        return fixed;
    }

    private static byte[] random(int length) {
        byte[] octets = new byte[length];
        RANDOM.nextBytes(octets);
        return octets;
    }

    private static String text(byte[] octets) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(octets);
    }
}
