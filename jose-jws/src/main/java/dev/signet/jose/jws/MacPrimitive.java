package dev.signet.jose.jws;

import dev.signet.jose.core.KeySourceException;
import dev.signet.jose.core.internal.Octets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/**
 * HMAC by a JCA {@link Mac} of one provider, for keys that never leave it and for providers that were pinned. A new
 * object for each call. Thread-safe.
 */
final class MacPrimitive implements Primitive {

    private final String jcaName;
    private final SecretKey key;
    private final Provider provider;
    private final int octets;

    /**
     * @throws IllegalArgumentException if the provider does not take the key
     */
    MacPrimitive(String jcaName, SecretKey key, Provider provider) {
        this.jcaName = jcaName;
        this.key = key;
        this.provider = provider;
        try {
            this.octets = keyed().getMacLength();
        } catch (InvalidKeyException e) {
            throw new IllegalArgumentException(
                    "the provider " + provider.getName() + " does not take this key for " + jcaName, e);
        }
    }

    @Override
    public int signatureOctets() {
        return octets;
    }

    @Override
    public byte[] sign(byte[] message, int from, int to) {
        try {
            Mac mac = keyed();
            mac.update(message, from, to - from);
            return mac.doFinal();
        } catch (InvalidKeyException | RuntimeException e) {
            throw new KeySourceException("the key could not be used for " + jcaName, e);
        }
    }

    @Override
    public boolean verify(byte[] message, int from, int to, byte[] signature) {
        return Octets.equal(sign(message, from, to), signature);
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
