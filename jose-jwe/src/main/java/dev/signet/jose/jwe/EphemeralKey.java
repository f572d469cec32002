package dev.signet.jose.jwe;

import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.core.JoseHeader;
import dev.signet.jose.core.JsonObject;
import dev.signet.jose.core.internal.TokenReading;
import dev.signet.jose.jwk.Curve;
import dev.signet.jose.jwk.Jwk;
import java.security.PublicKey;
import java.util.List;

/**
 * The sender's half of a key agreement, {@code epk} (RFC 7518 section 4.6.1.1). Immutable.
 *
 * @param curve its curve
 * @param key a point that was checked
 */
record EphemeralKey(Curve curve, PublicKey key) {

    private static final String NAME = "epk";

    /**
     * Members about a certificate. An ephemeral key has none, and reading one would be work that any sender could ask
     * for.
     */
    private static final List<String> OF_CERTIFICATES = List.of("x5c", "x5u", "x5t", "x5t#S256");

    /**
     * Reads a header. What kind of key it is comes first, so that a token costs no import of an RSA key or a
     * certificate. Reading a JWK then checks everything that can be checked about a point: coordinates of exactly the
     * curve's width, on the curve, not of small order, and nothing private beside them.
     *
     * @throws InvalidTokenException {@code MALFORMED} if {@code epk} is absent, no public key for an agreement, or no
     *     point of its curve
     */
    static EphemeralKey of(JoseHeader header) {
        JsonObject epk = header.parameters()
                .object(NAME)
                .orElseThrow(() -> new InvalidTokenException(Reason.MALFORMED, "expected \"epk\" in the header"));
        try {
            requireAgreement(epk);
            CurveKey key = CurveKey.of(Jwk.ofPublic(epk));
            return new EphemeralKey(key.curve(), key.publicKey());
        } catch (IllegalArgumentException e) {
            throw TokenReading.malformed(e);
        }
    }

    private static void requireAgreement(JsonObject epk) {
        String type = epk.string("kty").orElse("");
        boolean served =
                epk.string("crv").flatMap(Curve::named).filter(Ecdh::serves).isPresent();
        if (!served || !(type.equals("EC") || type.equals("OKP"))) {
            throw new IllegalArgumentException("\"epk\": expected a public key on a curve for key agreement: \"kty\" EC"
                    + " with P-256, P-384 or P-521, or OKP with X25519 or X448");
        }
        if (OF_CERTIFICATES.stream().anyMatch(epk::has)) {
            throw new IllegalArgumentException("\"epk\": expected none of " + OF_CERTIFICATES);
        }
    }

    /** Returns the parameter for a header, with the members that a public key must have and no others. */
    static JsonObject parameter(PublicKey key) {
        return JsonObject.builder().put(NAME, Jwk.of(key).publicMembers()).build();
    }
}
