package dev.signet.jose.jwe;

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

    /** Looks for newer keys, where there may be any, because none at hand has that {@code kid}. */
    default void refresh(String missingKeyId) {}
}
