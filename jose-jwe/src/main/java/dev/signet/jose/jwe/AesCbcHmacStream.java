package dev.signet.jose.jwe;

import dev.signet.jose.core.CryptoProviders;
import dev.signet.jose.core.internal.CryptoOperation;
import dev.signet.jose.core.internal.KeyFamily;
import dev.signet.jose.core.internal.Octets;
import dev.signet.jose.core.internal.ProviderLookup;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** AES_CBC_HMAC_SHA2 of any length; {@link AesCbcHmac} says what it is. Immutable. */
final class AesCbcHmacStream implements ContentStream {

    private static final int STEP = 8192;

    private final String macAlgorithm;
    private final Provider cipherProvider;
    private final Provider macProvider;

    AesCbcHmacStream(String macAlgorithm, CryptoProviders providers) {
        this.macAlgorithm = macAlgorithm;
        this.cipherProvider = ProviderLookup.of(providers)
                .provider(CryptoOperation.ENCRYPT_CONTENT, KeyFamily.SECRET, "Cipher", AesCbcHmac.TRANSFORMATION);
        this.macProvider =
                ProviderLookup.of(providers).provider(CryptoOperation.MAC, KeyFamily.SECRET, "Mac", macAlgorithm);
    }

    @Override
    public long mostOctets() {
        return Long.MAX_VALUE;
    }

    @Override
    public Encryption encryption(byte[] cek, byte[] iv, byte[] aad) throws GeneralSecurityException {
        Cipher cipher = cipher(Cipher.ENCRYPT_MODE, cek, iv);
        Mac mac = mac(cek, iv, aad);
        return new Encryption() {
            @Override
            public void write(byte[] plaintext, int length, OutputStream ciphertext)
                    throws GeneralSecurityException, IOException {
                encrypted(cipher.update(plaintext, 0, length), ciphertext);
            }

            @Override
            public byte[] finish(OutputStream ciphertext) throws GeneralSecurityException, IOException {
                encrypted(cipher.doFinal(), ciphertext);
                return tag(mac, cek, aad);
            }

            private void encrypted(byte[] piece, OutputStream ciphertext) throws IOException {
                // A cipher says null for no octets.
                if (piece != null) {
                    mac.update(piece);
                    ciphertext.write(piece);
                }
            }
        };
    }

    @Override
    public void authenticate(byte[] cek, byte[] iv, byte[] aad, InputStream ciphertext, byte[] tag)
            throws GeneralSecurityException, IOException {
        Mac mac = mac(cek, iv, aad);
        Cipher cipher = cipher(Cipher.DECRYPT_MODE, cek, iv);
        byte[] piece = new byte[STEP];
        byte[] discarded = new byte[STEP + AesCbcHmac.BLOCK_OCTETS];
        long total = 0;
        for (int length = ciphertext.read(piece); length >= 0; length = ciphertext.read(piece)) {
            mac.update(piece, 0, length);
            cipher.update(piece, 0, length, discarded);
            total += length;
        }
        Octets.wipe(discarded);
        if (!Octets.equal(tag, tag(mac, cek, aad)) || total == 0 || total % AesCbcHmac.BLOCK_OCTETS != 0) {
            throw new AEADBadTagException();
        }
        // The padding is checked only now, and before any plaintext is written.
        Octets.wipe(cipher.doFinal());
    }

    @Override
    public void decrypt(byte[] cek, byte[] iv, InputStream ciphertext, OutputStream plaintext)
            throws GeneralSecurityException, IOException {
        CipherStreams.through(cipher(Cipher.DECRYPT_MODE, cek, iv), ciphertext, plaintext);
    }

    private Cipher cipher(int mode, byte[] cek, byte[] iv) throws GeneralSecurityException {
        int half = cek.length / 2;
        Cipher cipher = Cipher.getInstance(AesCbcHmac.TRANSFORMATION, cipherProvider);
        cipher.init(mode, new SecretKeySpec(cek, half, half, "AES"), new IvParameterSpec(iv));
        return cipher;
    }

    private Mac mac(byte[] cek, byte[] iv, byte[] aad) throws GeneralSecurityException {
        Mac mac = Mac.getInstance(macAlgorithm, macProvider);
        mac.init(new SecretKeySpec(cek, 0, cek.length / 2, macAlgorithm));
        mac.update(aad);
        mac.update(iv);
        return mac;
    }

    private static byte[] tag(Mac mac, byte[] cek, byte[] aad) {
        mac.update(Octets.int64(aad.length * (long) Byte.SIZE));
        return Arrays.copyOf(mac.doFinal(), cek.length / 2);
    }
}
