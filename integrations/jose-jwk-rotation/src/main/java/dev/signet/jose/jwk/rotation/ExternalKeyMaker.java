package dev.signet.jose.jwk.rotation;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.KeySourceException;
import dev.signet.jose.jws.JwsAlgorithm;
import dev.signet.jose.jws.JwsSigner;
import dev.signet.jose.jws.JwsVerifier;
import java.util.Objects;
import java.util.Optional;

/**
 * Keys whose private half is in an HSM or a KMS. One that is still in the entry, from before, signs on. Thread-safe if
 * the keys are.
 */
final class ExternalKeyMaker implements KeyMaker {

    private final JwsAlgorithm algorithm;
    private final ExternalKeys keys;

    ExternalKeyMaker(JwsAlgorithm algorithm, ExternalKeys keys) {
        this.algorithm = algorithm;
        this.keys = keys;
    }

    @Override
    public KeyMaterial make() {
        ExternalKeys.Key key;
        try {
            key = Objects.requireNonNull(keys.create());
        } catch (Exception e) {
            throw notMade(e);
        }
        KeyMaterial made;
        String signed;
        try {
            made = new KeyMaterial(SigningJwk.of(key.publicKey(), algorithm), Optional.of(key.handle()));
            signed = signer(made).sign("test".getBytes(US_ASCII));
        } catch (RuntimeException e) {
            KeySourceException failure = e instanceof KeySourceException known ? known : notMade(e);
            deleteAfter(failure, key);
            throw failure;
        }
        requireVerifies(signed, made);
        return made;
    }

    @Override
    public JwsSigner signer(KeyMaterial key) {
        Optional<ExternalKeys.Key> external = key.external();
        if (external.isEmpty()) {
            return JwsSigner.of(key.jwk(), algorithm);
        }
        JwsSigner signer;
        try {
            signer = keys.signer(external.get());
        } catch (Exception e) {
            throw failed("the HSM or KMS has no signer for the key " + key.keyId(), e);
        }
        if (!signer.algorithm().equals(algorithm)) {
            throw new KeySourceException("expected a signer for " + algorithm.jwaName() + " with the key " + key.keyId()
                    + ", got one for " + signer.algorithm().jwaName());
        }
        return signer.withKeyId(key.keyId());
    }

    @Override
    public void delete(KeyMaterial key) {
        Optional<ExternalKeys.Key> external = key.external();
        if (external.isPresent()) {
            try {
                keys.delete(external.get());
            } catch (Exception e) {
                throw failed(
                        "the key " + key.keyId() + ", which signs no more, could not be deleted in the HSM or KMS", e);
            }
        }
    }

    private KeySourceException notMade(Exception cause) {
        return failed("no key for " + algorithm.jwaName() + " could be made in the HSM or KMS", cause);
    }

    /** Returns the failure of a call. A thread that was interrupted in it stays so. */
    private static KeySourceException failed(String what, Exception cause) {
        if (cause instanceof InterruptedException) {
            Thread.currentThread().interrupt();
        }
        return new KeySourceException(what, cause);
    }

    /** A key that cannot be used, or not yet, is not left behind: there would be one with each attempt. */
    private void deleteAfter(KeySourceException failure, ExternalKeys.Key key) {
        try {
            keys.delete(key);
        } catch (Exception e) {
            failure.addSuppressed(failed("it could not be deleted again", e));
        }
    }

    /**
     * A public key that is published although its private half is another would be found out by its first token. The
     * handle may be that of a key in use, so nothing is deleted.
     */
    private void requireVerifies(String signed, KeyMaterial made) {
        try {
            JwsVerifier.of(made.jwk(), algorithm).verify(signed);
        } catch (InvalidTokenException e) {
            throw new KeySourceException(
                    "what the HSM or KMS signs with the new key " + made.keyId()
                            + " does not verify under its public key",
                    e);
        }
    }
}
