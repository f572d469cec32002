package dev.signet.jose.jwt;

import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.InvalidTokenException.Reason;
import java.util.function.Supplier;

/** What a compact JWT is expected to be, and what to say when a token of the other number of parts comes. */
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

    private final int partsOfTheOther;
    private final String explanation;

    PartCount(int partsOfTheOther, String explanation) {
        this.partsOfTheOther = partsOfTheOther;
        this.explanation = explanation;
    }

    /** Returns what reading the token gives; a token of the other form is refused with words that help. */
    static <T> T explaining(String token, PartCount expected, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (InvalidTokenException e) {
            if (e.reason() == Reason.MALFORMED && parts(token) == expected.partsOfTheOther) {
                throw new InvalidTokenException(Reason.MALFORMED, expected.explanation);
            }
            throw e;
        }
    }

    /** Counts no further than six: an attacker may have sent nothing but dots. */
    private static int parts(String token) {
        int parts = 1;
        for (int dot = token.indexOf('.'); dot >= 0 && parts < 6; dot = token.indexOf('.', dot + 1)) {
            parts++;
        }
        return parts;
    }
}
