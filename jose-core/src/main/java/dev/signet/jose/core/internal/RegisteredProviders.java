package dev.signet.jose.core.internal;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.Security;
import java.security.Signature;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;

/** The providers that {@link Security} lists, in its order. */
final class RegisteredProviders {

    private RegisteredProviders() {}

    /**
     * Returns the first provider that has a service and can make an instance of it.
     *
     * <p>The JDK's own search loads no provider behind the one that it finds; {@link Security#getProviders()} makes
     * them all, which costs more than verifying a token.
     */
    static Optional<Provider> first(String service, String algorithm) {
        try {
            return Optional.of(found(service, algorithm));
        } catch (NoSuchAlgorithmException e) {
            return Optional.empty();
        } catch (GeneralSecurityException | RuntimeException | LinkageError e) {
            // Of a provider whose classes are broken. The JDK's search ends there.
            for (Provider provider : Security.getProviders()) {
                if (serves(provider, service, algorithm)) {
                    return Optional.of(provider);
                }
            }
            return Optional.empty();
        }
    }

    private static Provider found(String service, String algorithm) throws GeneralSecurityException {
        return switch (service) {
            case "Signature" -> Signature.getInstance(algorithm).getProvider();
            case "Mac" -> Mac.getInstance(algorithm).getProvider();
            case "MessageDigest" -> MessageDigest.getInstance(algorithm).getProvider();
            case "Cipher" -> Cipher.getInstance(algorithm).getProvider();
            case "KeyAgreement" -> KeyAgreement.getInstance(algorithm).getProvider();
            case "KeyFactory" -> KeyFactory.getInstance(algorithm).getProvider();
            case "KeyPairGenerator" -> KeyPairGenerator.getInstance(algorithm).getProvider();
            case "SecretKeyFactory" -> SecretKeyFactory.getInstance(algorithm).getProvider();
            default -> throw new AssertionError(service);
        };
    }

    /**
     * Returns whether a provider has a service and can make an instance of it: a provider may list classes that are not
     * there. A cipher's transformation, for example {@code AES/CBC/PKCS5Padding}, may be listed under {@code AES}
     * alone, with mode and padding inside; only {@link Cipher} can look that up.
     */
    static boolean serves(Provider provider, String service, String algorithm) {
        try {
            Provider.Service listed = provider.getService(service, algorithm);
            if (listed != null) {
                return listed.newInstance(null) != null;
            }
            return service.equals("Cipher")
                    && algorithm.indexOf('/') >= 0
                    && Cipher.getInstance(algorithm, provider) != null;
        } catch (GeneralSecurityException | RuntimeException | LinkageError e) {
            return false;
        }
    }
}
