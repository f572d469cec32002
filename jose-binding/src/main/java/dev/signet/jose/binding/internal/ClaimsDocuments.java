package dev.signet.jose.binding.internal;

import dev.signet.jose.core.TokenLimits;
import dev.signet.jose.jwt.JwtClaims;

/** Claims inside other documents. Needs jose-jwt. */
public final class ClaimsDocuments {

    private ClaimsDocuments() {}

    /** Returns the type for claims, whose registered claims must have their registered types. */
    public static DocumentType<JwtClaims> claims() {
        return new DocumentType<>(
                JwtClaims.class, "claims", TokenLimits.defaults(), JwtClaims::of, JwtClaims::toObject);
    }
}
