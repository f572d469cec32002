package dev.signet.jose.jwe;

import dev.signet.jose.core.CryptoProviders;
import dev.signet.jose.core.internal.CryptoOperation;
import dev.signet.jose.core.internal.KeyFamily;
import dev.signet.jose.core.internal.Octets;
import dev.signet.jose.core.internal.ProviderLookup;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.Provider;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;

/**
 * AES Key Wrap with its default initial value (RFC 3394), which wraps a key by a key and checks its integrity. A key of
 * n octets becomes n + 8, never fewer than 24; other lengths do not reach the provider. Immutable.
 */
final class Rfc3394 {

    private static final String ALGORITHM = "AESWrap";
    private static final int ADDED_OCTETS = 8;

    private final Provider wrapping;
    private final Provider unwrapping;

    Rfc3394(CryptoProviders providers) {
        this.wrapping =
                ProviderLookup.of(providers).provider(CryptoOperation.WRAP, KeyFamily.SECRET, "Cipher", ALGORITHM);
        this.unwrapping = requireUnwrapping(providers);
    }

    static Provider requireUnwrapping(CryptoProviders providers) {
        return ProviderLookup.of(providers).provider(CryptoOperation.UNWRAP, KeyFamily.SECRET, "Cipher", ALGORITHM);
    }

    /**
     * Wraps a key under one that was derived for this message.
     *
     * @param kek the derived key, which is wiped
     */
    byte[] wrap(byte[] kek, byte[] cek) throws GeneralSecurityException {
        try {
            return wrap(wrapping(kek), cek);
        } finally {
            Octets.wipe(kek);
        }
    }

    /**
     * Unwraps a key under one that was derived for this message.
     *
     * @param kek the derived key, which is wiped
     * @param cekOctets how long the key must be
     * @throws GeneralSecurityException if the length is another, or the integrity check fails
     */
    byte[] unwrap(byte[] kek, byte[] wrapped, int cekOctets) throws GeneralSecurityException {
        try {
            requireLength(wrapped, cekOctets);
            return unwrap(unwrapping(kek), wrapped);
        } finally {
            Octets.wipe(kek);
        }
    }

    /** Returns a cipher that wraps under a key, again and again. */
    Cipher wrapping(byte[] kek) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(ALGORITHM, wrapping);
        cipher.init(Cipher.WRAP_MODE, new SecretKeySpec(kek, "AES"));
        return cipher;
    }

    /** Returns a cipher that unwraps under a key, again and again until it fails. */
    Cipher unwrapping(byte[] kek) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(ALGORITHM, unwrapping);
        cipher.init(Cipher.UNWRAP_MODE, new SecretKeySpec(kek, "AES"));
        return cipher;
    }

    static byte[] wrap(Cipher cipher, byte[] cek) throws GeneralSecurityException {
        return cipher.wrap(new SecretKeySpec(cek, "AES"));
    }

    static byte[] unwrap(Cipher cipher, byte[] wrapped) throws GeneralSecurityException {
        return cipher.unwrap(wrapped, "AES", Cipher.SECRET_KEY).getEncoded();
    }

    /** Refuses an encrypted key of another length than the content encryption key's and 8. */
    static void requireLength(byte[] wrapped, int cekOctets) throws GeneralSecurityException {
        if (wrapped.length != cekOctets + ADDED_OCTETS) {
            throw new InvalidKeyException();
        }
    }
}
