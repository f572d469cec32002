package dev.signet.jose.jwe;

import java.security.Provider;
import java.util.concurrent.Callable;

/** Asks a provider for a key before there is a token. */
final class TakenKeys {

    private TakenKeys() {}

    /**
     * Refuses a key that a provider does not take, when the key is joined with the provider and not with the first
     * token. The provider's message is not repeated: it may depend on the key.
     *
     * @param use begins an operation with the key
     * @return what it began
     * @throws IllegalArgumentException if the provider does not take the key
     */
    static <T> T taken(String algorithm, Provider provider, Callable<T> use) {
        try {
            return use.call();
        } catch (Exception | AssertionError e) {
            throw new IllegalArgumentException(
                    algorithm + ": the provider " + provider.getName() + " does not take this key");
        }
    }
}
