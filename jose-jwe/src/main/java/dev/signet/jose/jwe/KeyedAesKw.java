package dev.signet.jose.jwe;

import java.security.GeneralSecurityException;
import javax.crypto.Cipher;

/** AES Key Wrap under one key that serves many messages. <em>Thread-safe.</em> */
final class KeyedAesKw {

    private final Idle<Cipher> wrapping;
    private final Idle<Cipher> unwrapping;

    /** Joins the algorithm with a key. */
    KeyedAesKw(AesKw algorithm, byte[] kek) {
        this.wrapping = Idle.keeping(() -> algorithm.wrapping(kek));
        this.unwrapping = Idle.keeping(() -> algorithm.unwrapping(kek));
    }

    byte[] wrap(byte[] cek) throws GeneralSecurityException {
        Cipher cipher = wrapping.take();
        byte[] wrapped = AesKw.wrap(cipher, cek);
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
        AesKw.requireLength(wrapped, cekOctets);
        Cipher cipher = unwrapping.take();
        byte[] cek = AesKw.unwrap(cipher, wrapped);
        unwrapping.giveBack(cipher);
        return cek;
    }
}
