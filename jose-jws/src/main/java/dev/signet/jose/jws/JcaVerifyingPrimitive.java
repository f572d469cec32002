package dev.signet.jose.jws;

import dev.signet.jose.core.internal.InstancePool;
import java.security.GeneralSecurityException;
import java.security.ProviderException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.util.function.Consumer;

/**
 * Verifies by a JCA {@link Signature} with one public key, which has been validated, and one provider. Objects with the
 * key wait for the next message, as in {@link JcaSigningPrimitive}. Thread-safe.
 */
final class JcaVerifyingPrimitive implements VerifyingPrimitive {

    private final ProviderSignature service;
    private final SignatureFormat.Asymmetric format;
    private final PublicKey key;
    private final InstancePool<Signature> keyed = InstancePool.keeping(this::started);

    /**
     * @throws IllegalArgumentException if the provider does not take the key
     */
    private JcaVerifyingPrimitive(ProviderSignature service, SignatureFormat.Asymmetric format, PublicKey key) {
        this.service = service;
        this.format = format;
        this.key = key;
        try {
            keyed.giveBack(started());
        } catch (GeneralSecurityException | RuntimeException | AssertionError e) {
            throw service.refused(key, e);
        }
    }

    /**
     * Returns a primitive for a public key.
     *
     * @throws IllegalArgumentException if the provider does not take the key
     */
    static JcaVerifyingPrimitive of(ProviderSignature service, SignatureFormat.Asymmetric format, PublicKey key) {
        return new JcaVerifyingPrimitive(service, format, service.translated(key));
    }

    @Override
    public SignatureFormat format() {
        return format;
    }

    @Override
    public boolean needsWholeMessage() {
        return service.jca().needsWholeMessage();
    }

    @Override
    public boolean verify(byte[] message, int from, int to, byte[] signature) {
        if (!format.accepts(signature)) {
            return false;
        }
        Signature verification;
        try {
            verification = keyed.take();
            verification.update(message, from, to - from);
        } catch (GeneralSecurityException | RuntimeException | AssertionError e) {
            throw service.jca().unusable("verify", e);
        }
        return matches(verification, signature, keyed::giveBack);
    }

    @Override
    public Operation startVerifying() {
        try {
            return new VerificationOperation(started());
        } catch (GeneralSecurityException | RuntimeException | AssertionError e) {
            throw service.jca().unusable("verify", e);
        }
    }

    private final class VerificationOperation implements Operation {

        private final Signature verification;

        VerificationOperation(Signature verification) {
            this.verification = verification;
        }

        @Override
        public void update(byte[] piece, int length) {
            try {
                verification.update(piece, 0, length);
            } catch (SignatureException | RuntimeException | AssertionError e) {
                throw service.jca().unusable("verify", e);
            }
        }

        @Override
        public boolean verify(byte[] signature) {
            return format.accepts(signature) && matches(verification, signature, finished -> {});
        }
    }

    private boolean matches(Signature verification, byte[] signature, Consumer<Signature> finished) {
        try {
            boolean matches = verification.verify(service.toProvider(signature));
            finished.accept(verification);
            return matches;
        } catch (ProviderException | AssertionError e) {
            throw service.jca().unusable("verify", e);
        } catch (SignatureException | RuntimeException e) {
            // Providers differ in whether a signature that cannot be is "no" or an error.
            return false;
        }
    }

    private Signature started() throws GeneralSecurityException {
        Signature signature = service.instance();
        signature.initVerify(key);
        return signature;
    }
}
