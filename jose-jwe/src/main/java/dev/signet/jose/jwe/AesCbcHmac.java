package dev.signet.jose.jwe;

import dev.signet.jose.core.CryptoOperation;
import dev.signet.jose.core.CryptoProviders;
import dev.signet.jose.core.KeyFamily;
import dev.signet.jose.core.internal.Octets;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * AES_CBC_HMAC_SHA2 (RFC 7518 section 5.2): encrypt, then MAC. The first half of the key is for the MAC, the second for
 * AES; the tag is the first half of the MAC over associated data, IV, ciphertext and the length of the associated data
 * in <em>bits</em> as 64 bits, big end first.
 *
 * <p>The MAC is compared in constant time before anything is decrypted, so whoever can make the padding fail has already
 * made a valid MAC and learns nothing. <em>Immutable.</em>
 */
final class AesCbcHmac implements ContentCipher {

    static final int IV_OCTETS = 16;

    private static final String TRANSFORMATION = "AES/CBC/PKCS5Padding";
    private static final int BLOCK_OCTETS = 16;

    private final String macAlgorithm;
    private final Provider cipherProvider;
    private final Provider macProvider;

    AesCbcHmac(String macAlgorithm, CryptoProviders providers) {
        this.macAlgorithm = macAlgorithm;
        this.cipherProvider =
                providers.provider(CryptoOperation.ENCRYPT_CONTENT, KeyFamily.SECRET, "Cipher", TRANSFORMATION);
        this.macProvider = providers.provider(CryptoOperation.MAC, KeyFamily.SECRET, "Mac", macAlgorithm);
    }

    @Override
    public Sealed encrypt(byte[] cek, byte[] iv, byte[] aad, byte[] plaintext) throws GeneralSecurityException {
        byte[] ciphertext = cipher(Cipher.ENCRYPT_MODE, cek, iv).doFinal(plaintext);
        return new Sealed(ciphertext, tag(cek, iv, aad, ciphertext));
    }

    @Override
    public byte[] decrypt(byte[] cek, byte[] iv, byte[] aad, byte[] ciphertext, byte[] tag)
            throws GeneralSecurityException {
        if (!Octets.equal(tag, tag(cek, iv, aad, ciphertext))) {
            throw new AEADBadTagException();
        }
        // The JDK decrypts no octets to no octets, although padding is never absent.
        if (ciphertext.length == 0 || ciphertext.length % BLOCK_OCTETS != 0) {
            throw new AEADBadTagException();
        }
        return cipher(Cipher.DECRYPT_MODE, cek, iv).doFinal(ciphertext);
    }

    private Cipher cipher(int mode, byte[] cek, byte[] iv) throws GeneralSecurityException {
        int half = cek.length / 2;
        Cipher cipher = Cipher.getInstance(TRANSFORMATION, cipherProvider);
        cipher.init(mode, new SecretKeySpec(cek, half, half, "AES"), new IvParameterSpec(iv));
        return cipher;
    }

    private byte[] tag(byte[] cek, byte[] iv, byte[] aad, byte[] ciphertext) throws GeneralSecurityException {
        int half = cek.length / 2;
        Mac mac = Mac.getInstance(macAlgorithm, macProvider);
        mac.init(new SecretKeySpec(cek, 0, half, macAlgorithm));
        mac.update(aad);
        mac.update(iv);
        mac.update(ciphertext);
        mac.update(Octets.int64(aad.length * (long) Byte.SIZE));
        return Arrays.copyOf(mac.doFinal(), half);
    }
}
