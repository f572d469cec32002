package dev.signet.jose.jwe;

import dev.signet.jose.core.CryptoProviders;
import dev.signet.jose.jwk.KeyOperation;
import dev.signet.jose.jwk.OctJwk;
import java.util.EnumSet;
import java.util.function.Function;
import javax.crypto.SecretKey;

/**
 * Key wrapping with AES Key Wrap under a shared symmetric key (RFC 7518 section 4.4). Each message has a content
 * encryption key of its own, and wrapping needs no random numbers: unlike {@link Direct} and {@link AesGcmKeyWrap} there
 * is no number of messages to count. Immutable.
 */
public enum AesKeyWrap implements JweAlgorithm {
    /** With a key of 16 octets. */
    A128KW(16),
    /** With a key of 24 octets. */
    A192KW(24),
    /** With a key of 32 octets. */
    A256KW(32);

    private final int keyOctets;

    AesKeyWrap(int keyOctets) {
        this.keyOctets = keyOctets;
    }

    @Override
    public String jwaName() {
        return name();
    }

    /**
     * Returns an encrypter.
     *
     * @param key of exactly the length that the algorithm's name says
     * @param encryption how content is encrypted
     * @return an encrypter
     * @throws IllegalArgumentException if the key has another length or does not show its octets
     */
    public JweEncrypter encrypter(SecretKey key, ContentEncryption encryption) {
        byte[] kek = SecretOctets.of(key, jwaName(), keyOctets);
        return JweEncrypter.of(this, encryption, providers -> {
            KeyedRfc3394 wrapping = new KeyedRfc3394(new Rfc3394(providers), kek);
            return (enc, header, random) -> {
                byte[] cek = random.contentKey(enc.cekOctets());
                return new WrappedCek(cek, wrapping.wrap(cek));
            };
        });
    }

    /**
     * Returns an encrypter; the JWK's {@code kid}, if any, goes into the header.
     *
     * @param key of exactly the length that the algorithm's name says
     * @param encryption how content is encrypted
     * @return an encrypter
     * @throws IllegalArgumentException if the key has another length or another {@code alg}, or its {@code use} or
     *     {@code key_ops} do not permit to wrap keys
     */
    public JweEncrypter encrypter(OctJwk key, ContentEncryption encryption) {
        JwkRules.permitting(key, jwaName(), KeyOperation.WRAP_KEY);
        return JwkRules.named(encrypter(key.key(), encryption), key);
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
        return SingleKeyDecrypter.of(this, EnumSet.of(first, more), unwrapping(key));
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
        return JweAlgorithms.decrypter(this, key, EnumSet.of(first, more));
    }

    Function<CryptoProviders, CekUnwrapper> unwrapping(OctJwk key) {
        JwkRules.permitting(key, jwaName(), KeyOperation.UNWRAP_KEY);
        return unwrapping(key.key());
    }

    private Function<CryptoProviders, CekUnwrapper> unwrapping(SecretKey key) {
        byte[] kek = SecretOctets.of(key, jwaName(), keyOctets);
        return providers -> {
            KeyedRfc3394 unwrapping = new KeyedRfc3394(new Rfc3394(providers), kek);
            return (header, encryptedKey, encryption) -> unwrapping.unwrap(encryptedKey, encryption.cekOctets());
        };
    }
}
