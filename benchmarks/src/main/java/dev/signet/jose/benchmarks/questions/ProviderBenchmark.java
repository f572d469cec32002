package dev.signet.jose.benchmarks.questions;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Security;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.PSSParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import javax.crypto.spec.SecretKeySpec;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The primitives behind the algorithms of JOSE by provider: objects of JCA that are used again and again, without anything
 * of Signet's. By default the JDK's and BouncyCastle's; {@code docs/providers.md} has the command for native ones, whose
 * jars must stand on the class path. A provider that lacks an operation fails in that row.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 200, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 200, timeUnit = TimeUnit.MILLISECONDS)
public class ProviderBenchmark {

    /** The length of what is signed: a header and 300 octets of claims, encoded. */
    private static final int SIGNING_INPUT = 469;

    /** JDK, BouncyCastle, ACCP or Conscrypt. */
    @Param({"JDK", "BouncyCastle"})
    public String provider = "";

    @Param
    public Operation operation = Operation.HS256;

    private Callable<Object> computation = () -> "";

    /** What is measured. */
    public enum Operation {
        HS256,
        RS256_SIGN,
        RS256_VERIFY,
        PS256_SIGN,
        PS256_VERIFY,
        ES256_SIGN,
        ES256_VERIFY,
        ED25519_SIGN,
        ED25519_VERIFY,
        RSA_OAEP_256_ENCRYPT,
        RSA_OAEP_256_DECRYPT,
        P_256_GENERATE,
        P_256_AGREE,
        X25519_GENERATE,
        X25519_AGREE,
        A256KW,
        A256GCM,
        A256GCM_1MIB,
        A128CBC
    }

    @Setup
    public void prepare() throws GeneralSecurityException, ReflectiveOperationException {
        computation = switch (operation) {
            case HS256 -> mac();
            case RS256_SIGN -> signing("SHA256withRSA", "RSA");
            case RS256_VERIFY -> verifying("SHA256withRSA", "RSA");
            case PS256_SIGN -> signing("RSASSA-PSS", "RSA");
            case PS256_VERIFY -> verifying("RSASSA-PSS", "RSA");
            case ES256_SIGN -> signing("SHA256withECDSA", "EC");
            case ES256_VERIFY -> verifying("SHA256withECDSA", "EC");
            case ED25519_SIGN -> signing("Ed25519", "Ed25519");
            case ED25519_VERIFY -> verifying("Ed25519", "Ed25519");
            case RSA_OAEP_256_ENCRYPT -> encrypting();
            case RSA_OAEP_256_DECRYPT -> decrypting();
            case P_256_GENERATE -> generating("EC");
            case P_256_AGREE -> agreeing("ECDH", "EC");
            case X25519_GENERATE -> generating("X25519");
            case X25519_AGREE -> agreeing("X25519", "X25519");
            case A256KW -> wrapping();
            case A256GCM -> gcm(300);
            case A256GCM_1MIB -> gcm(1 << 20);
            case A128CBC -> cbc();
        };
    }

    @Benchmark
    public Object compute() throws Exception {
        return computation.call();
    }

    private Callable<Object> mac() throws GeneralSecurityException, ReflectiveOperationException {
        Mac mac = Mac.getInstance("HmacSHA256", provider("Mac", "HmacSHA256"));
        mac.init(new SecretKeySpec(new byte[32], "HmacSHA256"));
        byte[] input = new byte[SIGNING_INPUT];
        return () -> mac.doFinal(input);
    }

    private Callable<Object> signing(String algorithm, String keys)
            throws GeneralSecurityException, ReflectiveOperationException {
        Signature signature = signature(algorithm);
        signature.initSign(pair(keys).getPrivate());
        byte[] input = new byte[SIGNING_INPUT];
        return () -> {
            signature.update(input);
            return signature.sign();
        };
    }

    private Callable<Object> verifying(String algorithm, String keys)
            throws GeneralSecurityException, ReflectiveOperationException {
        KeyPair pair = pair(keys);
        byte[] input = new byte[SIGNING_INPUT];
        Signature signature = signature(algorithm);
        signature.initSign(pair.getPrivate());
        signature.update(input);
        byte[] signed = signature.sign();
        signature.initVerify(pair.getPublic());
        return () -> {
            signature.update(input);
            if (!signature.verify(signed)) {
                throw new IllegalStateException("a good signature was refused");
            }
            return signed;
        };
    }

