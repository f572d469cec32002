package dev.signet.jose.core;

import java.security.Provider;
import java.security.Security;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The selection of cryptographic providers, by operation and algorithm.
 *
 * <p>{@link #standard()} asks for each operation, in this order,
 * <ol>
 *   <li>what the application registered: the provider that {@link Security} lists first for the algorithm, if it is not
 *       one of the JDK's own. A provider behind the JDK's, where {@link Security#addProvider} puts it, serves what
 *       those before it lack. SunPKCS11 counts as the application's: it has algorithms only where it was configured.
 *       Only to read keys, with which nothing is computed, the JDK comes first;
 *   <li>ACCP, the Amazon Corretto Crypto Provider, if it is on the class or module path and its native library can be
 *       loaded: for RSA, for ECDSA and ECDH on P-256, P-384 and P-521, and for Ed25519, where it is two to sixty times
 *       as fast as the JDK;
 *   <li>BouncyCastle, if it is on the class or module path: for secp256k1, which the JDK lacks; for verifying ECDSA,
 *       Ed25519 and Ed448, which uses no secret; and for signing with Ed25519 and Ed448, whose implementation is
 *       written to be constant-time;
 *   <li>the JDK;
 *   <li>BouncyCastle, for what the JDK lacks.
 * </ol>
 *
 * <p>The first of them that has the algorithm and takes the key does all of the work. Where BouncyCastle verifies or
 * signs, its classes are called directly, without its provider. The measurements and reasons are in
 * {@code docs/decisions.md}. Providers are used as objects, not inserted into {@link Security}, and nothing is
 * looked up or loaded before an operation asks for it: HMAC, AES and RSA load nothing of BouncyCastle. Immutable.
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
     * Returns the default selection: what the application registered, then the fastest that is safe.
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
     * Returns ACCP, for the operations that it serves in this selection. The first call in a process looks it up and
     * makes it.
     *
     * @return the same provider each time, for {@link #standard()} if it was found and its native library could be
     *     loaded; otherwise empty
     */
    public Optional<Provider> amazonCorretto() {
        return kind == Kind.STANDARD ? OfferedProvider.AmazonCorretto.OFFERED.provider() : Optional.empty();
    }

    /**
     * Returns BouncyCastle, for the operations that it serves in this selection. The first call in a process looks it
     * up and makes it.
     *
     * @return the same provider each time, for {@link #standard()} if it was found; otherwise empty
     */
    public Optional<Provider> bouncyCastle() {
        return kind == Kind.STANDARD ? OfferedProvider.BouncyCastle.OFFERED.provider() : Optional.empty();
    }

    /**
     * Returns the kind of selection and all its providers with their versions, for logs and bug reports. Looks up those
     * that were not needed so far.
     */
    @Override
    public String toString() {
        if (pinned != null) {
            return "CryptoProviders[" + kind + ": " + named(Stream.of(pinned)) + "]";
        }
        return "CryptoProviders[" + kind + ": registered " + named(Arrays.stream(Security.getProviders()))
                + (kind == Kind.STANDARD
                        ? "; found "
                                + named(Stream.of(amazonCorretto(), bouncyCastle())
                                        .flatMap(Optional::stream))
                        : "")
                + "]";
    }

    private static String named(Stream<Provider> providers) {
        return providers
                .map(provider -> provider.getName() + " " + provider.getVersionStr())
                .collect(Collectors.collectingAndThen(
                        Collectors.joining(", "), names -> names.isEmpty() ? "none" : names));
    }
}
