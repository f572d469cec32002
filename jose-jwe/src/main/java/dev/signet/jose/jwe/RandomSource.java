package dev.signet.jose.jwe;

import dev.signet.jose.core.internal.Octets;
import java.security.KeyPair;
import java.util.function.Supplier;

/**
 * The source of CEKs, IVs, salts and ephemeral keys. There is one; that it can be replaced inside this package
 * lets a test repeat what an RFC prints, and it cannot be reached from outside the package. Thread-safe.
 */
interface RandomSource {

    /** The process's one random generator. */
    RandomSource SYSTEM = new RandomSource() {
        @Override
        public byte[] octets(int length) {
            return Octets.random(length);
        }

        @Override
        public KeyPair keyPair(Supplier<KeyPair> generator) {
            return generator.get();
        }
    };

    byte[] octets(int length);

    /** Returns a content encryption key: a new one, unless the message has one already for its other recipients. */
    default byte[] contentKey(int length) {
        return octets(length);
    }

    /** Returns a key pair that is used once, as the generator makes it. */
    KeyPair keyPair(Supplier<KeyPair> generator);
}
