package dev.signet.jose.core;

import java.security.Provider;
import java.security.Security;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The selection of cryptographic providers, by operation and algorithm.
 *
 * <p>{@link #standard()} follows a table of measurements ({@code docs/decisions.md}): the provider that {@link
 * Security} lists first for the algorithm, or BouncyCastle if it is on the class or module path and
 * <ul>
 *   <li>the platform has no such algorithm (secp256k1), or
 *   <li>BouncyCastle is faster and the operation uses no secret (verifying ECDSA, Ed25519 and Ed448), or
 *   <li>BouncyCastle is faster and its implementation is written to be constant-time (signing with Ed25519 and Ed448).
 * </ul>
 *
 * <p>BouncyCastle is used as a {@link Provider} object and never inserted into {@link Security}. Immutable.
 */
public final class CryptoProviders {

    private static final CryptoProviders STANDARD = new CryptoProviders(Kind.STANDARD, null);

    private static final CryptoProviders PLATFORM = new CryptoProviders(Kind.PLATFORM, null);

    private final Kind kind;
    private final @Nullable Provider pinned;

    private enum Kind {
        STANDARD,
        PLATFORM,
        ONLY
    }

    private CryptoProviders(Kind kind, @Nullable Provider pinned) {
        this.kind = kind;
        this.pinned = pinned;
    }

    /**
     * Returns the default selection, with BouncyCastle if it is on the class or module path. Nothing is looked up
     * before an operation needs it.
     *
     * @return the same object each time
     */
    public static CryptoProviders standard() {
        return STANDARD;
    }

    /**
     * Returns a selection of the providers that {@link Security} lists, in its order: those of the JDK, unless the
     * application has installed others.
     *
     * @return the same object each time
     */
    public static CryptoProviders platform() {
        return PLATFORM;
    }

    /**
     * Returns a selection of one provider for all operations. An algorithm that it does not have is an error: no other
     * provider takes its place.
     *
     * @param provider the provider; need not be registered with {@link Security}
     * @return the selection
     */
    public static CryptoProviders only(Provider provider) {
        return new CryptoProviders(Kind.ONLY, provider);
    }

    /**
     * Returns the provider that serves all operations.
     *
     * @return the provider of {@link #only}; otherwise empty
     */
    public Optional<Provider> pinned() {
        return Optional.ofNullable(pinned);
    }

    /**
     * Returns BouncyCastle, for the operations that it serves in this selection. The first call in a process looks it
     * up and makes it.
     *
     * @return the same provider each time, for {@link #standard()} if it was found; otherwise empty
     */
    public Optional<Provider> bouncyCastle() {
        return kind == Kind.STANDARD ? Optional.ofNullable(OfferedProvider.BouncyCastle.PROVIDER) : Optional.empty();
    }

    /** Returns the kind of selection and the providers beside those of the platform, for logs and bug reports. */
    @Override
    public String toString() {
        return "CryptoProviders[" + kind
                + pinned().or(this::bouncyCastle)
                        .map(provider -> ", " + provider.getName())
                        .orElse("") + "]";
    }
}
