package dev.signet.jose.jwk.encoding;

import static dev.signet.jose.core.internal.DerElement.OCTET_STRING;
import static dev.signet.jose.core.internal.DerElement.SEQUENCE;

import dev.signet.jose.core.CryptoProviders;
import dev.signet.jose.core.internal.CryptoOperation;
import dev.signet.jose.core.internal.KeyFamily;
import dev.signet.jose.core.internal.Octets;
import dev.signet.jose.core.internal.ProviderLookup;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * PBES2 (RFC 8018 section 6.2) with PBKDF2, HMAC SHA-256 and AES-256 in CBC mode, as OpenSSL reads it.
 *
 * <p>Put together from the JDK's PBKDF2 and AES: its own {@code PBEWithHmacSHA256AndAES_256} takes passwords in ASCII
 * only, and on JDK 17 its parameters do not go into an {@link javax.crypto.EncryptedPrivateKeyInfo}.
 */
final class PemEncryption {

    /** What the OWASP Password Storage Cheat Sheet asks of PBKDF2 with HMAC SHA-256; below as INTEGER. */
    private static final int ITERATIONS = 600_000;

    private static final String ITERATIONS_DER = "02030927c0";
    private static final int SALT_OCTETS = 16;
    private static final int KEY_BITS = 256;
    private static final int IV_OCTETS = 16;

    private static final String PBES2 = "06092a864886f70d01050d";
    private static final String PBKDF2 = "06092a864886f70d01050c";
    private static final String HMAC_SHA256 = "300c06082a864886f70d02090500";
    private static final String AES_256_CBC = "060960864801650304012a";

    private static final String DERIVATION = "PBKDF2WithHmacSHA256";
    private static final String CIPHER = "AES/CBC/PKCS5Padding";

    private PemEncryption() {}

    /** Returns EncryptedPrivateKeyInfo (RFC 5958 section 3). */
    static byte[] encrypted(byte[] pkcs8, char[] password) {
        requirePassword(password);
        byte[] salt = Octets.random(SALT_OCTETS);
        byte[] iv = Octets.random(IV_OCTETS);
        byte[] derivation = Der.element(
                SEQUENCE,
                hex(PBKDF2),
                Der.element(SEQUENCE, Der.element(OCTET_STRING, salt), hex(ITERATIONS_DER), hex(HMAC_SHA256)));
        byte[] scheme = Der.element(SEQUENCE, hex(AES_256_CBC), Der.element(OCTET_STRING, iv));
        byte[] algorithm = Der.element(SEQUENCE, hex(PBES2), Der.element(SEQUENCE, derivation, scheme));
        return Der.element(SEQUENCE, algorithm, Der.element(OCTET_STRING, ciphertext(pkcs8, password, salt, iv)));
    }

    private static byte[] ciphertext(byte[] pkcs8, char[] password, byte[] salt, byte[] iv) {
        CryptoProviders providers = CryptoProviders.standard();
        PBEKeySpec spec = new PBEKeySpec(password, salt, ITERATIONS, KEY_BITS);
        try {
            byte[] key = SecretKeyFactory.getInstance(
                            DERIVATION,
                            ProviderLookup.of(providers)
                                    .provider(CryptoOperation.DERIVE, KeyFamily.SECRET, "SecretKeyFactory", DERIVATION))
                    .generateSecret(spec)
                    .getEncoded();
            try {
                Cipher cipher = Cipher.getInstance(
                        CIPHER,
                        ProviderLookup.of(providers)
                                .provider(CryptoOperation.ENCRYPT_CONTENT, KeyFamily.SECRET, "Cipher", CIPHER));
                cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(iv));
                return cipher.doFinal(pkcs8);
            } finally {
                Octets.wipe(key);
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a provider failed to encrypt with " + CIPHER, e);
        } finally {
            spec.clearPassword();
        }
    }

    private static void requirePassword(char[] password) {
        if (password.length == 0) {
            throw new IllegalArgumentException("expected a password of at least one character");
        }
        try {
            // Half a surrogate pair would silently become another character.
            Octets.wipe(StandardCharsets.UTF_8
                    .newEncoder()
                    .encode(CharBuffer.wrap(password))
                    .array());
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("expected a password without half surrogate pairs");
        }
    }

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits);
    }
}
