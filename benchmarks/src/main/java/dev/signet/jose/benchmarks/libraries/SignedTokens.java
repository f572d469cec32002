package dev.signet.jose.benchmarks.libraries;

import dev.signet.jose.benchmarks.tokens.Claims;

/**
 * A library that signs and verifies, as its documentation recommends for a service: what can be made once is made once, and
 * of a token that is read the signature, issuer, audience and expiry are checked. Threads may share it.
 */
public interface SignedTokens {

    /** Returns a signed token that says this. */
    String sign(Claims claims) throws Exception;

    /** Returns three claims of a token, or throws. */
    Claims.Read verify(String token) throws Exception;
}
