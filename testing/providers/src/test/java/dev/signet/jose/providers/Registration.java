package dev.signet.jose.providers;

import dev.signet.jose.core.CryptoProviders;
import java.security.Provider;
import java.security.Security;
import java.util.List;

/**
 * The providers that an application registers or pins: arguments {@code first=} and the name of a class, to stand before
 * all others, or {@code only=} and the name of a class, to be used alone.
 */
final class Registration {

    private Registration() {}

    /** Registers what the arguments name, and returns the choice of providers. */
    static CryptoProviders of(List<String> arguments) throws ReflectiveOperationException {
        CryptoProviders providers = CryptoProviders.standard();
        for (String argument : arguments) {
            Provider provider = (Provider) Class.forName(argument.substring(argument.indexOf('=') + 1))
                    .getDeclaredConstructor()
                    .newInstance();
            if (argument.startsWith("first=")) {
                Security.insertProviderAt(provider, 1);
            } else {
                providers = CryptoProviders.only(provider);
            }
        }
        return providers;
    }
}
