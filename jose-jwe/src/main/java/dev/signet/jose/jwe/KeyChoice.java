package dev.signet.jose.jwe;

import dev.signet.jose.core.InvalidTokenException;
import java.time.Instant;
import java.util.Optional;

/** A decrypter as the JSON serialization and streams need it: the rules, and the key that a header means. Thread-safe. */
interface KeyChoice {

    /** Returns the keys behind a decrypter; every decrypter has them. */
    static KeyChoice of(JweDecrypter decrypter) {
        return (KeyChoice) decrypter;
    }

    DecryptionRules rules();

    /** Returns the one key among those at hand that an accepted header means. */
    Optional<CekUnwrapper> find(AcceptedHeader accepted);

    /**
     * Returns the one key that an accepted header means, also from newer keys.
     *
     * @throws InvalidTokenException {@code KEY_NOT_FOUND} if there is not exactly one
     */
    default CekUnwrapper choose(AcceptedHeader accepted) {
        Optional<CekUnwrapper> found = find(accepted);
        if (found.isEmpty()) {
            accepted.header().keyId().ifPresent(this::refresh);
            found = find(accepted);
        }
        return found.orElseThrow(() -> InvalidTokenException.keyNotFound(
                "expected exactly one key that fits the token's \"alg\", \"enc\" and \"kid\"",
                accepted.header().keyId().flatMap(keyId -> refreshFailedAt())));
    }

    /** Looks for newer keys, where there may be any, because none at hand has that {@code kid}. */
    default void refresh(String missingKeyId) {}

    /** Returns when the latest look for newer keys failed, if it did. */
    default Optional<Instant> refreshFailedAt() {
        return Optional.empty();
    }
}
