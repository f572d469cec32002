package dev.signet.jose.jws;

import dev.signet.jose.core.Base64Url;
import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.InvalidTokenException.Reason;
import java.util.Arrays;

/**
 * The JWS signing input of a payload of any length: the header segment, a dot, and the payload in base64url or as it is
 * (RFC 7515 section 5.1, RFC 7797 section 3). It is handed on piece by piece and never stands in memory as a whole.
 * Immutable.
 */
final class SigningInput {

    /** A multiple of 3, so that the text of one piece goes on where the last one ended. */
    private static final int PIECE = 3 * 16_384;

    private final byte[] header;
    private final boolean encoded;

    SigningInput(byte[] header, boolean encoded) {
        this.header = header;
        this.encoded = encoded;
    }

    byte[] sign(Primitive primitive, PayloadSource payload) {
        Primitive.Run run = primitive.start();
        if (!feed(run, primitive, payload)) {
            throw new IllegalArgumentException(
                    "expected a payload of at most " + Primitive.LARGEST_WHOLE + " octets: " + Primitive.WHY_WHOLE);
        }
        return run.sign();
    }

    boolean verify(VerificationKey key, PayloadSource payload, byte[] signature) {
        Primitive.Run run = key.primitive().start();
        if (!feed(run, key.primitive(), payload)) {
            throw new InvalidTokenException(
                    Reason.TOO_LARGE,
                    "expected a payload of at most " + Primitive.LARGEST_WHOLE + " octets: " + Primitive.WHY_WHOLE);
        }
        return run.verify(signature);
    }

    /** Returns {@code false} if the payload is longer than the primitive can take. */
    private boolean feed(Primitive.Run run, Primitive primitive, PayloadSource payload) {
        run.update(header, header.length);
        run.update(new byte[] {'.'}, 1);
        byte[] piece = new byte[PIECE];
        byte[] text = encoded ? new byte[Base64Url.encodedLength(PIECE)] : piece;
        long total = 0;
        int length;
        do {
            length = payload.read(piece);
            total += length;
            if (primitive.needsWhole() && total > Primitive.LARGEST_WHOLE) {
                return false;
            }
            run.update(text, encoded ? encode(piece, length, text) : length);
        } while (length == PIECE);
        return true;
    }

    private static int encode(byte[] piece, int length, byte[] text) {
        return Base64Url.encode(length == PIECE ? piece : Arrays.copyOf(piece, length), text, 0);
    }
}
