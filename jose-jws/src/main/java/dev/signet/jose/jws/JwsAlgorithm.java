package dev.signet.jose.jws;

import java.util.Optional;

/**
 * A signature or MAC algorithm for JWS, one of the constants of the permitted enums.
 *
 * <p>The set is closed: a token can at most name one of those that the caller listed. {@code none} is not among them.
 * Immutable.
 */
public sealed interface JwsAlgorithm permits Hmac, RsaPkcs1, RsaPss, Ecdsa, EdDsa {

    /**
     * Returns the value of the {@code alg} header parameter.
     *
     * @return the name in the registry "JSON Web Signature and Encryption Algorithms", case included
     */
    String jwaName();

    /**
     * Returns the algorithm of that name, for callers that learn it at run time from a configuration or a command line.
     * Never pass the {@code alg} of a token here.
     *
     * @param jwaName the exact name, case included
     * @return the algorithm, or empty if none has that name
     */
    static Optional<JwsAlgorithm> named(String jwaName) {
        return Schemes.named(jwaName);
    }
}
