package dev.signet.jose.jwe;

import dev.signet.jose.core.CryptoProviders;
import dev.signet.jose.jwk.Jwk;
import dev.signet.jose.jwk.KeyOperation;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A key management algorithm whose keys are JWKs: which it takes, and what it makes of one. Each family describes
 * itself in its own enum; {@link JweAlgorithms} is the table. Immutable.
 */
interface KeyManagement {

    /** Returns why a JWK cannot encrypt with this algorithm and that content encryption; empty if it can. */
    Optional<String> encryptingMismatch(Jwk key, ContentEncryption encryption);

    /** Returns why a JWK cannot decrypt with this algorithm and that content encryption; empty if it can. */
    Optional<String> decryptingMismatch(Jwk key, ContentEncryption encryption);

    /**
     * Returns the sender's half, to be joined with providers.
     *
     * @param key one without {@link #encryptingMismatch}
     */
    Function<CryptoProviders, CekWrapper> wrapping(Jwk key);

    /**
     * Returns the recipient's half, to be joined with providers.
     *
     * @param key one without {@link #decryptingMismatch}
     * @return what throws {@link IllegalStateException} if the providers lack something and {@link
     *     IllegalArgumentException} if they do not take the key
     */
    Function<CryptoProviders, CekUnwrapper> unwrapping(Jwk key);

    /**
     * Refuses providers that lack what decrypting needs, whichever the key is.
     *
     * @throws IllegalStateException if they lack it; the message says what
     */
    void requireUnwrapping(CryptoProviders providers);

    /** Returns whether the content encryption key is not sent but follows from the recipient's: one recipient only. */
    default boolean isDirect() {
        return false;
    }

    /**
     * Returns whether both sides hold the secret key that decrypts all messages, in memory and for as long as they
     * exist, so that a content encryption key that stays in a cipher gives away nothing more. Not so where a sender has
     * a public key, or the recipient's key is in an HSM, or follows from a password.
     */
    default boolean hasKeyInMemory() {
        return false;
    }

    /** Returns why a JWK fits with none of several operations, of which one is enough: the reason for the first. */
    static Optional<String> mismatch(Jwk key, String algorithm, List<KeyOperation> operations) {
        boolean fits = operations.stream().anyMatch(operation -> key.fits(operation, algorithm));
        return fits ? Optional.empty() : key.mismatch(operations.get(0), algorithm);
    }
}
