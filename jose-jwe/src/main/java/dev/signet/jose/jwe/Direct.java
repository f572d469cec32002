package dev.signet.jose.jwe;

import dev.signet.jose.core.CryptoProviders;
import dev.signet.jose.core.JoseHeader;
import dev.signet.jose.jwk.Jwk;
import dev.signet.jose.jwk.KeyOperation;
import dev.signet.jose.jwk.OctJwk;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import javax.crypto.SecretKey;

/**
 * Direct encryption with a shared symmetric key (RFC 7518 section 4.5): there is no key of the message's own.
 *
 * <p>That makes a limit the sender's business. With the GCM algorithms an initialization vector that comes twice with
 * one key gives away the authentication key, and random ones of 96 bits come twice sooner or later: stay under
 * 2<sup>32</sup> messages for each key, all senders together (NIST SP 800-38D section 8.3). Then change the key, or use
 * {@link AesKeyWrap}, which has a fresh content encryption key for each message and has no such limit in practice.
 * Immutable.
 */
public enum Direct implements JweAlgorithm {
    /** The shared key is the content encryption key. */
    DIR;

    private static final byte[] NO_KEY = {};

    @Override
    public String jwaName() {
        return "dir";
    }

    /**
     * Returns an encrypter.
     *
     * @param key of exactly {@link ContentEncryption#cekOctets()} octets
     * @param encryption the content encryption algorithm
     * @return an encrypter
     * @throws IllegalArgumentException if the key has another length or does not show its octets
     */
    public JweEncrypter encrypter(SecretKey key, ContentEncryption encryption) {
        return JweEncrypter.of(
                this, encryption, wrapping(SecretOctets.of(key, encryption.jwaName(), encryption.cekOctets())));
    }

    /**
     * Returns an encrypter; the JWK's {@code kid}, if any, goes into the header.
     *
     * @param key of exactly {@link ContentEncryption#cekOctets()} octets
     * @param encryption the content encryption algorithm
     * @return an encrypter
     * @throws IllegalArgumentException as {@link #encrypter(SecretKey, ContentEncryption)}, and if the JWK's {@code
     *     alg} is neither {@code dir} nor the name of {@code encryption}, or its {@code use} or {@code key_ops} do not
     *     permit to encrypt
     */
    public JweEncrypter encrypter(OctJwk key, ContentEncryption encryption) {
        return JweEncrypter.of(key, this, encryption);
    }

    /**
     * Returns a decrypter.
     *
     * @param key the shared key
     * @param first a content encryption algorithm to accept, whose key has exactly the length of {@code key}
     * @param more others, with keys of the same length
     * @return a decrypter
     * @throws IllegalArgumentException if the key has another length or does not show its octets
     */
    public JweDecrypter decrypter(SecretKey key, ContentEncryption first, ContentEncryption... more) {
        Set<ContentEncryption> encryptions = EnumSet.of(first, more);
        for (ContentEncryption encryption : encryptions) {
            SecretOctets.of(key, encryption.jwaName(), encryption.cekOctets());
        }
        return JweDecrypter.of(this, encryptions, Optional.empty(), unwrapping(key.getEncoded()));
    }

    /**
     * Returns a decrypter.
     *
     * @param key the shared key
     * @param first a content encryption algorithm to accept, whose key has exactly the length of {@code key}
     * @param more others, with keys of the same length
     * @return a decrypter
     * @throws IllegalArgumentException as {@link #decrypter(SecretKey, ContentEncryption, ContentEncryption...)}, and
     *     if the JWK's {@code alg} is neither {@code dir} nor the name of each algorithm, or its {@code use} or {@code
     *     key_ops} do not permit to decrypt
     */
    public JweDecrypter decrypter(OctJwk key, ContentEncryption first, ContentEncryption... more) {
        return JweDecrypter.of(key, this, first, more);
    }

    KeyManagement keyManagement() {
        return new SharedKeys();
    }

    private static Function<CryptoProviders, CekWrapper> wrapping(byte[] cek) {
        return providers -> (encryption, header, random) -> new WrappedCek(cek.clone(), NO_KEY);
    }

    private static Function<CryptoProviders, CekUnwrapper> unwrapping(byte[] cek) {
        return providers -> new Holder(cek);
    }

    /** JWKs whose octets are the content encryption key. */
    private static final class SharedKeys implements KeyManagement {

        @Override
        public Optional<String> encryptingMismatch(Jwk key, ContentEncryption encryption) {
            return mismatch(key, KeyOperation.ENCRYPT, encryption);
        }

        @Override
        public Optional<String> decryptingMismatch(Jwk key, Optional<ContentEncryption> encryption) {
            return mismatch(key, KeyOperation.DECRYPT, encryption.orElseThrow());
        }

        @Override
        public Function<CryptoProviders, CekWrapper> wrapping(Jwk key) {
            return Direct.wrapping(SecretOctets.of(key));
        }

        @Override
        public Function<CryptoProviders, CekUnwrapper> unwrapping(Jwk key) {
            return Direct.unwrapping(SecretOctets.of(key));
        }

        @Override
        public void requireUnwrapping(CryptoProviders providers) {
            // Nothing is unwrapped.
        }

        @Override
        public boolean isDirect() {
            return true;
        }

        @Override
        public boolean hasKeyInMemory() {
            return true;
        }

        /**
         * The key is one of the content encryption algorithm, by its length. Direct encryption is the one place where a
         * JWK's {@code alg} may be that of the content (RFC 7520 section 5.6).
         */
        private static Optional<String> mismatch(Jwk key, KeyOperation operation, ContentEncryption encryption) {
            boolean forContent =
                    key.algorithm().filter(encryption.jwaName()::equals).isPresent();
            if (forContent) {
                return key.mismatch(operation, encryption.jwaName());
            }
            return key.mismatch(operation, DIR.jwaName())
                    .or(() ->
                            SecretOctets.mismatch(SecretOctets.of(key), encryption.jwaName(), encryption.cekOctets()));
        }
    }

    /** Gives the shared key to each message. */
    private record Holder(byte[] cek) implements CekUnwrapper {
        @Override
        public byte[] unwrap(JoseHeader header, byte[] encryptedKey, ContentEncryption encryption) {
            CekUnwrapper.requireNoKey(encryptedKey, DIR.jwaName());
            return cek.clone();
        }

        @Override
        public boolean holdsContentKey() {
            return true;
        }

        /** Shows nothing. */
        @Override
        public String toString() {
            return "Holder";
        }
    }
}
