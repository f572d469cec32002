package dev.signet.jose.jwe;

import dev.signet.jose.core.CryptoProviders;
import dev.signet.jose.core.internal.AlgorithmSpec;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Content encryption algorithms: {@code enc} of a JWE (RFC 7518 section 5). All six are authenticated encryption: what
 * decrypts is what was encrypted.
 *
 * <p>The GCM algorithms are the faster ones; the CBC ones, encrypt-then-MAC, are for peers that have nothing else.
 * Immutable.
 */
public enum ContentEncryption {
    /** AES-128 in CBC mode with HMAC SHA-256 cut to 128 bits (RFC 7518 section 5.2.3); a key of 32 octets. */
    A128CBC_HS256("A128CBC-HS256", AesCbcHmacAlgorithm::new),
    /** AES-192 in CBC mode with HMAC SHA-384 cut to 192 bits (RFC 7518 section 5.2.4); a key of 48 octets. */
    A192CBC_HS384("A192CBC-HS384", AesCbcHmacAlgorithm::new),
    /** AES-256 in CBC mode with HMAC SHA-512 cut to 256 bits (RFC 7518 section 5.2.5); a key of 64 octets. */
    A256CBC_HS512("A256CBC-HS512", AesCbcHmacAlgorithm::new),
    /** AES-128 in Galois/Counter mode (RFC 7518 section 5.3); a key of 16 octets. */
    A128GCM("A128GCM", AesGcmAlgorithm::new),
    /** AES-192 in Galois/Counter mode (RFC 7518 section 5.3); a key of 24 octets. */
    A192GCM("A192GCM", AesGcmAlgorithm::new),
    /** AES-256 in Galois/Counter mode (RFC 7518 section 5.3); a key of 32 octets. */
    A256GCM("A256GCM", AesGcmAlgorithm::new);

    private final String jwaName;
    private final int cekOctets;
    private final ContentAlgorithm algorithm;

    ContentEncryption(String jwaName, Function<AlgorithmSpec, ContentAlgorithm> family) {
        AlgorithmSpec spec = AlgorithmSpec.of(jwaName);
        this.jwaName = jwaName;
        this.cekOctets = spec.keyOctets();
        this.algorithm = family.apply(spec);
    }

    /**
     * Returns the content encryption algorithms that this library encrypts and decrypts with.
     *
     * @return all of them, in the order of this class; cannot be modified
     */
    public static List<ContentEncryption> all() {
        return List.of(values());
    }

    /**
     * Returns the algorithm of that name.
     *
     * @param enc the text of an {@code enc} header parameter, compared exactly
     * @return empty if there is none
     */
    public static Optional<ContentEncryption> named(String enc) {
        return Arrays.stream(values()).filter(one -> one.jwaName.equals(enc)).findFirst();
    }

    /**
     * Returns the registered name.
     *
     * @return the text of {@code enc}, for example {@code "A256GCM"}
     */
    public String jwaName() {
        return jwaName;
    }

    /**
     * Returns the length of the content encryption key.
     *
     * @return octets; for the CBC algorithms the MAC key and the AES key together
     */
    public int cekOctets() {
        return cekOctets;
    }

    /** Returns the length of the initialization vector, of which no other is accepted. */
    int ivOctets() {
        return algorithm.ivOctets();
    }

    /** Returns the length of the authentication tag, of which no other is accepted. */
    int tagOctets() {
        return algorithm.tagOctets();
    }

    ContentStream stream(CryptoProviders providers) {
        return algorithm.stream(providers);
    }

    /**
     * Returns what encrypts and decrypts content.
     *
     * @param keysInMemory whether the keys of all messages come from a key that is in memory as long as the cipher is
     */
    ContentCipher cipher(CryptoProviders providers, boolean keysInMemory) {
        return algorithm.cipher(providers, keysInMemory);
    }
}
