package dev.signet.jose.jws;

import java.util.Arrays;

/**
 * The beginning of compact tokens with an accepted header. Immutable.
 *
 * @param header the accepted header
 * @param verifying verifies signing inputs that begin with the header segment
 */
record AcceptedPrefix(AcceptedHeader header, VerifyingPrimitive.PrefixedVerifying verifying) {

    /**
     * Returns the beginning of a token.
     *
     * @param token the octets of a token
     * @param to where its header segment, which begins at 0, ends
     */
    static AcceptedPrefix of(byte[] token, int to, AcceptedHeader header) {
        byte[] segment = Arrays.copyOf(token, to);
        return new AcceptedPrefix(header, header.key().primitive().verifyingAfter(segment));
    }
}
