package dev.signet.jose.jws;

import dev.signet.jose.core.JoseHeader;
import dev.signet.jose.core.JsonObject;
import dev.signet.jose.core.TokenLimits;
import dev.signet.jose.core.internal.TokenReading;
import java.util.Optional;

/**
 * A JWS whose signature was verified. Only a {@link JwsVerifier} makes one, so a method that takes a
 * {@code VerifiedJws} can rely on the verification. Immutable.
 */
public final class VerifiedJws {

    private final AcceptedHeader accepted;
    private final byte[] payload;
    private final TokenLimits limits;

    VerifiedJws(AcceptedHeader accepted, byte[] payload, TokenLimits limits) {
        this.accepted = accepted;
        this.payload = payload;
        this.limits = limits;
    }

    /**
     * Returns the protected header.
     *
     * @return the header, every parameter of which the signature covers
     */
    public JoseHeader header() {
        return accepted.header();
    }

    /**
     * Returns the payload.
     *
     * @return a copy of the octets
     */
    public byte[] payload() {
        return payload.clone();
    }

    /**
     * Returns the payload as a JSON object.
     *
     * @return the object, read strictly and within the verifier's limits
     * @throws dev.signet.jose.core.InvalidTokenException {@code MALFORMED} if the payload is not a JSON object
     */
    public JsonObject json() {
        return TokenReading.payload(payload, limits);
    }

    /**
     * Returns the algorithm under which the signature was verified.
     *
     * @return one of those that the verifier was built for
     */
    public JwsAlgorithm algorithm() {
        return JwsAlgorithms.of(accepted.key().algorithm());
    }

    /**
     * Returns the fully-specified algorithm (RFC 9864): {@code Ed25519} or {@code Ed448}, by the key, if
     * {@link #algorithm()} is {@code EdDSA}, and otherwise the same.
     *
     * @return the fully-specified algorithm
     */
    public JwsAlgorithm fullySpecifiedAlgorithm() {
        return JwsAlgorithms.of(accepted.key().fullySpecified());
    }

    /**
     * Returns the {@code kid} of the key that verified the signature, as it is in the key; the token may have none.
     *
     * @return the key ID, or empty if the key has none
     */
    public Optional<String> keyId() {
        return accepted.key().keyId();
    }

    /** Returns the identity of the keys under which the signature was verified. */
    Object keys() {
        return accepted.keys();
    }

    /** Returns the algorithm and the length of the payload, and nothing of its content. */
    @Override
    public String toString() {
        return "VerifiedJws[" + algorithm().jwaName() + ", " + payload.length + " octets]";
    }
}
