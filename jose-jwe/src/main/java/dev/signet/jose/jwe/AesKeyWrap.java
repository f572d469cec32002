package dev.signet.jose.jwe;

import dev.signet.jose.core.CryptoProviders;
import dev.signet.jose.jwk.OctJwk;
import java.util.EnumSet;
import java.util.Optional;
import javax.crypto.SecretKey;

/**
 * Key wrapping with AES Key Wrap under a shared symmetric key (RFC 7518 section 4.4). Each message has a content
 * encryption key of its own, and wrapping needs no random numbers: unlike {@link Direct} and {@link AesGcmKeyWrap}
 * there is no number of messages to count. Immutable.
 */
public enum AesKeyWrap implements JweAlgorithm {
    /** With a key of 16 octets. */
    A128KW,
    /** With a key of 24 octets. */
    A192KW,
    /** With a key of 32 octets. */
    A256KW;

    private final Management keyManagement = new Management(name());

    @Override
    public String jwaName() {
        return name();
    }

    /**
     * Returns an encrypter.
     *
     * @param key of exactly the length that the algorithm's name says
     * @param encryption the content encryption algorithm
     * @return an encrypter
     * @throws IllegalArgumentException if the key has another length or does not show its octets
     */
    public JweEncrypter encrypter(SecretKey key, ContentEncryption encryption) {
        return JweEncrypter.of(this, encryption, keyManagement.wrapping(key));
    }

    /**
     * Returns an encrypter; the JWK's {@code kid}, if any, goes into the header.
     *
     * @param key of exactly the length that the algorithm's name says
     * @param encryption the content encryption algorithm
     * @return an encrypter
     * @throws IllegalArgumentException if the key has another length or another {@code alg}, or its {@code use} or
     *     {@code key_ops} do not permit to wrap keys
     */
    public JweEncrypter encrypter(OctJwk key, ContentEncryption encryption) {
        return JweEncrypter.of(key, this, encryption);
    }

    /**
     * Returns a decrypter.
     *
     * @param key of exactly the length that the algorithm's name says
     * @param first a content encryption algorithm to accept
     * @param more others to accept
     * @return a decrypter
     * @throws IllegalArgumentException if the key has another length or does not show its octets
     */
    public JweDecrypter decrypter(SecretKey key, ContentEncryption first, ContentEncryption... more) {
        return JweDecrypter.of(this, EnumSet.of(first, more), Optional.empty(), keyManagement.unwrapping(key));
    }

    /**
     * Returns a decrypter.
     *
     * @param key of exactly the length that the algorithm's name says
     * @param first a content encryption algorithm to accept
     * @param more others to accept
     * @return a decrypter
     * @throws IllegalArgumentException if the key has another length or another {@code alg}, or its {@code use} or
     *     {@code key_ops} do not permit to unwrap keys
     */
    public JweDecrypter decrypter(OctJwk key, ContentEncryption first, ContentEncryption... more) {
        return JweDecrypter.of(key, this, first, more);
    }

    KeyManagement keyManagement() {
        return keyManagement;
    }

    private static final class Management extends SecretKeyManagement {

        Management(String jwaName) {
            super(jwaName);
        }

        @Override
        CekWrapper wrapper(byte[] kek, CryptoProviders providers) {
            KeyedRfc3394 wrapping = new KeyedRfc3394(new Rfc3394(providers), kek);
            return (encryption, header, random) -> {
                byte[] cek = random.contentKey(encryption.cekOctets());
                return new WrappedCek(cek, wrapping.wrap(cek));
            };
        }

        @Override
        CekUnwrapper unwrapper(byte[] kek, CryptoProviders providers) {
            KeyedRfc3394 unwrapping = new KeyedRfc3394(new Rfc3394(providers), kek);
            return (header, encryptedKey, encryption) -> unwrapping.unwrap(encryptedKey, encryption.cekOctets());
        }

        @Override
        public void requireUnwrapping(CryptoProviders providers) {
            Rfc3394.requireUnwrapping(providers);
        }
    }
}
