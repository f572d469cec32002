package dev.signet.jose.jwe;

import dev.signet.jose.core.CryptoProviders;
import dev.signet.jose.core.internal.AlgorithmSpec;
import dev.signet.jose.jwk.Jwk;
import dev.signet.jose.jwk.KeyOperation;
import java.util.EnumSet;
import java.util.Optional;
import java.util.function.Function;
import javax.crypto.SecretKey;

/** Key wrapping under a shared symmetric key, whichever cipher does it (RFC 7518 sections 4.4 and 4.7). Immutable. */
abstract class SecretKeyManagement implements KeyManagement {

    private final JweAlgorithm algorithm;

    SecretKeyManagement(JweAlgorithm algorithm) {
        this.algorithm = algorithm;
    }

    abstract CekWrapper wrapper(byte[] kek, CryptoProviders providers);

    abstract CekUnwrapper unwrapper(byte[] kek, CryptoProviders providers);

    /** Returns an encrypter with a key that is no JWK. */
    final JweEncrypter encrypter(SecretKey key, ContentEncryption encryption) {
        return JweEncrypter.of(algorithm, encryption, wrapping(octets(key)));
    }

    /** Returns a decrypter with a key that is no JWK. */
    final JweDecrypter decrypter(SecretKey key, ContentEncryption first, ContentEncryption... more) {
        return JweDecrypter.of(algorithm, EnumSet.of(first, more), Optional.empty(), unwrapping(octets(key)));
    }

    @Override
    public final Optional<String> encryptingMismatch(Jwk key, ContentEncryption encryption) {
        return key.mismatch(KeyOperation.WRAP_KEY, algorithm.jwaName());
    }

    @Override
    public final Optional<String> decryptingMismatch(Jwk key, ContentEncryption encryption) {
        return key.mismatch(KeyOperation.UNWRAP_KEY, algorithm.jwaName());
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
        String name = algorithm.jwaName();
        return SecretOctets.of(key, name, AlgorithmSpec.of(name).wrappingOctets());
    }
}
