package dev.signet.jose.jwe;

import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.JoseHeader;
import dev.signet.jose.core.internal.AlgorithmSpec;
import java.util.Optional;

/**
 * A header that a decrypter accepted, and what it says. Immutable.
 *
 * @param header the parameters of one recipient, protected and unprotected
 * @param algorithm its {@code alg}, one of those listed
 * @param encryption its {@code enc}, one of those listed; empty if the algorithm encrypts the content itself
 * @param inflatedOctets the most that the plaintext may inflate to, in octets; 0 if it is not compressed
 */
record AcceptedHeader(
        JoseHeader header, AlgorithmSpec algorithm, Optional<ContentEncryption> encryption, int inflatedOctets) {

    /** Returns the key ID of the recipient's key. */
    Optional<String> keyId() {
        return header.keyId();
    }

    /**
     * Returns the {@code enc} of content that has a content encryption key.
     *
     * @throws java.util.NoSuchElementException if the algorithm encrypts the content itself
     */
    ContentEncryption contentEncryption() {
        return encryption.orElseThrow();
    }

    /** Returns the names of the algorithms. */
    @Override
    public String toString() {
        return algorithm.name() + encryption.map(enc -> ", " + enc.jwaName()).orElse("");
    }

    boolean isCompressed() {
        return inflatedOctets > 0;
    }

    /**
     * Returns the plaintext of content that was authenticated.
     *
     * @throws InvalidTokenException {@code TOO_LARGE} or {@code MALFORMED} if it is compressed and does not inflate
     *     within its bound
     */
    byte[] inflated(byte[] content) {
        return isCompressed() ? BoundedInflater.inflate(content, inflatedOctets) : content;
    }
}
