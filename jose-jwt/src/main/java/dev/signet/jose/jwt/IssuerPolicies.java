package dev.signet.jose.jwt;

import java.util.Optional;

/** The issuer policies of a decoder, one of which is selected before a token is verified. Immutable. */
sealed interface IssuerPolicies permits IssuerPolicy, PoliciesByIssuer {

    /**
     * Returns the policy for a token.
     *
     * @throws dev.signet.jose.core.InvalidTokenException if there is none for it
     */
    IssuerPolicy of(String token);

    /** Returns the only policy, if it is for exactly one issuer that is known by name. */
    Optional<IssuerPolicy> ofOneIssuer();

    /** Returns the counts of remembered tokens, if there is only one policy and it remembers any. */
    Optional<RememberedTokens> rememberedTokens();
}
