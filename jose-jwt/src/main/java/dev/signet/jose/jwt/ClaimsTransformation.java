package dev.signet.jose.jwt;

import dev.signet.jose.jwk.internal.JwkSetLookup;

/**
 * A step that puts other values in the place of some claims, between the rules and the check for replays: opening what
 * is sealed. Immutable.
 */
interface ClaimsTransformation {

    /**
     * Returns the claims after this step; the same object if it changed nothing.
     *
     * @param keySets the look-up of the key sets
     * @throws dev.signet.jose.core.InvalidTokenException if the token is refused
     */
    OpenedClaims apply(OpenedClaims claims, JwkSetLookup keySets);
}
