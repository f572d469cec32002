package dev.signet.jose.jwe;

import dev.signet.jose.core.internal.InstancePool;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;

/** AES Key Wrap under one key that serves many messages. Thread-safe. */
final class KeyedRfc3394 {

    private final InstancePool<Cipher> wrapping;
    private final InstancePool<Cipher> unwrapping;

    /** Joins the algorithm with a key. */
    KeyedRfc3394(Rfc3394 algorithm, byte[] kek) {
        this.wrapping = InstancePool.keeping(() -> algorithm.wrapping(kek));
        this.unwrapping = InstancePool.keeping(() -> algorithm.unwrapping(kek));
    }

    byte[] wrap(byte[] cek) throws GeneralSecurityException {
        Cipher cipher = wrapping.take();
        byte[] wrapped = Rfc3394.wrap(cipher, cek);
        wrapping.giveBack(cipher);
        return wrapped;
    }

    /**
     * Unwraps.
     *
     * @param cekOctets how long the key must be
     * @throws GeneralSecurityException if the length is another, or the integrity check fails
     */
    byte[] unwrap(byte[] wrapped, int cekOctets) throws GeneralSecurityException {
        Rfc3394.requireLength(wrapped, cekOctets);
        Cipher cipher = unwrapping.take();
        byte[] cek = Rfc3394.unwrap(cipher, wrapped);
        unwrapping.giveBack(cipher);
        return cek;
    }
}
