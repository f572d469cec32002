package dev.signet.jose.jwt;

import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.InvalidTokenException.Reason;
import java.util.function.Supplier;

/** The number of parts of a token that is of another kind than expected, and the message for it. */
enum PartCount {
    SIGNED(
            5,
            "this token is encrypted (five parts), expected a signed one; decode encrypted tokens with"
                    + " Jwt.decryptedBy(..)"),
    ENCRYPTED(
            3,
            "this token is not encrypted (three parts), expected an encrypted one; decode signed tokens with"
                    + " Jwt.verifiedBy(..)"),
    UNSECURED(
            5,
            "this token is encrypted (five parts), expected an Unsecured JWT; decode encrypted tokens with"
                    + " Jwt.decryptedBy(..)");

    private final int parts;
    private final String explanation;

    PartCount(int parts, String explanation) {
        this.parts = parts;
        this.explanation = explanation;
    }

    /**
     * Returns the result of reading the token; a token of another kind is refused with a message that names the right
     * decoder.
     */
    static <T> T explaining(String token, PartCount expected, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (InvalidTokenException e) {
            if (e.reason() == Reason.MALFORMED && parts(token) == expected.parts) {
                throw new InvalidTokenException(Reason.MALFORMED, expected.explanation);
            }
            throw e;
        }
    }

    /** Returns the number of parts, at most six: a token of nothing but dots is not counted to its end. */
    private static int parts(String token) {
        int parts = 1;
        for (int dot = token.indexOf('.'); dot >= 0 && parts < 6; dot = token.indexOf('.', dot + 1)) {
            parts++;
        }
        return parts;
    }
}
