package dev.signet.jose.jwe;

import dev.signet.jose.core.CryptoProviders;
import dev.signet.jose.core.internal.AlgorithmSpec;

/** AES-GCM (RFC 7518 section 5.3), the same for all lengths of its key. Immutable. */
final class AesGcmAlgorithm implements ContentAlgorithm {

    private final int keyOctets;

    AesGcmAlgorithm(AlgorithmSpec spec) {
        this.keyOctets = spec.keyOctets();
    }

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
        return keysInMemory ? AesGcm.forKeysInMemory(keyOctets, providers) : AesGcm.forContent(keyOctets, providers);
    }

    @Override
    public ContentStream stream(CryptoProviders providers) {
        return new AesGcmStream(keyOctets, providers);
    }
}
