package dev.signet.jose.testsupport;

import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SignatureSpi;

/** A signature of a provider that throws what JCA does not foresee. */
public final class FailingSignature extends SignatureSpi {

    private final ProviderFailure failure;
    private final boolean atOnce;

    /**
     * Makes one.
     *
     * @param failure the failure of each method
     * @param atOnce whether it fails with the key, and not first with the message
     */
    public FailingSignature(ProviderFailure failure, boolean atOnce) {
        this.failure = failure;
        this.atOnce = atOnce;
    }

    @Override
    protected void engineInitVerify(PublicKey key) {
        if (atOnce) {
            throw failure.raise();
        }
    }

    @Override
    protected void engineInitSign(PrivateKey key) {
        if (atOnce) {
            throw failure.raise();
        }
    }

    @Override
    protected void engineUpdate(byte octet) {
        throw failure.raise();
    }

    @Override
    protected void engineUpdate(byte[] octets, int from, int length) {
        throw failure.raise();
    }

    @Override
    protected byte[] engineSign() {
        throw failure.raise();
    }

    @Override
    protected boolean engineVerify(byte[] octets) {
        throw failure.raise();
    }

    @Override
    @Deprecated
    protected void engineSetParameter(String name, Object value) {
        throw new UnsupportedOperationException();
    }

    @Override
    @Deprecated
    protected Object engineGetParameter(String name) {
        throw new UnsupportedOperationException();
    }
}
