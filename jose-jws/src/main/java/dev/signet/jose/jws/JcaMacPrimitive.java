package dev.signet.jose.jws;

import dev.signet.jose.core.KeySourceException;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.ProviderException;
import java.util.concurrent.Callable;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/**
 * HMAC by a JCA {@link Mac} of one provider, for keys that never leave it and for providers that were pinned. A new
 * object for each call. Thread-safe.
 */
final class JcaMacPrimitive implements MacPrimitive {

    private final String jcaName;
    private final SecretKey key;
    private final Provider provider;
    private final SignatureFormat.Mac format;

    /**
     * @throws IllegalArgumentException if the provider does not take the key
     */
    JcaMacPrimitive(String jcaName, SecretKey key, Provider provider) {
        this.jcaName = jcaName;
        this.key = key;
        this.provider = provider;
        try {
            this.format = new SignatureFormat.Mac(keyed().getMacLength());
        } catch (InvalidKeyException | ProviderException e) {
            throw new IllegalArgumentException(
                    "the provider " + provider.getName() + " does not take this key for " + jcaName, e);
        }
    }

    @Override
    public SignatureFormat.Mac format() {
        return format;
    }

    @Override
    public byte[] sign(byte[] message, int from, int to) {
        return used(() -> {
            Mac mac = keyed();
            mac.update(message, from, to - from);
            return mac.doFinal();
        });
    }

    @Override
    public SigningPrimitive.Operation startSigning() {
        Mac mac = used(this::keyed);
        return new SigningPrimitive.Operation() {
            @Override
            public void update(byte[] piece, int length) {
                mac.update(piece, 0, length);
            }

            @Override
            public byte[] sign() {
                return used(mac::doFinal);
            }
        };
    }

    private <T> T used(Callable<T> use) {
        try {
            return use.call();
        } catch (Exception e) {
            throw new KeySourceException("the key could not be used for " + jcaName, e);
        }
    }

    private Mac keyed() throws InvalidKeyException {
        try {
            Mac mac = Mac.getInstance(jcaName, provider);
            mac.init(key);
            return mac;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("the provider " + provider.getName() + " has no " + jcaName, e);
        }
    }
}
