package dev.signet.jose.jwe;

import dev.signet.jose.core.internal.Octets;
import java.security.KeyPair;
import java.util.function.Supplier;

/**
 * Gives all recipients of one message the same content encryption key, and each everything else anew. For one thread.
 */
final class SharedCek implements RandomSource {

    private final RandomSource source;
    private final byte[] cek;

    SharedCek(RandomSource source, ContentEncryption encryption) {
        this.source = source;
        this.cek = source.contentKey(encryption.cekOctets());
    }

    @Override
    public byte[] contentKey(int length) {
        return cek.clone();
    }

    void wipe() {
        Octets.wipe(cek);
    }

    @Override
    public byte[] octets(int length) {
        return source.octets(length);
    }

    @Override
    public KeyPair keyPair(Supplier<KeyPair> generator) {
        return source.keyPair(generator);
    }
}
