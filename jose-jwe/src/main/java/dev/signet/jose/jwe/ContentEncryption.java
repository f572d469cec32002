package dev.signet.jose.jwe;

import dev.signet.jose.core.CryptoProviders;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How the plaintext itself is encrypted: {@code enc} (RFC 7518 section 5). All six are authenticated: what decrypts is
 * what was encrypted.
 *
 * <p>The GCM algorithms are the faster ones; the CBC ones, encrypt-then-MAC, are for peers that have nothing else.
 * <em>Immutable.</em>
 */
public enum ContentEncryption {
    /** AES-128 in CBC mode with HMAC SHA-256 cut to 128 bits (RFC 7518 section 5.2.3); a key of 32 octets. */
    A128CBC_HS256("A128CBC-HS256", 32, "HmacSHA256"),
    /** AES-192 in CBC mode with HMAC SHA-384 cut to 192 bits (RFC 7518 section 5.2.4); a key of 48 octets. */
    A192CBC_HS384("A192CBC-HS384", 48, "HmacSHA384"),
    /** AES-256 in CBC mode with HMAC SHA-512 cut to 256 bits (RFC 7518 section 5.2.5); a key of 64 octets. */
    A256CBC_HS512("A256CBC-HS512", 64, "HmacSHA512"),
    /** AES-128 in Galois/Counter mode (RFC 7518 section 5.3); a key of 16 octets. */
    A128GCM("A128GCM", 16, null),
    /** AES-192 in Galois/Counter mode (RFC 7518 section 5.3); a key of 24 octets. */
    A192GCM("A192GCM", 24, null),
    /** AES-256 in Galois/Counter mode (RFC 7518 section 5.3); a key of 32 octets. */
    A256GCM("A256GCM", 32, null);

    private final String jwaName;
    private final int cekOctets;
    private final @Nullable String mac;

    ContentEncryption(String jwaName, int cekOctets, @Nullable String mac) {
        this.jwaName = jwaName;
        this.cekOctets = cekOctets;
        this.mac = mac;
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

    /** The length of the initialization vector, of which no other is accepted. */
    int ivOctets() {
        return mac == null ? AesGcm.IV_OCTETS : AesCbcHmac.IV_OCTETS;
    }

    /** The length of the authentication tag, of which no other is accepted. */
    int tagOctets() {
        return mac == null ? AesGcm.TAG_OCTETS : cekOctets / 2;
    }

    ContentStream stream(CryptoProviders providers) {
        return mac == null ? new AesGcmStream(providers) : new AesCbcHmacStream(mac, providers);
    }

    /** For messages whose keys all come from a key that is at hand as long as the cipher is. */
    ContentCipher cipherForKeysAtHand(CryptoProviders providers) {
        return mac == null ? AesGcm.forKeysAtHand(providers) : AesCbcHmac.forKeysAtHand(mac, providers);
    }

    ContentCipher cipher(CryptoProviders providers) {
        return mac == null ? AesGcm.forContent(providers) : AesCbcHmac.forContent(mac, providers);
    }
}
