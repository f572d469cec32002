package dev.signet.jose.jwt;

/** Which terms a signed token is to be accepted on, decided before anything in it is believed. Immutable. */
sealed interface TermsChoice permits SignedTerms, TermsByIssuer {

    /**
     * Returns the terms for a token.
     *
     * @throws dev.signet.jose.core.InvalidTokenException if there are none for it
     */
    SignedTerms of(String token);
}
