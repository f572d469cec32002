package dev.signet.jose.jwt;

import dev.signet.jose.core.InvalidTokenException.ClaimFailure;
import dev.signet.jose.core.JoseHeader;
import java.util.List;

/** One rule that a token must meet. Immutable. */
interface ClaimCheck {

    /** Adds a failure if the token does not meet the rule; the header is that of the signature, or of the encryption. */
    void look(JoseHeader header, JwtClaims claims, List<ClaimFailure> failures);
}
