package dev.signet.jose.jwt;

import dev.signet.jose.core.InvalidTokenException.ClaimFailure;
import java.util.List;

/** One rule that a token must meet. Immutable. */
interface TokenRule {

    /** Adds a failure if the token does not meet the rule. */
    void check(TokenContext context, JwtClaims claims, List<ClaimFailure> failures);
}
