package dev.signet.jose.jwt;

import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.InvalidTokenException.ClaimFailure;
import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.core.JoseHeader;
import dev.signet.jose.jws.JwsVerifier;
import dev.signet.jose.jws.VerifiedJws;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The policy for signed tokens: the keys that verify them and the rules for their claims. The two stay together, so
 * that a token verified with the keys of one policy is never validated by the rules of another. Immutable.
 */
record IssuerPolicy(JwsVerifier verifier, ClaimsValidation validation) implements IssuerPolicies {

    @Override
    public IssuerPolicy of(String token) {
        return this;
    }

    @Override
    public Optional<IssuerPolicy> ofOneIssuer() {
        return validation.issuers().size() == 1 ? Optional.of(this) : Optional.empty();
    }

    /** Returns whether the policy accepts tokens of that issuer, known by name. */
    boolean lists(String issuer) {
        return validation.issuers().contains(issuer);
    }

    /**
     * Returns the JWT once its signature is verified and its claims meet the rules, or nothing if they do not.
     *
     * @param encryption the header of the JWE around the token, if it is a Nested JWT
     * @param failures receives every failure of the claims
     */
    Optional<VerifiedJwt> accept(String token, @Nullable JoseHeader encryption, List<ClaimFailure> failures) {
        VerifiedJws jws = verifier.verify(token);
        if (jws.header().parameters().value("b64").orElse(true).equals(false)) {
            throw new InvalidTokenException(
                    Reason.UNSUPPORTED,
                    "a JWT must not use \"b64\": false, whatever the verifier accepts (RFC 7797 section 7)");
        }
        return validation
                .accept(
                        jws.header(),
                        jws.fullySpecifiedAlgorithm().jwaName(),
                        encryption,
                        JwtClaims.of(jws.json()),
                        failures)
                .map(opened -> new VerifiedJwt(jws, opened, encryption));
    }
}
