package dev.signet.jose.jws;

import dev.signet.jose.core.KeySourceException;
import dev.signet.jose.core.internal.InstancePool;
import dev.signet.jose.core.internal.Octets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Signature;
import java.security.SignatureException;

/**
 * Signs by a JCA {@link Signature} with one private key of one provider. Objects with the key wait for the next
 * message, so that neither the provider's tables nor the key are looked at again. Thread-safe.
 */
final class JcaSigningPrimitive implements SigningPrimitive {

    private final ProviderSignature service;
    private final SignatureFormat format;
    private final PrivateKey key;
    private final InstancePool<Signature> keyed;

    /**
     * @param kept whether objects wait for the next message
     * @throws IllegalArgumentException if the provider does not take the key
     */
    private JcaSigningPrimitive(ProviderSignature service, SignatureFormat format, PrivateKey key, boolean kept) {
        this.service = service;
        this.format = format;
        this.key = key;
        this.keyed = kept ? InstancePool.keeping(this::started) : InstancePool.forgetting(this::started);
        try {
            keyed.giveBack(started());
        } catch (GeneralSecurityException | RuntimeException | AssertionError e) {
            throw service.refused(key, e);
        }
    }

    /**
     * Returns a primitive for a private key whose material is available.
     *
     * @throws IllegalArgumentException if the provider does not take the key
     */
    static JcaSigningPrimitive of(ProviderSignature service, SignatureFormat format, PrivateKey key) {
        return new JcaSigningPrimitive(service, format, service.translated(key), true);
    }

    /**
     * Returns a primitive for a private key held by a provider, for example on a PKCS#11 token. There an object that
     * waits may occupy a session.
     *
     * @throws IllegalArgumentException if the provider does not take the key
     */
    static JcaSigningPrimitive at(Provider home, JcaSignature jca, SignatureFormat format, PrivateKey handle) {
        return new JcaSigningPrimitive(jca.at(home), format, handle, false);
    }

    @Override
    public int signatureOctets() {
        return format.octets();
    }

    @Override
    public boolean needsWholeMessage() {
        return service.jca().needsWholeMessage();
    }

    @Override
    public byte[] sign(byte[] message, int from, int to) {
        byte[] signed;
        try {
            Signature signature = keyed.take();
            signature.update(message, from, to - from);
            signed = service.fromProvider(signature.sign(), format);
            keyed.giveBack(signature);
        } catch (GeneralSecurityException | RuntimeException | AssertionError e) {
            throw unusable(e);
        }
        format.requireFromSigner(signed);
        return signed;
    }

    @Override
    public Operation startSigning() {
        try {
            return new SignatureOperation(started());
        } catch (GeneralSecurityException | RuntimeException | AssertionError e) {
            throw unusable(e);
        }
    }

    private final class SignatureOperation implements Operation {

        private final Signature signature;

        SignatureOperation(Signature signature) {
            this.signature = signature;
        }

        @Override
        public void update(byte[] piece, int length) {
            try {
                signature.update(piece, 0, length);
            } catch (SignatureException | RuntimeException | AssertionError e) {
                throw unusable(e);
            }
        }

        @Override
        public byte[] sign() {
            byte[] signed;
            try {
                signed = service.fromProvider(signature.sign(), format);
            } catch (GeneralSecurityException | RuntimeException | AssertionError e) {
                throw unusable(e);
            }
            format.requireFromSigner(signed);
            return signed;
        }
    }

    private Signature started() throws GeneralSecurityException {
        Signature signature = service.instance();
        if (service.jca().isHedged()) {
            signature.initSign(key, Octets.randomness());
        } else {
            signature.initSign(key);
        }
        return signature;
    }

    /** A provider throws what it likes: BouncyCastle's FIPS provider refuses by an {@link AssertionError}. */
    private KeySourceException unusable(Throwable cause) {
        return service.jca().unusable("sign", cause);
    }
}
