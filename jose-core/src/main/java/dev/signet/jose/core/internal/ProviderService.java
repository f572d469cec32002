package dev.signet.jose.core.internal;

import java.security.Provider;

/**
 * An algorithm of a provider, under the name that this provider has for it. Immutable.
 *
 * @param provider the provider
 * @param algorithm the JCA algorithm name, for example {@code "SHA256withRSA/PSS"}
 */
public record ProviderService(Provider provider, String algorithm) {}
