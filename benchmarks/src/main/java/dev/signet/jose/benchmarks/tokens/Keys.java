package dev.signet.jose.benchmarks.tokens;

import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.AlgorithmParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/**
 * The keys of one algorithm, as the JDK's own objects. They come from a constant seed: every process of a run has the
 * same.
 *
 * @param id the key ID
 * @param signing the private or the secret key
 * @param verifying the public key or the same secret one
 */
public record Keys(String id, Key signing, Key verifying) {

    /** Returns the keys of a signature algorithm. */
    public static Keys of(Algorithm algorithm) throws GeneralSecurityException {
        if (algorithm.isMac()) {
            return secret(algorithm.jcaName(), algorithm.secretOctets());
        }
        return algorithm.isMlDsa() ? mlDsa(algorithm) : pair(algorithm.keyType(), algorithm.keyParameters());
    }

    private static Keys mlDsa(Algorithm algorithm) throws GeneralSecurityException {
        KeyPairGenerator generator = algorithm.isInJdk()
                ? KeyPairGenerator.getInstance(algorithm.jcaName())
                : KeyPairGenerator.getInstance(algorithm.jcaName(), new BouncyCastleProvider());
        generator.initialize(algorithm.keyParameters(), seeded());
        KeyPair pair = generator.generateKeyPair();
        return new Keys("login-2026-01", pair.getPrivate(), pair.getPublic());
    }

    /** Returns a secret key. */
    public static Keys secret(String jcaName, int length) throws GeneralSecurityException {
        byte[] octets = new byte[length];
        seeded().nextBytes(octets);
        Key key = new SecretKeySpec(octets, jcaName);
        return new Keys("login-2026-01", key, key);
    }

    /** Returns a pair of keys, which only secp256k1 needs BouncyCastle for. */
    public static Keys pair(String type, AlgorithmParameterSpec parameters) throws GeneralSecurityException {
        KeyPairGenerator generator;
        if (parameters instanceof java.security.spec.ECGenParameterSpec curve
                && curve.getName().equals("secp256k1")) {
            generator = KeyPairGenerator.getInstance(type, new BouncyCastleProvider());
        } else {
            generator = KeyPairGenerator.getInstance(type, platform(type));
        }
        generator.initialize(parameters, seeded());
        KeyPair pair = generator.generateKeyPair();
        return new Keys("login-2026-01", pair.getPrivate(), pair.getPublic());
    }

    /** Returns the JDK's own provider, whichever stands first: the keys are the same under each. */
    private static String platform(String type) {
        return switch (type) {
            case "RSA" -> "SunRsaSign";
            default -> "SunEC";
        };
    }

    /** For measurements only: this generator gives the same octets each time. */
    private static SecureRandom seeded() throws GeneralSecurityException {
        try {
            SecureRandom random = SecureRandom.getInstance("SHA1PRNG", "SUN");
            random.setSeed(1);
            return random;
        } catch (java.security.NoSuchProviderException e) {
            throw new GeneralSecurityException(e);
        }
    }
}
