package dev.signet.jose.jwt;

import dev.signet.jose.core.JoseObserver;
import java.util.Optional;
import java.util.OptionalLong;

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

    /** Returns the number of remembered tokens, if there is only one policy and it remembers any. */
    OptionalLong rememberedTokens();

    /** Returns the observer of tokens for which no other is known. */
    JoseObserver observer();

    /** Returns the same policies with another observer. */
    IssuerPolicies withObserver(JoseObserver observer);
}
