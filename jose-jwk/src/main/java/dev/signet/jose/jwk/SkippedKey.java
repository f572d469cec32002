package dev.signet.jose.jwk;

import dev.signet.jose.core.internal.DisplayText;
import java.util.Optional;

/**
 * An element of a JWK Set, or an entry of a key store, that could not be used. Immutable.
 *
 * @param position its place, from 0
 * @param keyType its {@code kty}, if that is a string
 * @param keyId its {@code kid}, if that is a string, or its alias in the key store
 * @param reason what was expected; repeats nothing of the key but {@code kty} and {@code crv}, escaped
 */
public record SkippedKey(int position, Optional<String> keyType, Optional<String> keyId, String reason) {

    /** Returns the components in one line of printable characters. Long texts are cut. */
    @Override
    public String toString() {
        return "SkippedKey[position=" + position + ", keyType=" + quoted(keyType) + ", keyId=" + quoted(keyId)
                + ", reason=" + reason + "]";
    }

    private static String quoted(Optional<String> text) {
        return text.map(one -> '"' + DisplayText.of(one) + '"').orElse("none");
    }
}
