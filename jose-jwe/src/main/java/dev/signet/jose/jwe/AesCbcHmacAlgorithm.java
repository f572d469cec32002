package dev.signet.jose.jwe;

import dev.signet.jose.core.CryptoProviders;
import dev.signet.jose.core.internal.AlgorithmSpec;

/**
 * AES-CBC with an HMAC (RFC 7518 section 5.2): the key is a MAC key and an AES key, the tag half of the MAC. Immutable.
 */
final class AesCbcHmacAlgorithm implements ContentAlgorithm {

    private final String mac;
    private final int tagOctets;

    AesCbcHmacAlgorithm(AlgorithmSpec spec) {
        this.mac = "Hmac" + spec.hash().orElseThrow().replace("-", "");
        this.tagOctets = spec.keyOctets() / 2;
    }

    @Override
    public int ivOctets() {
        return AesCbcHmac.IV_OCTETS;
    }

    @Override
    public int tagOctets() {
        return tagOctets;
    }

    @Override
    public ContentCipher cipher(CryptoProviders providers, boolean keysInMemory) {
        return keysInMemory ? AesCbcHmac.forKeysInMemory(mac, providers) : AesCbcHmac.forContent(mac, providers);
    }

    @Override
    public ContentStream stream(CryptoProviders providers) {
        return new AesCbcHmacStream(mac, providers);
    }
}
