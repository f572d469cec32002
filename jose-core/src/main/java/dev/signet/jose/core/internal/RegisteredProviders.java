package dev.signet.jose.core.internal;

import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.Security;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;

/** The providers that {@link Security} lists, in its order. */
final class RegisteredProviders {

    /** The module of SunPKCS11, which has no algorithms until an application or an administrator configures it. */
    private static final String PKCS11_MODULE = "jdk.crypto.cryptoki";

    private RegisteredProviders() {}

    /**
     * Returns the first provider that has an algorithm under one of its names and can make an instance of it.
     *
     * <p>The JDK's own search loads no provider behind the one that it finds; {@link Security#getProviders()} makes
     * them all, which costs more than verifying a token.
     */
    static Optional<ProviderService> first(String service, List<String> algorithms) {
        Optional<Provider> first = searched(service, algorithms.get(0));
        boolean foremost = first.isPresent();
        for (int i = 1; i < algorithms.size() && foremost; i++) {
            foremost = searched(service, withoutScheme(algorithms.get(i))).equals(first);
        }
        if (!foremost) {
            return first(service, algorithms, provider -> true);
        }
        return first.map(provider -> new ProviderService(provider, algorithms.get(0)));
    }

    /**
     * Returns {@code SHA256withRSA} for {@code SHA256withRSA/PSS}. A provider with the one has the other, and the JDK,
     * which lacks the longer name, need not ask all its providers for it.
     */
    private static String withoutScheme(String algorithm) {
        int scheme = algorithm.indexOf("/PSS");
        return scheme < 0 ? algorithm : algorithm.substring(0, scheme);
    }

    /** Returns the first of the JDK's own providers that has an algorithm. */
    static Optional<ProviderService> firstOfTheJdk(String service, List<String> algorithms) {
        return first(service, algorithms)
                .filter(first -> isOfTheJdk(first.provider()))
                .or(() -> first(service, algorithms, RegisteredProviders::isOfTheJdk));
    }

    /** Returns the first provider that has an algorithm, and the curve secp256k1, which services do not show. */
    static Optional<ProviderService> firstWithSecp256k1(String service, List<String> algorithms) {
        return first(service, algorithms, RegisteredProviders::hasSecp256k1);
    }

    /**
     * Returns whether a provider is part of the JDK and not a choice of the application's: its class is in a named
     * module of the boot or platform loader.
     */
    static boolean isOfTheJdk(Provider provider) {
        ClassLoader loader = provider.getClass().getClassLoader();
        Module module = provider.getClass().getModule();
        return (loader == null || loader.equals(ClassLoader.getPlatformClassLoader()))
                && module.isNamed()
                && !module.getName().equals(PKCS11_MODULE);
    }

    /** Returns the algorithm under the first name that a provider has for it and can make an instance of. */
    static Optional<ProviderService> service(Provider provider, String service, List<String> algorithms) {
        for (String algorithm : algorithms) {
            if (serves(provider, service, algorithm)) {
                return Optional.of(new ProviderService(provider, algorithm));
            }
        }
        return Optional.empty();
    }

    private static Optional<ProviderService> first(
            String service, List<String> algorithms, Predicate<Provider> condition) {
        for (Provider provider : Security.getProviders()) {
            Optional<ProviderService> found =
                    condition.test(provider) ? service(provider, service, algorithms) : Optional.empty();
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static Optional<Provider> searched(String service, String algorithm) {
        try {
            return Optional.of(search(service, algorithm));
        } catch (NoSuchAlgorithmException e) {
            return Optional.empty();
        } catch (GeneralSecurityException | RuntimeException | LinkageError e) {
            // Of a provider whose classes are broken. The JDK's search ends there, and another provider may do.
            return first(service, List.of(algorithm), provider -> true).map(ProviderService::provider);
        }
    }

    private static Provider search(String service, String algorithm) throws GeneralSecurityException {
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
    private static boolean serves(Provider provider, String service, String algorithm) {
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

    private static boolean hasSecp256k1(Provider provider) {
        if (isOfTheJdk(provider)) {
            return false;
        }
        try {
            AlgorithmParameters.getInstance("EC", provider).init(new ECGenParameterSpec("secp256k1"));
            return true;
        } catch (GeneralSecurityException | RuntimeException | LinkageError e) {
            return false;
        }
    }
}
