package dev.signet.jose.jwe;

import dev.signet.jose.core.CryptoProviders;
import dev.signet.jose.jwk.Jwk;
import java.util.Optional;
import java.util.function.Function;

/** The JWKs that decrypt with an algorithm: which it takes, and what it makes of one. Immutable. */
interface RecipientKeys {

    /**
     * Returns why a JWK cannot decrypt with this algorithm; empty if it can.
     *
     * @param encryption the content encryption, unless the algorithm encrypts the content itself
     */
    Optional<String> decryptingMismatch(Jwk key, Optional<ContentEncryption> encryption);

    /**
     * Returns the recipient's half, to be joined with providers.
     *
     * @param key one without {@link #decryptingMismatch}
     * @return what throws {@link IllegalStateException} if the providers lack something and {@link
     *     IllegalArgumentException} if they do not take the key
     */
    Function<CryptoProviders, ? extends RecipientHalf> unwrapping(Jwk key);

    /**
     * Refuses providers that lack what decrypting needs, whichever the key is.
     *
     * @throws IllegalStateException if they lack it; the message says what
     */
    void requireUnwrapping(CryptoProviders providers);

    /**
     * Returns whether both sides hold the secret key that decrypts all messages, in memory and for as long as they
     * exist, so that a content encryption key that stays in a cipher gives away nothing more. Not so where a sender has
     * a public key, or the recipient's key is in an HSM, or follows from a password.
     */
    default boolean hasKeyInMemory() {
        return false;
    }
}
