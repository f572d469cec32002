package dev.signet.jose.jwe;

import dev.signet.jose.core.CryptoProviders;
import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.core.JoseException;
import dev.signet.jose.core.internal.Octets;
import java.io.IOException;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Decrypts content once a key was selected: the content encryption key, or a random one in its place, and then the
 * content (RFC 7516 section 5.2, steps 6 to 16). Immutable.
 */
final class ContentDecryption {

    private final boolean keysInMemory;
    private final CryptoProviders providers;
    private final Map<ContentEncryption, ContentCipher> ciphers = new EnumMap<>(ContentEncryption.class);

    private ContentDecryption(boolean keysInMemory, Set<ContentEncryption> encryptions, CryptoProviders providers) {
        this.keysInMemory = keysInMemory;
        this.providers = providers;
        for (ContentEncryption encryption : encryptions) {
            ciphers.put(encryption, encryption.cipher(providers, keysInMemory));
        }
    }

    /**
     * Joins content encryptions with the standard providers.
     *
     * @param keysInMemory whether all keys come from a key that is in memory as long as this is
     */
    static ContentDecryption of(boolean keysInMemory, Set<ContentEncryption> encryptions) {
        return new ContentDecryption(keysInMemory, encryptions, CryptoProviders.standard());
    }

    ContentDecryption withProviders(CryptoProviders others) {
        return new ContentDecryption(keysInMemory, ciphers.keySet(), others);
    }

    /** Returns the same for keys that are in memory as long as the new object is. */
    ContentDecryption ofKeysInMemory() {
        return new ContentDecryption(true, ciphers.keySet(), providers);
    }

    /** Returns what decrypts content of any length. */
    ContentStream stream(AcceptedHeader accepted) {
        return accepted.contentEncryption().stream(providers);
    }

    /**
     * Returns the content, which was authenticated, as it was encrypted.
     *
     * @param content whose ciphertext belongs to this method from now on
     * @throws InvalidTokenException as {@link JweDecrypter} lists it in the fifth and sixth point
     */
    byte[] decrypt(EncryptedContent content, byte[] encryptedKey, AcceptedHeader accepted, RecipientHalf half) {
        if (half instanceof ContentOpener opener) {
            return opened(content, encryptedKey, accepted, opener);
        }
        ContentEncryption encryption = accepted.contentEncryption();
        content.requireLengths(encryption);
        byte[] cek = cek(accepted, encryptedKey, half);
        try {
            return decrypt(content, encryption, cek);
        } finally {
            Octets.wipe(cek);
        }
    }

    /**
     * Returns the content, which was authenticated, under a key that was unwrapped.
     *
     * @param content whose ciphertext belongs to this method from now on
     * @param cek the key, which stays the caller's
     * @throws InvalidTokenException {@code MALFORMED} if the IV or the tag has another length, and otherwise {@code
     *     DECRYPTION_FAILED}
     */
    byte[] decrypt(EncryptedContent content, ContentEncryption encryption, byte[] cek) {
        content.requireLengths(encryption);
        try {
            return cipher(encryption).decrypt(cek, content.iv(), content.aad(), content.ciphertext(), content.tag());
        } catch (GeneralSecurityException | RuntimeException | AssertionError e) {
            // Providers are foreign code, and their messages may depend on the key: none of them is passed on.
            // BouncyCastle's FIPS provider refuses by an AssertionError.
            throw undecryptable();
        }
    }

    /**
     * Writes the plaintext of a ciphertext that is kept elsewhere, once all of it was authenticated.
     *
     * @throws InvalidTokenException as {@link JweDecrypter} lists it in the fifth and sixth point
     */
    static void decrypt(
            EncryptedContent content,
            byte[] encryptedKey,
            AcceptedHeader accepted,
            RecipientHalf half,
            ContentStream cipher,
            CiphertextSpool ciphertext,
            OutputStream plaintext)
            throws IOException {
        content.requireLengths(accepted.contentEncryption());
        byte[] cek = cek(accepted, encryptedKey, half);
        try {
            authenticate(content, cek, cipher, ciphertext);
            cipher.decrypt(cek, content.iv(), ciphertext.read(), plaintext);
        } catch (GeneralSecurityException e) {
            throw undecryptable();
        } finally {
            Octets.wipe(cek);
        }
    }

    private static void authenticate(
            EncryptedContent content, byte[] cek, ContentStream cipher, CiphertextSpool ciphertext) throws IOException {
        try {
            cipher.authenticate(cek, content.iv(), content.aad(), ciphertext.read(), content.tag());
        } catch (GeneralSecurityException | RuntimeException | AssertionError e) {
            throw undecryptable();
        }
    }

    private static byte[] opened(
            EncryptedContent content, byte[] encryptedKey, AcceptedHeader accepted, ContentOpener opener) {
        try {
            return opener.open(accepted.header(), encryptedKey, content);
        } catch (JoseException e) {
            throw e;
        } catch (GeneralSecurityException | RuntimeException | AssertionError e) {
            throw undecryptable();
        }
    }

    /** Returns the one refusal for everything that involves the key. */
    static InvalidTokenException undecryptable() {
        return new InvalidTokenException(Reason.DECRYPTION_FAILED, "the token cannot be decrypted with this key");
    }

    /**
     * Returns the CEK, or a random one of the right length if the key does not unwrap it, so that a wrong key, a broken
     * encrypted key and a broken tag look alike (RFC 7516 section 11.5). The random one is drawn in any case, unless
     * there is no encrypted key that could be broken.
     */
    static byte[] cek(AcceptedHeader accepted, byte[] encryptedKey, RecipientHalf half) {
        // Where a key is unwrapped, there is an "enc", and where there is none, a ContentOpener.
        CekUnwrapper unwrapper = (CekUnwrapper) half;
        int octets = accepted.contentEncryption().cekOctets();
        byte[] random = unwrapper.holdsContentKey() ? new byte[0] : Octets.random(octets);
        try {
            byte[] cek = unwrapper.unwrap(accepted.header(), encryptedKey, accepted.contentEncryption());
            if (cek.length == octets) {
                return cek;
            }
            // It may be the key of another message.
            Octets.wipe(cek);
            return random;
        } catch (JoseException e) {
            throw e;
        } catch (GeneralSecurityException | RuntimeException | AssertionError e) {
            return random;
        }
    }

    private ContentCipher cipher(ContentEncryption encryption) {
        return Optional.ofNullable(ciphers.get(encryption)).orElseThrow();
    }
}
