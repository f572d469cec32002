package dev.signet.jose.jwe;

import dev.signet.jose.core.CryptoProviders;
import dev.signet.jose.core.internal.CryptoOperation;
import dev.signet.jose.core.internal.InstancePool;
import dev.signet.jose.core.internal.KeyFamily;
import dev.signet.jose.core.internal.Octets;
import dev.signet.jose.core.internal.ProviderLookup;
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
 * <p>The MAC is compared in constant time before anything is decrypted, so a sender that can make the padding fail has
 * already made a valid MAC and learns nothing. Immutable.
 */
final class AesCbcHmac implements ContentCipher {

    static final int IV_OCTETS = 16;
    static final String TRANSFORMATION = "AES/CBC/PKCS5Padding";
    static final int BLOCK_OCTETS = 16;

    private final String macAlgorithm;
    private final InstancePool<Pair> pairs;

    private AesCbcHmac(String macAlgorithm, InstancePool<Pair> pairs) {
        this.macAlgorithm = macAlgorithm;
        this.pairs = pairs;
    }

    /** What one message needs. */
    private record Pair(Cipher cipher, Mac mac) {}

    static AesCbcHmac forContent(String macAlgorithm, CryptoProviders providers) {
        return new AesCbcHmac(macAlgorithm, InstancePool.forgetting(maker(macAlgorithm, providers)));
    }

    /** For content whose keys are in memory as long as this is: ciphers may remember them. */
    static AesCbcHmac forKeysInMemory(String macAlgorithm, CryptoProviders providers) {
        return new AesCbcHmac(macAlgorithm, InstancePool.keeping(maker(macAlgorithm, providers)));
    }

    @Override
    public Ciphertext encrypt(byte[] cek, byte[] iv, byte[] aad, byte[] plaintext) throws GeneralSecurityException {
        Pair pair = pairs.take();
        byte[] ciphertext = crypt(pair.cipher, Cipher.ENCRYPT_MODE, cek, iv, plaintext);
        byte[] tag = tag(pair.mac, cek, iv, aad, ciphertext);
        pairs.giveBack(pair);
        return new Ciphertext(Octets.concat(ciphertext, tag), ciphertext.length);
    }

    @Override
    public byte[] decrypt(byte[] cek, byte[] iv, byte[] aad, byte[] ciphertext, byte[] tag)
            throws GeneralSecurityException {
        Pair pair = pairs.take();
        if (!Octets.equal(tag, tag(pair.mac, cek, iv, aad, ciphertext))) {
            throw new AEADBadTagException();
        }
        // The JDK decrypts no octets to no octets, although padding is never absent.
        if (ciphertext.length == 0 || ciphertext.length % BLOCK_OCTETS != 0) {
            throw new AEADBadTagException();
        }
        byte[] plaintext = crypt(pair.cipher, Cipher.DECRYPT_MODE, cek, iv, ciphertext);
        pairs.giveBack(pair);
        return plaintext;
    }

    private static byte[] crypt(Cipher cipher, int mode, byte[] cek, byte[] iv, byte[] text)
            throws GeneralSecurityException {
        int half = cek.length / 2;
        cipher.init(mode, new SecretKeySpec(cek, half, half, "AES"), new IvParameterSpec(iv));
        return cipher.doFinal(text);
    }

    private byte[] tag(Mac mac, byte[] cek, byte[] iv, byte[] aad, byte[] ciphertext) throws GeneralSecurityException {
        int half = cek.length / 2;
        mac.init(new SecretKeySpec(cek, 0, half, macAlgorithm));
        mac.update(aad);
        mac.update(iv);
        mac.update(ciphertext);
        mac.update(Octets.int64(aad.length * (long) Byte.SIZE));
        return Arrays.copyOf(mac.doFinal(), half);
    }

    private static InstancePool.Maker<Pair> maker(String macAlgorithm, CryptoProviders providers) {
        Provider ciphers = ProviderLookup.of(providers)
                .provider(CryptoOperation.ENCRYPT_CONTENT, KeyFamily.SECRET, "Cipher", TRANSFORMATION);
        Provider macs =
                ProviderLookup.of(providers).provider(CryptoOperation.MAC, KeyFamily.SECRET, "Mac", macAlgorithm);
        return () -> new Pair(Cipher.getInstance(TRANSFORMATION, ciphers), Mac.getInstance(macAlgorithm, macs));
    }
}
