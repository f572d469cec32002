package dev.signet.jose.jws;

import dev.signet.jose.core.JoseHeader;
import dev.signet.jose.core.internal.DisplayText;
import java.util.Optional;

/**
 * One signature that was verified. Only a verifier makes one. Immutable.
 */
public final class VerifiedSignature {

    private final AcceptedHeader accepted;
    private final JoseHeader unprotectedHeader;

    VerifiedSignature(AcceptedHeader accepted, JoseHeader unprotectedHeader) {
        this.accepted = accepted;
        this.unprotectedHeader = unprotectedHeader;
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
     * Returns the parameters that the signature does not cover: they may have been changed in transit.
     *
     * @return the unprotected header of a JSON serialization; empty if there is none, and for compact tokens
     */
    public JoseHeader unprotectedHeader() {
        return unprotectedHeader;
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
     * Returns the {@code kid} of the key that verified the signature, as it is in the key; the token may have none.
     *
     * @return the key ID, or empty if the key has none
     */
    public Optional<String> keyId() {
        return accepted.key().keyId();
    }

    /** Returns the algorithm and the key ID of the key, escaped and shortened. */
    @Override
    public String toString() {
        return "VerifiedSignature[" + algorithm().jwaName()
                + keyId().map(id -> ", kid \"" + DisplayText.of(id) + "\"").orElse("") + "]";
    }
}