    /** Conscrypt has a name of its own for RSASSA-PSS. */
    private Signature signature(String algorithm) throws GeneralSecurityException, ReflectiveOperationException {
        boolean pss = algorithm.equals("RSASSA-PSS");
        String name = pss && provider.equals("Conscrypt") ? "SHA256withRSA/PSS" : algorithm;
        Signature signature = Signature.getInstance(name, provider("Signature", name));
        if (pss) {
            signature.setParameter(new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
        }
        return signature;
    }

    private Callable<Object> encrypting() throws GeneralSecurityException, ReflectiveOperationException {
        Cipher cipher = oaep(Cipher.ENCRYPT_MODE, pair("RSA"));
        byte[] key = new byte[32];
        return () -> cipher.doFinal(key);
    }

    private Callable<Object> decrypting() throws GeneralSecurityException, ReflectiveOperationException {
        KeyPair pair = pair("RSA");
        byte[] encrypted = oaep(Cipher.ENCRYPT_MODE, pair).doFinal(new byte[32]);
        Cipher cipher = oaep(Cipher.DECRYPT_MODE, pair);
        return () -> cipher.doFinal(encrypted);
    }

    private Cipher oaep(int mode, KeyPair pair) throws GeneralSecurityException, ReflectiveOperationException {
        String name = "RSA/ECB/OAEPPadding";
        Cipher cipher = Cipher.getInstance(name, provider("Cipher", name));
        cipher.init(
                mode,
                mode == Cipher.ENCRYPT_MODE ? pair.getPublic() : pair.getPrivate(),
                new OAEPParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, PSource.PSpecified.DEFAULT));
        return cipher;
    }

    private Callable<Object> generating(String keys) throws GeneralSecurityException, ReflectiveOperationException {
        KeyPairGenerator generator = generator(keys, provider("KeyPairGenerator", keys));
        return generator::generateKeyPair;
    }

    private Callable<Object> agreeing(String algorithm, String keys)
            throws GeneralSecurityException, ReflectiveOperationException {
        String name = provider.equals("Conscrypt") && keys.equals("X25519") ? "XDH" : algorithm;
        KeyAgreement agreement = KeyAgreement.getInstance(name, provider("KeyAgreement", name));
        KeyPair mine = pair(keys);
        PublicKey theirs = pair(keys).getPublic();
        return () -> {
            agreement.init(mine.getPrivate());
            agreement.doPhase(theirs, true);
            return agreement.generateSecret();
        };
    }

    private Callable<Object> wrapping() throws GeneralSecurityException, ReflectiveOperationException {
        Cipher cipher = Cipher.getInstance("AESWrap", provider("Cipher", "AESWrap"));
        cipher.init(Cipher.WRAP_MODE, aes(32));
        SecretKey key = aes(32);
        return () -> cipher.wrap(key);
    }

    private Callable<Object> gcm(int octets) throws GeneralSecurityException, ReflectiveOperationException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding", provider("Cipher", "AES/GCM/NoPadding"));
        SecretKey key = aes(32);
        byte[] iv = new byte[12];
        byte[] content = new byte[octets];
        return () -> {
            int at = 0;
            while (++iv[at] == 0) {
                at++;
            }
            cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(128, iv));
            return cipher.doFinal(content);
        };
    }

    private Callable<Object> cbc() throws GeneralSecurityException, ReflectiveOperationException {
        Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding", provider("Cipher", "AES/CBC/PKCS5Padding"));
        SecretKey key = aes(16);
        byte[] content = new byte[300];
        return () -> {
            cipher.init(Cipher.ENCRYPT_MODE, key, new IvParameterSpec(new byte[16]));
            return cipher.doFinal(content);
        };
    }

    private static SecretKey aes(int octets) {
        return new SecretKeySpec(new byte[octets], "AES");
    }

    /** Returns a key pair of the JDK's, as objects of the provider's own if it has a factory for them. */
    private KeyPair pair(String keys) throws GeneralSecurityException, ReflectiveOperationException {
        KeyPair pair = generator(keys, Security.getProviders("KeyPairGenerator." + keys)[0])
                .generateKeyPair();
        String name = provider.equals("Conscrypt") && keys.equals("X25519") ? "XDH" : keys;
        Provider own = provider("KeyFactory", name);
        if (own.getService("KeyFactory", name) == null) {
            return pair;
        }
        KeyFactory factory = KeyFactory.getInstance(name, own);
        PublicKey publicKey =
                factory.generatePublic(new X509EncodedKeySpec(pair.getPublic().getEncoded()));
        PrivateKey privateKey = factory.generatePrivate(
                new PKCS8EncodedKeySpec(pair.getPrivate().getEncoded()));
        return new KeyPair(publicKey, privateKey);
    }

    private static KeyPairGenerator generator(String keys, Provider from) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(
                keys.equals("X25519") && from.getName().equals("Conscrypt") ? "XDH" : keys, from);
        if (keys.equals("EC")) {
            generator.initialize(new ECGenParameterSpec("secp256r1"));
        } else if (keys.equals("RSA")) {
            generator.initialize(2048);
        }
        return generator;
    }

    /** Returns the provider, which need not be registered. */
    private Provider provider(String service, String algorithm) throws ReflectiveOperationException {
        return switch (provider) {
            // Transformations are not all listed as services.
            case "JDK" -> Security.getProviders(service + "." + algorithm.replaceFirst("/.*", ""))[0];
            case "BouncyCastle" -> made("org.bouncycastle.jce.provider.BouncyCastleProvider");
            case "ACCP" -> made("com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider");
            case "Conscrypt" -> made("org.conscrypt.OpenSSLProvider");
            default -> throw new IllegalArgumentException("JDK, BouncyCastle, ACCP or Conscrypt, was " + provider);
        };
    }

    private static Provider made(String type) throws ReflectiveOperationException {
        return Class.forName(type)
                .asSubclass(Provider.class)
                .getDeclaredConstructor()
                .newInstance();
    }
}
