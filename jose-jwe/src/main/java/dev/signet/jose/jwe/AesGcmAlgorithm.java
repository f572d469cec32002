package dev.signet.jose.jwe;

import dev.signet.jose.core.CryptoProviders;

/** AES-GCM (RFC 7518 section 5.3), the same for all lengths of its key. Immutable. */
final class AesGcmAlgorithm implements ContentAlgorithm {

    @Override
    public int ivOctets() {
        return AesGcm.IV_OCTETS;
    }

    @Override
    public int tagOctets() {
        return AesGcm.TAG_OCTETS;
    }

    @Override
    public ContentCipher cipher(CryptoProviders providers, boolean keysInMemory) {
        return keysInMemory ? AesGcm.forKeysInMemory(providers) : AesGcm.forContent(providers);
    }

    @Override
    public ContentStream stream(CryptoProviders providers) {
        return new AesGcmStream(providers);
    }
}
