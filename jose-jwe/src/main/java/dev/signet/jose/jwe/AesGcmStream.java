package dev.signet.jose.jwe;

import dev.signet.jose.core.CryptoProviders;
import dev.signet.jose.core.internal.CryptoOperation;
import dev.signet.jose.core.internal.Octets;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * AES-GCM of any length. To encrypt, JCA's cipher does it piece by piece. To decrypt, it would keep the whole
 * ciphertext in memory until it has seen the tag, so decryption is put together from what streams: GCM is AES in
 * counter mode, beginning at the IV followed by the 32-bit number 2 (NIST SP 800-38D section 7), with a tag over the
 * ciphertext. Counter mode gives the plaintext, and encrypting that once more under the same key and IV gives the tag
 * that must be there; nothing of this second encryption is kept but the tag. Immutable.
 */
final class AesGcmStream implements ContentStream {

    /** SP 800-38D section 5.2.1.1: 2^39 - 256 bits. */
    static final long MOST_OCTETS = (1L << 36) - 32;

    private static final String COUNTER = "AES/CTR/NoPadding";
    private static final int FIRST_BLOCK = 2;

    /**
     * As in {@link AesGcm}, many calls are compiled early, large ones late: the first hundred messages of a mebibyte
     * take about two thirds of the time that they take in steps of 4,096 octets.
     */
    private static final int STEP = 1024;

    private final Provider gcm;
    private final int keyOctets;
    private final CryptoProviders providers;

    AesGcmStream(int keyOctets, CryptoProviders providers) {
        this.keyOctets = keyOctets;
        this.providers = providers;
        this.gcm = provider(AesGcm.TRANSFORMATION);
    }

    @Override
    public long mostOctets() {
        return MOST_OCTETS;
    }

    @Override
    public Encryption encryption(byte[] cek, byte[] iv, byte[] aad) throws GeneralSecurityException {
        Cipher cipher = encrypting(cek, iv, aad);
        return new Encryption() {

            private final byte[] encrypted = new byte[2 * STEP];

            @Override
            public void write(byte[] plaintext, int length, OutputStream ciphertext)
                    throws GeneralSecurityException, IOException {
                for (int at = 0; at < length; at += STEP) {
                    int octets = cipher.update(plaintext, at, Math.min(STEP, length - at), encrypted);
                    ciphertext.write(encrypted, 0, octets);
                }
            }

            @Override
            public byte[] finish(OutputStream ciphertext) throws GeneralSecurityException, IOException {
                byte[] rest = cipher.doFinal();
                ciphertext.write(rest, 0, rest.length - AesGcm.TAG_OCTETS);
                return tag(rest);
            }
        };
    }

    @Override
    public void authenticate(byte[] cek, byte[] iv, byte[] aad, InputStream ciphertext, byte[] tag)
            throws GeneralSecurityException, IOException {
        Cipher counter = counter(cek, iv);
        Cipher again = encrypting(cek, iv, aad);
        byte[] piece = new byte[STEP];
        byte[] plaintext = new byte[2 * STEP];
        byte[] discarded = new byte[2 * STEP];
        for (int length = ciphertext.read(piece); length >= 0; length = ciphertext.read(piece)) {
            int decrypted = counter.update(piece, 0, length, plaintext);
            again.update(plaintext, 0, decrypted, discarded);
        }
        byte[] expected = tag(again.doFinal(counter.doFinal()));
        Octets.wipe(plaintext);
        if (!Octets.equal(tag, expected)) {
            throw new AEADBadTagException();
        }
    }

    @Override
    public void decrypt(byte[] cek, byte[] iv, InputStream ciphertext, OutputStream plaintext)
            throws GeneralSecurityException, IOException {
        CipherStreams.through(counter(cek, iv), ciphertext, plaintext);
    }

    /**
     * Decrypts content that is in memory, in one pass.
     *
     * @param text the ciphertext, and then the plaintext, or zeros if this throws
     */
    void decryptInPlace(byte[] cek, byte[] iv, byte[] aad, byte[] text, byte[] tag) throws GeneralSecurityException {
        Cipher counter = counter(cek, iv);
        Cipher again = encrypting(cek, iv, aad);
        byte[] piece = new byte[STEP];
        byte[] discarded = new byte[2 * STEP];
        int decrypted = 0;
        for (int at = 0; at < text.length; at += STEP) {
            int length = Math.min(STEP, text.length - at);
            System.arraycopy(text, at, piece, 0, length);
            int more = counter.update(piece, 0, length, text, decrypted);
            again.update(text, decrypted, more, discarded);
            decrypted += more;
        }
        int rest = counter.doFinal(text, decrypted);
        byte[] expected = tag(again.doFinal(text, decrypted, rest));
        if (!Octets.equal(tag, expected)) {
            Octets.wipe(text);
            throw new AEADBadTagException();
        }
    }

    private Cipher encrypting(byte[] cek, byte[] iv, byte[] aad) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(AesGcm.TRANSFORMATION, gcm);
        cipher.init(
                Cipher.ENCRYPT_MODE,
                new SecretKeySpec(cek, "AES"),
                new GCMParameterSpec(AesGcm.TAG_OCTETS * Byte.SIZE, iv));
        cipher.updateAAD(aad);
        return cipher;
    }

    private Cipher counter(byte[] cek, byte[] iv) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(COUNTER, provider(COUNTER));
        byte[] first = Octets.concat(iv, Octets.int32(FIRST_BLOCK));
        cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(cek, "AES"), new IvParameterSpec(first));
        return cipher;
    }

    private Provider provider(String transformation) {
        return AesKeyLength.provider(CryptoOperation.ENCRYPT_CONTENT, transformation, keyOctets, providers);
    }

    private static byte[] tag(byte[] encrypted) {
        return Arrays.copyOfRange(encrypted, encrypted.length - AesGcm.TAG_OCTETS, encrypted.length);
    }
}
