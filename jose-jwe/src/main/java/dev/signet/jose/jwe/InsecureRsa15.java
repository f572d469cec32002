package dev.signet.jose.jwe;

import dev.signet.jose.core.internal.CryptoOperation;
import dev.signet.jose.core.internal.KeyFamily;
import dev.signet.jose.core.internal.KeyTranslation;
import dev.signet.jose.core.internal.Octets;
import dev.signet.jose.core.internal.ProviderLookup;
import dev.signet.jose.jwk.KeyOperation;
import dev.signet.jose.jwk.RsaJwk;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.interfaces.RSAPrivateKey;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.crypto.Cipher;

/**
 * <strong>Insecure:</strong> key encryption with RSAES PKCS1-v1_5 (RFC 7518 section 4.2), to <em>decrypt</em> what old
 * senders cannot be made to encrypt otherwise. Its padding has been an oracle again and again since Bleichenbacher's
 * attack of 1998, and the IETF deprecates it. Use {@link RsaOaep}, and never one key for both.
 *
 * <p>There is no way to encrypt with it, {@link JweAlgorithm#named} does not find it, and no key set decrypts with it.
 * Decryption rejects implicitly (RFC 7516 section 11.5): the padding is removed here, in an amount of work that does
 * not depend on it, and an encrypted key that is not the one right padding around a key of the one right length yields
 * a random key, chosen without a branch. What the provider does before that, one modular exponentiation, is blinded in
 * the JDK. Immutable.
 */
public enum InsecureRsa15 implements JweAlgorithm {
    /** RSAES PKCS1-v1_5. */
    RSA1_5;

    /** The padding is left on: the provider's own check throws, and how long that takes is an oracle. */
    private static final String TRANSFORMATION = "RSA/ECB/NoPadding";

    @Override
    public String jwaName() {
        return "RSA1_5";
    }

    /**
     * Returns a decrypter.
     *
     * @param key of 2048 to 16384 bits
     * @param first a content encryption algorithm to accept
     * @param more others to accept
     * @return a decrypter
     * @throws IllegalArgumentException if the key is too small, too large, or limited to RSASSA-PSS
     */
    public JweDecrypter decrypter(RSAPrivateKey key, ContentEncryption first, ContentEncryption... more) {
        return decrypter(key, Optional.empty(), EnumSet.of(first, more));
    }

    /**
     * Returns a decrypter.
     *
     * @param key of 2048 to 16384 bits, with its private parameters
     * @param first a content encryption algorithm to accept
     * @param more others to accept
     * @return a decrypter
     * @throws IllegalArgumentException if the JWK is public, too small, too large or limited to RSASSA-PSS, has
     *     another {@code alg}, or its {@code use} or {@code key_ops} do not permit to unwrap keys
     */
    public JweDecrypter decrypter(RsaJwk key, ContentEncryption first, ContentEncryption... more) {
        key.mismatch(KeyOperation.UNWRAP_KEY, jwaName()).ifPresent(mismatch -> {
            throw new IllegalArgumentException(mismatch);
        });
        return decrypter(key.privateKey().orElseThrow(), key.keyId(), EnumSet.of(first, more));
    }

    private JweDecrypter decrypter(RSAPrivateKey key, Optional<String> keyId, Set<ContentEncryption> encryptions) {
        int modulusOctets = RsaKeySize.modulusOctets(key, jwaName());
        return JweDecrypter.of(
                this,
                encryptions,
                keyId,
                providers -> ProviderLookup.of(providers)
                        .made(
                                CryptoOperation.UNWRAP,
                                KeyFamily.RSA,
                                "Cipher",
                                List.of(TRANSFORMATION),
                                found -> unwrapper(key, modulusOctets, found.provider())));
    }

    private static CekUnwrapper unwrapper(RSAPrivateKey key, int modulusOctets, Provider provider) {
        PrivateKey taken = TakenKeys.taken(
                RSA1_5.jwaName(), provider, () -> KeyTranslation.translated((PrivateKey) key, provider, "RSA"));
        TakenKeys.taken(RSA1_5.jwaName(), provider, () -> decrypting(taken, provider));
        return (header, encryptedKey, encryption) -> {
            byte[] random = Octets.random(encryption.cekOctets());
            if (encryptedKey.length != modulusOctets) {
                throw new InvalidKeyException();
            }
            byte[] padded = fixedLength(decrypting(taken, provider).doFinal(encryptedKey), modulusOctets);
            byte[] cek = unpad(padded, random);
            Octets.wipe(padded);
            return cek;
        };
    }

    private static Cipher decrypting(PrivateKey key, Provider provider) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(TRANSFORMATION, provider);
        cipher.init(Cipher.DECRYPT_MODE, key);
        return cipher;
    }

    /**
     * Returns the last octets of an encoded message, if it is {@code 00 02 PS 00 M} with an M as long as {@code random}
     * and a PS without zeros (RFC 8017 section 7.2.2), and {@code random} otherwise; which of the two shows neither in
     * branches nor in what memory is touched.
     */
    static byte[] unpad(byte[] padded, byte[] random) {
        int separator = padded.length - random.length - 1;
        int wrong = padded[0] | (padded[1] ^ 2) | padded[separator];
        for (int i = 2; i < separator; i++) {
            wrong |= isZero(padded[i]);
        }
        // All ones if anything was wrong, otherwise zero.
        int mask = isZero(wrong) - 1;
        byte[] cek = new byte[random.length];
        for (int i = 0; i < cek.length; i++) {
            cek[i] = (byte) ((random[i] & mask) | (padded[separator + 1 + i] & ~mask));
        }
        return cek;
    }

    /** Some providers leave out leading zeros. */
    private static byte[] fixedLength(byte[] number, int length) {
        byte[] fixed = new byte[length];
        System.arraycopy(number, 0, fixed, length - number.length, number.length);
        return fixed;
    }

    /** Returns 1 for zero and 0 for everything else, without a branch. */
    private static int isZero(int value) {
        return ~(value | -value) >>> 31;
    }
}
