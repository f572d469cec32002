package dev.signet.jose.jws;

import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.core.internal.CompactToken;
import java.util.Arrays;

/** A payload that stands in a compact JWS as it is (RFC 7797 section 5.2): printable ASCII without a dot. */
final class UnencodedText {

    private UnencodedText() {}

    /** Returns whether octets may stand there. */
    static boolean fits(byte[] payload, int from, int to) {
        for (int i = from; i < to; i++) {
            if (payload[i] < ' ' || payload[i] > '~' || payload[i] == '.') {
                return false;
            }
        }
        return true;
    }

    /** Returns the payload of a token, whose signature is already verified. */
    static byte[] octets(CompactToken compact) {
        if (!fits(compact.octets(), compact.from(1), compact.to(1))) {
            throw new InvalidTokenException(
                    Reason.MALFORMED, "expected an unencoded payload of printable ASCII (RFC 7797 section 5.2)");
        }
        return Arrays.copyOfRange(compact.octets(), compact.from(1), compact.to(1));
    }
}
