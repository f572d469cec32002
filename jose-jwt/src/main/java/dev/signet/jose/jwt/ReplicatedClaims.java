package dev.signet.jose.jwt;

import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.InvalidTokenException.ClaimFailure;
import dev.signet.jose.core.InvalidTokenException.ClaimFailure.Code;
import dev.signet.jose.core.JoseHeader;
import java.util.List;

/** Claims that a JWE repeats in its header must be those inside (RFC 7519 section 5.3). */
final class ReplicatedClaims {

    private ReplicatedClaims() {}

    static void require(JoseHeader header, JwtClaims claims) {
        for (String name : List.of("iss", "sub", "aud")) {
            Object outside = header.parameters().value(name).orElse(null);
            if (outside != null && !outside.equals(claims.toObject().value(name).orElse(null))) {
                throw new InvalidTokenException(List.of(new ClaimFailure(
                        name, Code.UNEXPECTED, "the same inside as in the header of the JWE", "another")));
            }
        }
    }
}
