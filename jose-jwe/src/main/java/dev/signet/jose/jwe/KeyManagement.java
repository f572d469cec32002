package dev.signet.jose.jwe;

import dev.signet.jose.core.CryptoProviders;
import dev.signet.jose.jwk.Jwk;
import dev.signet.jose.jwk.KeyOperation;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A key management algorithm whose keys are JWKs and which has a content encryption beside it. Each family describes
 * itself in its own enum; {@link JweAlgorithms} is the table. Immutable.
 */
interface KeyManagement extends RecipientKeys {

    /** Returns why a JWK cannot encrypt with this algorithm and that content encryption; empty if it can. */
    Optional<String> encryptingMismatch(Jwk key, ContentEncryption encryption);

    /**
     * Returns the sender's half, to be joined with providers.
     *
     * @param key one without {@link #encryptingMismatch}
     */
    Function<CryptoProviders, CekWrapper> wrapping(Jwk key);

    @Override
    Function<CryptoProviders, CekUnwrapper> unwrapping(Jwk key);

    /** Returns whether the content encryption key is not sent but follows from the recipient's: one recipient only. */
    default boolean isDirect() {
        return false;
    }

    /** Returns why a JWK fits with none of several operations, of which one is enough: the reason for the first. */
    static Optional<String> mismatch(Jwk key, String algorithm, List<KeyOperation> operations) {
        boolean fits = operations.stream().anyMatch(operation -> key.fits(operation, algorithm));
        return fits ? Optional.empty() : key.mismatch(operations.get(0), algorithm);
    }
}
