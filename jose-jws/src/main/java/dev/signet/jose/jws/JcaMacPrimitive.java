package dev.signet.jose.jws;

import dev.signet.jose.core.KeySourceException;
import dev.signet.jose.core.internal.InstancePool;
import java.security.GeneralSecurityException;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.util.concurrent.Callable;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/**
 * HMAC by a JCA {@link Mac} of one provider: one that the application chose, or that holds the key. Thread-safe.
 */
final class JcaMacPrimitive implements MacPrimitive {

    private final String jcaName;
    private final SecretKey key;
    private final Provider provider;
    private final SignatureFormat.Mac format;
    private final InstancePool<Mac> keyed;

    /**
     * @param kept whether objects with the key wait for the next message
     */
    private JcaMacPrimitive(String jcaName, SecretKey key, Provider provider, boolean kept) {
        this.jcaName = jcaName;
        this.key = key;
        this.provider = provider;
        this.keyed = kept ? InstancePool.keeping(this::keyed) : InstancePool.forgetting(this::keyed);
        try {
            Mac mac = keyed();
            this.format = new SignatureFormat.Mac(mac.getMacLength());
            keyed.giveBack(mac);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("the provider " + provider.getName() + " has no " + jcaName, e);
        } catch (GeneralSecurityException | RuntimeException | AssertionError e) {
            throw new IllegalArgumentException(
                    "the provider " + provider.getName() + " does not take this key for " + jcaName, e);
        }
    }

    /**
     * Returns a primitive for a key whose material is available.
     *
     * @throws IllegalArgumentException if the provider does not take the key
     */
    static JcaMacPrimitive of(String jcaName, SecretKey key, Provider provider) {
        return new JcaMacPrimitive(jcaName, key, provider, true);
    }

    /**
     * Returns a primitive for a key that never leaves its provider, where an object that waits may occupy a session.
     *
     * @throws IllegalArgumentException if the provider does not take the key
     */
    static JcaMacPrimitive at(Provider home, String jcaName, SecretKey handle) {
        return new JcaMacPrimitive(jcaName, handle, home, false);
    }

    @Override
    public SignatureFormat.Mac format() {
        return format;
    }

    @Override
    public byte[] sign(byte[] message, int from, int to) {
        return used(() -> {
            Mac mac = keyed.take();
            mac.update(message, from, to - from);
            byte[] made = mac.doFinal();
            keyed.giveBack(mac);
            return made;
        });
    }

    @Override
    public SigningPrimitive.Operation startSigning() {
        Mac mac = used(this::keyed);
        return new SigningPrimitive.Operation() {
            @Override
            public void update(byte[] piece, int length) {
                used(() -> {
                    mac.update(piece, 0, length);
                    return mac;
                });
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
        } catch (Exception | AssertionError e) {
            throw new KeySourceException("the key could not be used for " + jcaName, e);
        }
    }

    private Mac keyed() throws GeneralSecurityException {
        Mac mac = Mac.getInstance(jcaName, provider);
        mac.init(key);
        return mac;
    }
}
