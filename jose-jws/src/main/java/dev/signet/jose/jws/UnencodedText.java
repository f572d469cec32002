package dev.signet.jose.jws;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.core.internal.CompactToken;

/** A payload that is part of a compact JWS without encoding (RFC 7797 section 5.2): printable ASCII without a dot. */
final class UnencodedText {

    private UnencodedText() {}

    /** Returns whether a text is such a payload. */
    static boolean fits(String payload) {
        return payload.chars().allMatch(c -> c >= ' ' && c <= '~' && c != '.');
    }

    /** Returns the payload of a token, whose signature is already verified. */
    static byte[] octets(CompactToken compact) {
        String payload = compact.text(1);
        if (!fits(payload)) {
            throw new InvalidTokenException(
                    Reason.MALFORMED, "expected an unencoded payload of printable ASCII (RFC 7797 section 5.2)");
        }
        return payload.getBytes(US_ASCII);
    }
}
