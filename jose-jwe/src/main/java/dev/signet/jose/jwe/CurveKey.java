package dev.signet.jose.jwe;

import dev.signet.jose.jwk.Curve;
import dev.signet.jose.jwk.EcJwk;
import dev.signet.jose.jwk.Jwk;
import dev.signet.jose.jwk.OkpJwk;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.util.Optional;

/**
 * A JWK on a curve, of either type, as key agreement needs it. Immutable.
 *
 * @param curve the curve
 * @param publicKey the public key
 * @param privateKey the private key, if the JWK is private
 */
record CurveKey(Curve curve, PublicKey publicKey, Optional<? extends PrivateKey> privateKey) {

    /**
     * Returns the key that a JWK holds.
     *
     * @throws IllegalArgumentException if it is of a type without curves
     */
    static CurveKey of(Jwk key) {
        if (key instanceof EcJwk ec) {
            return new CurveKey(ec.curve(), ec.publicKey(), ec.privateKey());
        }
        if (key instanceof OkpJwk okp) {
            return new CurveKey(okp.curve(), okp.publicKey(), okp.privateKey());
        }
        throw new IllegalArgumentException("expected a key on a curve, this one has \"kty\" " + key.keyType());
    }
}
