package dev.signet.jose.jwt;

import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.InvalidTokenException.Reason;

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
     * Returns the refusal of a token of the expected kind as it is, and that of a token of another kind with a message
     * that names the right decoder.
     */
    InvalidTokenException explaining(InvalidTokenException refusal, String token) {
        return refusal.reason() == Reason.MALFORMED && parts(token) == parts
                ? new InvalidTokenException(Reason.MALFORMED, explanation)
                : refusal;
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
