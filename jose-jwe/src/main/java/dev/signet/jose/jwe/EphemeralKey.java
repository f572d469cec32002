package dev.signet.jose.jwe;

import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.core.JoseHeader;
import dev.signet.jose.core.JsonObject;
import dev.signet.jose.core.internal.Refusals;
import dev.signet.jose.jwk.Curve;
import dev.signet.jose.jwk.EcJwk;
import dev.signet.jose.jwk.Jwk;
import dev.signet.jose.jwk.OkpJwk;
import java.security.PublicKey;

/**
 * The sender's half of a key agreement, {@code epk} (RFC 7518 section 4.6.1.1). Immutable.
 *
 * @param curve its curve
 * @param key a point that was checked
 */
record EphemeralKey(Curve curve, PublicKey key) {

    private static final String NAME = "epk";

    /**
     * Reads a header. Reading a JWK checks everything that can be checked about a point: coordinates of exactly the
     * curve's width, on the curve, not of small order, and nothing private beside them.
     *
     * @throws InvalidTokenException {@code MALFORMED} if {@code epk} is absent, no public key for an agreement, or no
     *     point of its curve
     */
    static EphemeralKey of(JoseHeader header) {
        JsonObject epk = header.parameters()
                .object(NAME)
                .orElseThrow(() -> new InvalidTokenException(Reason.MALFORMED, "expected \"epk\" in the header"));
        Jwk jwk;
        try {
            jwk = Jwk.ofPublic(epk);
        } catch (IllegalArgumentException e) {
            throw Refusals.malformed(e);
        }
        if (jwk instanceof EcJwk ec && Ecdh.serves(ec.curve())) {
            return new EphemeralKey(ec.curve(), ec.publicKey());
        }
        if (jwk instanceof OkpJwk okp && Ecdh.serves(okp.curve())) {
            return new EphemeralKey(okp.curve(), okp.publicKey());
        }
        throw new InvalidTokenException(
                Reason.MALFORMED, "\"epk\": expected a public key on a curve for key agreement");
    }

    /** Returns the parameter for a header, with the members that a public key must have and no others. */
    static JsonObject parameter(PublicKey key) {
        return JsonObject.builder().put(NAME, Jwk.of(key).publicMembers()).build();
    }
}
