package dev.signet.jose.jws;

import dev.signet.jose.core.JsonObject;
import dev.signet.jose.core.TokenLimits;
import dev.signet.jose.core.internal.TokenReading;
import java.util.List;

/**
 * A JWS in JSON serialization that met a {@link SignaturePolicy}. Only a {@link JwsJsonVerifier} makes one. Immutable.
 */
public final class VerifiedJwsJson {

    private final List<VerifiedSignature> signatures;
    private final byte[] payload;
    private final TokenLimits limits;

    VerifiedJwsJson(List<VerifiedSignature> signatures, byte[] payload, TokenLimits limits) {
        this.signatures = signatures;
        this.payload = payload;
        this.limits = limits;
    }

    /**
     * Returns the signatures that were verified, in the order of the document.
     *
     * @return an immutable list with at least one element; signatures that the policy does not demand are not in it,
     *     valid or not
     */
    public List<VerifiedSignature> signatures() {
        return signatures;
    }

    /**
     * Returns the payload that those signatures cover.
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

    /** Returns how many signatures were verified and the length of the payload, and nothing of its content. */
    @Override
    public String toString() {
        return "VerifiedJwsJson[" + signatures + ", " + payload.length + " octets]";
    }
}
