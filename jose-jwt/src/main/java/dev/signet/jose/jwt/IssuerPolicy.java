package dev.signet.jose.jwt;

import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.core.JoseHeader;
import dev.signet.jose.jws.JwsVerifier;
import dev.signet.jose.jws.VerifiedJws;

/**
 * The policy for the signed tokens of one issuer: the keys that verify them and the rules for their claims. The two stay
 * together, so that a token verified with the keys of one policy is never validated by the rules of another. Immutable.
 */
record IssuerPolicy(JwsVerifier verifier, ClaimsValidation validation) implements IssuerPolicies {

    @Override
    public IssuerPolicy of(String token) {
        return this;
    }

    /** Returns the token's JWS once it is verified. */
    VerifiedJws verify(String token) {
        return verifier.verify(token);
    }

    /** Returns the JWT once its claims meet the rules. */
    VerifiedJwt accept(VerifiedJws jws, JoseHeader encryption, boolean encrypted) {
        if (jws.header().parameters().valueOr("b64", true).equals(false)) {
            throw new InvalidTokenException(
                    Reason.UNSUPPORTED,
                    "a JWT must not use \"b64\": false, whatever the verifier accepts (RFC 7797 section 7)");
        }
        OpenedClaims opened = validation.accept(
                new TokenHeader(jws.header(), jws.fullySpecifiedAlgorithm().jwaName()),
                encryption,
                JwtClaims.of(jws.json()));
        return new VerifiedJwt(jws, opened, encrypted);
    }
}
