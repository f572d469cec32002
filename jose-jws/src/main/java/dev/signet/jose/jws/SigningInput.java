package dev.signet.jose.jws;

import dev.signet.jose.core.Base64Url;
import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.InvalidTokenException.Reason;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Optional;

/**
 * The JWS signing input of a payload of any length: the header segment, a dot, and the payload in base64url or as it is
 * (RFC 7515 section 5.1, RFC 7797 section 3). It is passed on piece by piece and never held in memory as a whole.
 * Immutable.
 */
final class SigningInput {

    /** The longest piece, a multiple of 3, so that the text of one piece goes on where the last one ended. */
    private static final int PIECE = 3 * 16_384;

    private static final int LARGEST_WHOLE = 16 << 20;

    static final String TOO_LONG = "expected a payload of at most " + LARGEST_WHOLE
            + " octets: this key takes the message as a whole, it cannot be streamed (EdDSA hashes it twice,"
            + " a provider may keep it with ML-DSA, an external signer gets all of it); sign a hash of the payload, or"
            + " use another algorithm";

    private final byte[] header;
    private final boolean encoded;

    SigningInput(byte[] header, boolean encoded) {
        this.header = header;
        this.encoded = encoded;
    }

    byte[] sign(SigningPrimitive primitive, PayloadSource payload) {
        SigningPrimitive.Operation operation = primitive.startSigning();
        begin(operation);
        if (!feed(operation, encoded, payload, longest(primitive.needsWholeMessage()))) {
            throw new IllegalArgumentException(TOO_LONG);
        }
        return operation.sign();
    }

    boolean verify(VerifyingPrimitive primitive, PayloadSource payload, byte[] signature) {
        VerifyingPrimitive.Operation operation = primitive.startVerifying();
        begin(operation);
        if (!feed(operation, encoded, payload, longest(primitive.needsWholeMessage()))) {
            throw new InvalidTokenException(Reason.TOO_LARGE, TOO_LONG);
        }
        return operation.verify(signature);
    }

    /** Passes on what precedes the payload. */
    void begin(MessageSink message) {
        message.update(header, header.length);
        message.update(new byte[] {'.'}, 1);
    }

    /** Passes on the payload. Returns {@code false} if it is longer than allowed. */
    static boolean feed(MessageSink message, boolean encoded, PayloadSource payload, long longest) {
        // Of a short payload, one piece with room for more than is left: a piece that is not full is the last one.
        byte[] piece = new byte[Math.min(payload.left(), PIECE - 1) / 3 * 3 + 3];
        byte[] text = encoded ? new byte[Base64Url.encodedLength(piece.length)] : piece;
        long total = 0;
        int length;
        do {
            length = payload.read(piece);
            total += length;
            if (total > longest) {
                return false;
            }
            message.update(text, encoded ? encode(piece, length, text) : length);
        } while (length == piece.length);
        return true;
    }

    /** Returns a payload that a key takes as a whole, or empty if it is too long for that. */
    static Optional<byte[]> whole(PayloadSource payload) {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        return feed((octets, length) -> whole.write(octets, 0, length), false, payload, LARGEST_WHOLE)
                ? Optional.of(whole.toByteArray())
                : Optional.empty();
    }

    private static long longest(boolean whole) {
        return whole ? LARGEST_WHOLE : Long.MAX_VALUE;
    }

    private static int encode(byte[] piece, int length, byte[] text) {
        return Base64Url.encode(length == piece.length ? piece : Arrays.copyOf(piece, length), text, 0);
    }
}
