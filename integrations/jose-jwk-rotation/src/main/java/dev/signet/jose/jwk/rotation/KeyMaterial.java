package dev.signet.jose.jwk.rotation;

import dev.signet.jose.jwk.Jwk;
import java.util.Optional;

/**
 * A key with a {@code kid}: its private half, or its public half with the handle of a private one that is elsewhere, or
 * its public half alone when it signs no more. Immutable.
 *
 * @param jwk the key
 * @param handle where the private half is, if it is not here
 */
record KeyMaterial(Jwk jwk, Optional<String> handle) {

    KeyMaterial {
        if (jwk.isSymmetric()) {
            throw new IllegalArgumentException("expected a key with a public half, this one is symmetric");
        }
        if (jwk.isPrivate() && handle.isPresent()) {
            throw new IllegalArgumentException("expected a private key or a handle, and not both");
        }
        if (jwk.keyId().isEmpty()) {
            throw new IllegalArgumentException("expected a key with a \"kid\"");
        }
    }

    String keyId() {
        return jwk.keyId().orElseThrow();
    }

    boolean canSign() {
        return jwk.isPrivate() || handle.isPresent();
    }

    KeyMaterial publicOnly() {
        return new KeyMaterial(jwk.toPublic(), Optional.empty());
    }

    /** Returns the key as others know it, if its private half is elsewhere. */
    Optional<ExternalKeys.Key> external() {
        return handle.map(at -> new ExternalKeys.Key(at, jwk));
    }
}
