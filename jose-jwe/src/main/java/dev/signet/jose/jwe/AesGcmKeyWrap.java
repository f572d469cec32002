package dev.signet.jose.jwe;

import dev.signet.jose.core.Base64Url;
import dev.signet.jose.core.CryptoProviders;
import dev.signet.jose.core.JoseHeader;
import dev.signet.jose.core.JsonObject;
import dev.signet.jose.core.internal.AlgorithmSpec;
import dev.signet.jose.core.internal.CryptoOperation;
import dev.signet.jose.jwe.ContentCipher.Ciphertext;
import dev.signet.jose.jwk.OctJwk;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.util.EnumSet;
import java.util.Optional;
import javax.crypto.SecretKey;

/**
 * Key wrapping with AES-GCM under a shared symmetric key (RFC 7518 section 4.7). The initialization vector and the tag
 * of the wrapped key stand in the header: 12 and 16 octets, nothing else is accepted.
 *
 * <p>Each message draws a random initialization vector of 96 bits <em>for the shared key</em>: stay under
 * 2<sup>32</sup> messages for each key, all senders together (NIST SP 800-38D section 8.3), then change it. {@link
 * AesKeyWrap} has no such limit. Immutable.
 */
public enum AesGcmKeyWrap implements JweAlgorithm {
    /** With a key of 16 octets. */
    A128GCMKW,
    /** With a key of 24 octets. */
    A192GCMKW,
    /** With a key of 32 octets. */
    A256GCMKW;

    private static final byte[] NO_DATA = {};

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

        private final int keyOctets;

        Management(String jwaName) {
            super(jwaName);
            this.keyOctets = AlgorithmSpec.of(jwaName).wrappingOctets();
        }

        @Override
        CekWrapper wrapper(byte[] kek, CryptoProviders providers) {
            return new Wrapper(kek, AesGcm.forUse(CryptoOperation.WRAP, kek.length, providers));
        }

        @Override
        CekUnwrapper unwrapper(byte[] kek, CryptoProviders providers) {
            return new Unwrapper(kek, AesGcm.forUse(CryptoOperation.UNWRAP, kek.length, providers));
        }

        @Override
        public void requireUnwrapping(CryptoProviders providers) {
            AesGcm.require(CryptoOperation.UNWRAP, keyOctets, providers);
        }
    }

    private static final class Wrapper implements CekWrapper {

        private final byte[] kek;
        private final AesGcm gcm;

        Wrapper(byte[] kek, AesGcm gcm) {
            this.kek = kek;
            this.gcm = gcm;
        }

        @Override
        public WrappedCek wrap(ContentEncryption encryption, JoseHeader header, RandomSource random)
                throws GeneralSecurityException {
            byte[] cek = random.contentKey(encryption.cekOctets());
            byte[] iv = random.octets(AesGcm.IV_OCTETS);
            Ciphertext wrapped = gcm.encrypt(kek, iv, NO_DATA, cek);
            JsonObject parameters = JsonObject.builder()
                    .put("iv", Base64Url.encode(iv))
                    .put("tag", Base64Url.encode(wrapped.tag()))
                    .build();
            return new WrappedCek(cek, wrapped.ciphertext(), parameters);
        }

        @Override
        public boolean addsParameters() {
            return true;
        }
    }

    private static final class Unwrapper implements CekUnwrapper {

        private final byte[] kek;
        private final AesGcm gcm;

        Unwrapper(byte[] kek, AesGcm gcm) {
            this.kek = kek;
            this.gcm = gcm;
        }

        @Override
        public byte[] unwrap(JoseHeader header, byte[] encryptedKey, ContentEncryption encryption)
                throws GeneralSecurityException {
            byte[] iv = HeaderParameters.required(header, "iv", AesGcm.IV_OCTETS);
            byte[] tag = HeaderParameters.required(header, "tag", AesGcm.TAG_OCTETS);
            if (encryptedKey.length != encryption.cekOctets()) {
                throw new InvalidKeyException();
            }
            // Other keys may be tried after this one.
            return gcm.decrypt(kek, iv, NO_DATA, encryptedKey.clone(), tag);
        }

        @Override
        public boolean readsParameters() {
            return true;
        }
    }
}
