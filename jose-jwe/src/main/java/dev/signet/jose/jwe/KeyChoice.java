package dev.signet.jose.jwe;

import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.InvalidTokenException.Reason;
import java.util.Optional;

/** A decrypter as the JSON serialization and streams need it: the rules, and the key that a header means. Thread-safe. */
interface KeyChoice {

    /** Returns the keys behind a decrypter; every decrypter has them. */
    static KeyChoice of(JweDecrypter decrypter) {
        return (KeyChoice) decrypter;
    }

    DecryptionRules rules();

    /** Returns the one key among those at hand that an accepted header means. */
    Optional<CekOpener> find(AcceptedHeader accepted);

    /**
     * Returns the one key that an accepted header means, also from newer keys.
     *
     * @throws InvalidTokenException {@code KEY_NOT_FOUND} if there is not exactly one
     */
    default CekOpener choose(AcceptedHeader accepted) {
        Optional<CekOpener> found = find(accepted);
        if (found.isEmpty()) {
            accepted.header().keyId().ifPresent(this::refresh);
            found = find(accepted);
        }
        return found.orElseThrow(() -> new InvalidTokenException(
                Reason.KEY_NOT_FOUND, "expected exactly one key that fits the token's \"alg\", \"enc\" and \"kid\""));
    }

    /** Looks for newer keys, where there may be any, because none at hand has that {@code kid}. */
    default void refresh(String missingKeyId) {}
}
