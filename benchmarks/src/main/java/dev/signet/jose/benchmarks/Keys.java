package dev.signet.jose.benchmarks;

import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The keys of one algorithm, as the JDK's own objects. They come from a constant seed: every process of a run has the
 * same, and so the same tokens.
 *
 * @param id the key ID
 * @param signing the private or the secret key
 * @param verifying the public key or the same secret one
 */
record Keys(String id, Key signing, Key verifying) {

    private static final int SECRET_OCTETS = 32;

    static Keys of(Algorithm algorithm) throws GeneralSecurityException {
        return switch (algorithm) {
            case HS256 -> secret(algorithm.jcaName);
            case RS256 -> pair("RSA", new RSAKeyGenParameterSpec(2048, RSAKeyGenParameterSpec.F4));
            case ES256 -> pair("EC", new ECGenParameterSpec("secp256r1"));
            case Ed25519 -> pair("Ed25519", NamedParameterSpec.ED25519);
        };
    }

    /** Returns a secret key of 256 bits. */
    static Keys secret(String jcaName) throws GeneralSecurityException {
        byte[] octets = new byte[SECRET_OCTETS];
        seeded().nextBytes(octets);
        Key key = new SecretKeySpec(octets, jcaName);
        return new Keys("login-2026-01", key, key);
    }

    private static Keys pair(String type, AlgorithmParameterSpec parameters) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(type);
        generator.initialize(parameters, seeded());
        KeyPair pair = generator.generateKeyPair();
        return new Keys("login-2026-01", pair.getPrivate(), pair.getPublic());
    }

    /** For measurements only: this generator gives the same octets to everybody. */
    private static SecureRandom seeded() throws GeneralSecurityException {
        SecureRandom random = SecureRandom.getInstance("SHA1PRNG");
        random.setSeed(1);
        return random;
    }
}
