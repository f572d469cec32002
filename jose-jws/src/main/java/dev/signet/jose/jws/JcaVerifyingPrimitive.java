package dev.signet.jose.jws;

import dev.signet.jose.core.CryptoProviders;
import dev.signet.jose.core.internal.CryptoOperation;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.ProviderException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;

/**
 * Verifies by a JCA {@link Signature} with one public key, which has been validated, and one provider. A new object for
 * each call, as with {@link JcaSigningPrimitive}. Thread-safe.
 */
final class JcaVerifyingPrimitive implements VerifyingPrimitive {

    private final JcaSignature jca;
    private final SignatureFormat.Asymmetric format;
    private final Provider provider;
    private final PublicKey key;

    private JcaVerifyingPrimitive(
            JcaSignature jca, SignatureFormat.Asymmetric format, Provider provider, PublicKey key) {
        this.jca = jca;
        this.format = format;
        this.provider = provider;
        this.key = key;
        try {
            started();
        } catch (GeneralSecurityException | RuntimeException e) {
            throw jca.refused(key, provider, e);
        }
    }

    static JcaVerifyingPrimitive of(
            JcaSignature jca, SignatureFormat.Asymmetric format, PublicKey key, CryptoProviders providers) {
        Provider provider = jca.provider(CryptoOperation.VERIFY, providers);
        return new JcaVerifyingPrimitive(jca, format, provider, jca.translated(key, provider));
    }

    @Override
    public SignatureFormat format() {
        return format;
    }

    @Override
    public boolean needsWholeMessage() {
        return jca.needsWholeMessage();
    }

    @Override
    public boolean verify(byte[] message, int from, int to, byte[] signature) {
        if (!format.accepts(signature)) {
            return false;
        }
        try {
            Signature verification = started();
            verification.update(message, from, to - from);
            return matches(verification, signature);
        } catch (GeneralSecurityException | ProviderException e) {
            throw jca.unusable("verify", e);
        }
    }

    @Override
    public Operation startVerifying() {
        try {
            return new VerificationOperation(started());
        } catch (GeneralSecurityException | ProviderException e) {
            throw jca.unusable("verify", e);
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
            } catch (SignatureException | ProviderException e) {
                throw jca.unusable("verify", e);
            }
        }

        @Override
        public boolean verify(byte[] signature) {
            return format.accepts(signature) && matches(verification, signature);
        }
    }

    private boolean matches(Signature verification, byte[] signature) {
        try {
            return verification.verify(signature);
        } catch (ProviderException e) {
            throw jca.unusable("verify", e);
        } catch (SignatureException e) {
            // Providers differ in whether a signature that cannot be is "no" or an error.
            return false;
        }
    }

    private Signature started() throws GeneralSecurityException {
        Signature signature = jca.instance(provider);
        signature.initVerify(key);
        return signature;
    }
}
