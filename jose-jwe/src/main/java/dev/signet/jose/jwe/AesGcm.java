package dev.signet.jose.jwe;

import dev.signet.jose.core.CryptoProviders;
import dev.signet.jose.core.internal.CryptoOperation;
import dev.signet.jose.core.internal.InstancePool;
import dev.signet.jose.core.internal.Octets;
import java.security.GeneralSecurityException;
import java.security.Provider;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * AES in Galois/Counter mode with the one length of IV and the one length of tag that JOSE allows (RFC 7518 sections
 * 4.7 and 5.3). JCA would take any IV and shorter tags, so callers hand in lengths that were checked. Immutable.
 */
final class AesGcm implements ContentCipher {

    static final int IV_OCTETS = 12;
    static final int TAG_OCTETS = 16;
    static final String TRANSFORMATION = "AES/GCM/NoPadding";

    /**
     * How much is encrypted in one call. The JDK's GHASH and CTR loops are compiled only after enough <em>calls</em>:
     * one call over a megabyte runs in the interpreter for its whole length, many times slower, until several hundred
     * messages have passed.
     */
    private static final int STEP = 4096;

    /** Beyond this the JDK decrypts in steps as well, by {@link AesGcmStream}: its own cipher takes no steps. */
    private static final int LARGE = 1 << 16;

    /** The JDK's provider, whose cipher holds everything back until it has seen the tag. */
    private static final String JDK_PROVIDER = "SunJCE";

    private final InstancePool<Cipher> ciphers;
    private final CryptoProviders providers;

    private AesGcm(InstancePool<Cipher> ciphers, CryptoProviders providers) {
        this.ciphers = ciphers;
        this.providers = providers;
    }

    static AesGcm forContent(int keyOctets, CryptoProviders providers) {
        return new AesGcm(
                InstancePool.forgetting(maker(CryptoOperation.ENCRYPT_CONTENT, keyOctets, providers)), providers);
    }

    /** For content whose keys are in memory as long as this is: ciphers may remember them. */
    static AesGcm forKeysInMemory(int keyOctets, CryptoProviders providers) {
        return new AesGcm(
                InstancePool.keeping(maker(CryptoOperation.ENCRYPT_CONTENT, keyOctets, providers)), providers);
    }

    /** For wrapping under one key, which ciphers remember. */
    static AesGcm forUse(CryptoOperation operation, int keyOctets, CryptoProviders providers) {
        return new AesGcm(InstancePool.keeping(maker(operation, keyOctets, providers)), providers);
    }

    static Provider require(CryptoOperation operation, int keyOctets, CryptoProviders providers) {
        return AesKeyLength.provider(operation, TRANSFORMATION, keyOctets, providers);
    }

    @Override
    public Ciphertext encrypt(byte[] cek, byte[] iv, byte[] aad, byte[] plaintext) throws GeneralSecurityException {
        Cipher cipher = ciphers.take();
        start(cipher, Cipher.ENCRYPT_MODE, cek, iv, aad);
        int length = plaintext.length;
        byte[] encrypted = length <= STEP ? cipher.doFinal(plaintext) : inSteps(cipher, plaintext);
        ciphers.giveBack(cipher);
        return new Ciphertext(encrypted, length);
    }

    @Override
    public byte[] decrypt(byte[] cek, byte[] iv, byte[] aad, byte[] ciphertext, byte[] tag)
            throws GeneralSecurityException {
        Cipher cipher = ciphers.take();
        if (ciphertext.length > LARGE && cipher.getProvider().getName().equals(JDK_PROVIDER)) {
            ciphers.giveBack(cipher);
            new AesGcmStream(cek.length, providers).decryptInPlace(cek, iv, aad, ciphertext, tag);
            return ciphertext;
        }
        start(cipher, Cipher.DECRYPT_MODE, cek, iv, aad);
        byte[] sealed = Octets.concat(ciphertext, tag);
        cipher.doFinal(sealed, 0, sealed.length, ciphertext, 0);
        ciphers.giveBack(cipher);
        return ciphertext;
    }

    private static InstancePool.Maker<Cipher> maker(
            CryptoOperation operation, int keyOctets, CryptoProviders providers) {
        Provider provider = require(operation, keyOctets, providers);
        return () -> Cipher.getInstance(TRANSFORMATION, provider);
    }

    private static void start(Cipher cipher, int mode, byte[] cek, byte[] iv, byte[] aad)
            throws GeneralSecurityException {
        cipher.init(mode, new SecretKeySpec(cek, "AES"), new GCMParameterSpec(TAG_OCTETS * Byte.SIZE, iv));
        cipher.updateAAD(aad);
    }

    private static byte[] inSteps(Cipher cipher, byte[] plaintext) throws GeneralSecurityException {
        byte[] encrypted = new byte[Math.addExact(plaintext.length, TAG_OCTETS)];
        int read = 0;
        int written = 0;
        for (; plaintext.length - read > STEP; read += STEP) {
            written += cipher.update(plaintext, read, STEP, encrypted, written);
        }
        cipher.doFinal(plaintext, read, plaintext.length - read, encrypted, written);
        return encrypted;
    }
}
