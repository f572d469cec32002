package dev.signet.jose.jwe;

import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.core.JoseHeader;
import dev.signet.jose.core.internal.TokenReading;
import java.util.Optional;

/** Reads the header parameters of key management algorithms; whether they are well-formed is visible without a key. */
final class HeaderParameters {

    private static final byte[] NONE = {};

    private HeaderParameters() {}

    /**
     * Returns the octets of a parameter in base64url.
     *
     * @return no octets if it is absent
     * @throws InvalidTokenException {@code MALFORMED} if it is not a string of base64url
     */
    static byte[] optional(JoseHeader header, String name) {
        return find(header, name).orElse(NONE);
    }

    /**
     * Returns the octets of a parameter in base64url.
     *
     * @throws InvalidTokenException {@code MALFORMED} if it is absent or not a string of base64url
     */
    static byte[] required(JoseHeader header, String name) {
        return find(header, name)
                .orElseThrow(
                        () -> new InvalidTokenException(Reason.MALFORMED, "expected \"" + name + "\" in the header"));
    }

    /**
     * Returns the octets of a parameter in base64url.
     *
     * @throws InvalidTokenException {@code MALFORMED} if it is absent, not a string of base64url, or of another length
     */
    static byte[] required(JoseHeader header, String name, int octets) {
        byte[] value = required(header, name);
        if (value.length != octets) {
            throw new InvalidTokenException(
                    Reason.MALFORMED, "\"" + name + "\": expected " + octets + " octets in base64url");
        }
        return value;
    }

    private static Optional<byte[]> find(JoseHeader header, String name) {
        try {
            return header.parameters().octets(name);
        } catch (IllegalArgumentException e) {
            throw TokenReading.malformed(e);
        }
    }
}
