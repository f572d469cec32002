package dev.signet.jose.jws;

import dev.signet.jose.core.CryptoProviders;
import dev.signet.jose.core.internal.CryptoOperation;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.ProviderException;
import java.security.Signature;
import java.security.SignatureException;

/**
 * Signs by a JCA {@link Signature} with one private key of one provider. A new object for each call, which costs next
 * to nothing beside the arithmetic once the provider and its own form of the key are known. Thread-safe.
 */
final class JcaSigningPrimitive implements SigningPrimitive {

    private final JcaSignature jca;
    private final SignatureFormat format;
    private final Provider provider;
    private final PrivateKey key;

    private JcaSigningPrimitive(JcaSignature jca, SignatureFormat format, Provider provider, PrivateKey key) {
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

    /** Returns a primitive for a private key whose material is available. */
    static JcaSigningPrimitive of(JcaSignature jca, SignatureFormat format, PrivateKey key, CryptoProviders providers) {
        Provider provider = jca.provider(CryptoOperation.SIGN, providers);
        return new JcaSigningPrimitive(jca, format, provider, jca.translated(key, provider));
    }

    /** Returns a primitive for a private key held by a provider, for example on a PKCS#11 token. */
    static JcaSigningPrimitive at(Provider home, JcaSignature jca, SignatureFormat format, PrivateKey handle) {
        return new JcaSigningPrimitive(jca, format, home, handle);
    }

    @Override
    public int signatureOctets() {
        return format.octets();
    }

    @Override
    public boolean needsWholeMessage() {
        return jca.needsWholeMessage();
    }

    @Override
    public byte[] sign(byte[] message, int from, int to) {
        byte[] signed;
        try {
            Signature signature = started();
            signature.update(message, from, to - from);
            signed = signature.sign();
        } catch (GeneralSecurityException | RuntimeException e) {
            throw jca.unusable("sign", e);
        }
        format.requireFromSigner(signed);
        return signed;
    }

    @Override
    public Operation startSigning() {
        try {
            return new SignatureOperation(started());
        } catch (GeneralSecurityException | ProviderException e) {
            throw jca.unusable("sign", e);
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
            } catch (SignatureException | ProviderException e) {
                throw jca.unusable("sign", e);
            }
        }

        @Override
        public byte[] sign() {
            byte[] signed;
            try {
                signed = signature.sign();
            } catch (GeneralSecurityException | RuntimeException e) {
                throw jca.unusable("sign", e);
            }
            format.requireFromSigner(signed);
            return signed;
        }
    }

    private Signature started() throws GeneralSecurityException {
        Signature signature = jca.instance(provider);
        signature.initSign(key);
        return signature;
    }
}
