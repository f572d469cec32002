package dev.signet.jose.jwk;

import dev.signet.jose.core.internal.Octets;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jspecify.annotations.Nullable;

/** Private and symmetric material that may be absent. */
final class Secrets {

    /** As long as the hash: without it a hash code could be held against guesses of a short secret. */
    private static final byte[] PREFIX = Octets.random(32);

    private Secrets() {}

    /** Compares in time that depends on lengths alone. */
    static boolean equal(byte @Nullable [] a, byte @Nullable [] b) {
        if (a == null || b == null) {
            return a == null && b == null;
        }
        return Octets.equal(a, b);
    }

    /**
     * Returns 32 bits of the SHA-256 of random octets of this process and a secret. The time depends on
     * the length alone. Without the random octets the result says nothing about the secret, and no two secrets can be
     * made that share it.
     */
    static int hash(byte[] secret) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(PREFIX);
            return ByteBuffer.wrap(digest.digest(secret)).getInt();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("no provider has SHA-256", e);
        }
    }
}
