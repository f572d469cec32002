package dev.signet.jose.jwe;

import dev.signet.jose.core.CryptoProviders;
import dev.signet.jose.core.internal.AlgorithmSpec;
import dev.signet.jose.jwk.Jwk;
import dev.signet.jose.jwk.KeyOperation;
import java.util.Optional;
import java.util.function.Function;
import javax.crypto.SecretKey;

/** Key wrapping under a shared symmetric key, whichever cipher does it (RFC 7518 sections 4.4 and 4.7). Immutable. */
abstract class SecretKeyManagement implements KeyManagement {

    private final String jwaName;

    SecretKeyManagement(String jwaName) {
        this.jwaName = jwaName;
    }

    abstract CekWrapper wrapper(byte[] kek, CryptoProviders providers);

    abstract CekUnwrapper unwrapper(byte[] kek, CryptoProviders providers);

    /**
     * Returns the sender's half with a key that is no JWK.
     *
     * @throws IllegalArgumentException if the key has the wrong length or does not show its octets
     */
    final Function<CryptoProviders, CekWrapper> wrapping(SecretKey key) {
        return wrapping(octets(key));
    }

    /** Returns the recipient's half with a key that is no JWK; otherwise as {@link #wrapping(SecretKey)}. */
    final Function<CryptoProviders, CekUnwrapper> unwrapping(SecretKey key) {
        return unwrapping(octets(key));
    }

    @Override
    public final Optional<String> encryptingMismatch(Jwk key, ContentEncryption encryption) {
        return key.mismatch(KeyOperation.WRAP_KEY, jwaName);
    }

    @Override
    public final Optional<String> decryptingMismatch(Jwk key, Optional<ContentEncryption> encryption) {
        return key.mismatch(KeyOperation.UNWRAP_KEY, jwaName);
    }

    @Override
    public final Function<CryptoProviders, CekWrapper> wrapping(Jwk key) {
        return wrapping(SecretOctets.of(key));
    }

    @Override
    public final Function<CryptoProviders, CekUnwrapper> unwrapping(Jwk key) {
        return unwrapping(SecretOctets.of(key));
    }

    @Override
    public final boolean hasKeyInMemory() {
        return true;
    }

    private Function<CryptoProviders, CekWrapper> wrapping(byte[] kek) {
        return providers -> wrapper(kek, providers);
    }

    private Function<CryptoProviders, CekUnwrapper> unwrapping(byte[] kek) {
        return providers -> unwrapper(kek, providers);
    }

    private byte[] octets(SecretKey key) {
        return SecretOctets.of(key, jwaName, AlgorithmSpec.of(jwaName).wrappingOctets());
    }
}
