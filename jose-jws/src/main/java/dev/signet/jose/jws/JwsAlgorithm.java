package dev.signet.jose.jws;

import java.util.List;
import java.util.Optional;

/**
 * A signature or MAC algorithm for JWS: one of the constants of the permitted enums.
 *
 * <p>The set is closed and does not have {@code none}. A token can at most name an algorithm that the caller listed.
 * Immutable.
 */
public sealed interface JwsAlgorithm permits Hmac, RsaPkcs1, RsaPss, Ecdsa, EdDsa, MlDsa {

    /**
     * Returns the value of the {@code alg} header parameter.
     *
     * @return the name in the registry "JSON Web Signature and Encryption Algorithms", case included
     */
    String jwaName();

    /**
     * Returns all algorithms, for lists that are displayed and configurations that are checked. Never pass them all to
     * a verifier: list the algorithms of its keys.
     *
     * @return an immutable list: {@link Hmac}, {@link RsaPkcs1}, {@link RsaPss}, {@link Ecdsa}, {@link EdDsa},
     *     {@link MlDsa}, each in the order of its constants
     */
    static List<JwsAlgorithm> all() {
        return JwsAlgorithms.all();
    }

    /**
     * Returns the algorithm with a name that comes from a configuration or a command line.
     * Never pass the {@code alg} of a token here.
     *
     * @param jwaName the exact name, case included
     * @return the algorithm, or empty if none has that name
     */
    static Optional<JwsAlgorithm> named(String jwaName) {
        return JwsAlgorithms.named(jwaName);
    }
}
