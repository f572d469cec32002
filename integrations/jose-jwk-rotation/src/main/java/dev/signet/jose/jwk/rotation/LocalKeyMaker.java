package dev.signet.jose.jwk.rotation;

import dev.signet.jose.core.KeySourceException;
import dev.signet.jose.jwk.Jwk;
import dev.signet.jose.jws.JwsAlgorithm;
import dev.signet.jose.jws.JwsSigner;
import java.util.Optional;
import java.util.function.Supplier;

/** Keys whose private half is in the entry of the store. Thread-safe if the supplier is. */
final class LocalKeyMaker implements KeyMaker {

    private final JwsAlgorithm algorithm;
    private final Supplier<? extends Jwk> supplier;

    LocalKeyMaker(JwsAlgorithm algorithm, Supplier<? extends Jwk> supplier) {
        this.algorithm = algorithm;
        this.supplier = supplier;
    }

    @Override
    public KeyMaterial make() {
        try {
            Jwk key = SigningJwk.of(supplier.get(), algorithm);
            if (!key.isPrivate()) {
                throw new IllegalArgumentException("expected a private key, this one is public");
            }
            return new KeyMaterial(key, Optional.empty());
        } catch (RuntimeException e) {
            throw new KeySourceException("no key for " + algorithm.jwaName() + " could be made: " + e.getMessage(), e);
        }
    }

    @Override
    public JwsSigner signer(KeyMaterial key) {
        if (key.handle().isPresent()) {
            throw new KeySourceException("the key " + key.keyId()
                    + " is in an HSM or a KMS of another instance: configure" + " this one with the same ExternalKeys");
        }
        return JwsSigner.of(key.jwk(), algorithm);
    }

    /** There is nothing elsewhere. */
    @Override
    public void delete(KeyMaterial key) {}
}
