package dev.signet.jose.jws;

import dev.signet.jose.core.CryptoProviders;
import dev.signet.jose.core.TokenLimits;
import dev.signet.jose.jwk.Jwk;
import dev.signet.jose.jwk.JwkSource;
import java.util.ArrayList;
import java.util.List;

/**
 * Verifies JWS Compact Serializations (RFC 7515 section 5.2) under algorithms and keys that were fixed when it was built.
 *
 * <p>A token's header chooses no code and no key material: its {@code alg} must be one of those that the caller listed,
 * its {@code kid} must name a key that is there, and the key must be one for that algorithm. {@code jwk}, {@code jku},
 * {@code x5c} and {@code x5u} in a token are data and nothing more. Every {@code crit} is refused, because no extension
 * is understood. Immutable and thread-safe; build it once.
 */
public sealed interface JwsVerifier permits SingleKeyVerifier, KeySetVerifier {

    /**
     * Returns the JWS that a token holds, once its signature is verified.
     *
     * @param token a JWS Compact Serialization, nothing before it and nothing after it
     * @return header and payload
     * @throws dev.signet.jose.core.InvalidTokenException with the reason {@code MALFORMED}, {@code TOO_LARGE},
     *     {@code UNSUPPORTED}, {@code ALGORITHM_NOT_ALLOWED}, {@code KEY_NOT_FOUND} or {@code SIGNATURE_INVALID}
     * @throws dev.signet.jose.core.KeySourceException if the keys could not be had
     */
    VerifiedJws verify(String token);

    /**
     * Returns a verifier with the same keys and algorithms, whose arithmetic other providers do.
     *
     * @param providers the choice, for example {@link CryptoProviders#only}
     * @return another verifier
     * @throws IllegalStateException if no provider has an algorithm
     */
    JwsVerifier using(CryptoProviders providers);

    /**
     * Returns a verifier with the same keys and algorithms, and other bounds.
     *
     * @param limits the bounds
     * @return another verifier
     */
    JwsVerifier limits(TokenLimits limits);

    /**
     * Returns a verifier that picks the key by the token's {@code kid} from a set that may change.
     *
     * <p>The algorithms must be listed. A key serves an algorithm if its type, curve and size are right and its
     * {@code alg}, {@code use} and {@code key_ops}, where stated, agree. A token without {@code kid} is accepted only if
     * exactly one key fits its algorithm. A {@code kid} that the set does not have asks the source for a newer set once.
     *
     * @param source where the set comes from, for example a {@link dev.signet.jose.jwk.JwkSet}
     * @param algorithm an algorithm to accept
     * @param more further algorithms to accept
     * @return the verifier
     * @throws IllegalArgumentException if the algorithms mix HMAC with others: with both, a public key could be taken
     *     for a secret
     * @throws IllegalStateException if no provider has an algorithm; the message names the jar to add
     */
    static JwsVerifier of(JwkSource source, JwsAlgorithm algorithm, JwsAlgorithm... more) {
        List<JwsAlgorithm> algorithms = new ArrayList<>();
        algorithms.add(algorithm);
        algorithms.addAll(List.of(more));
        return KeySetVerifier.of(source, algorithms);
    }

    /**
     * Returns a verifier for a JWK whose type is known only at run time.
     *
     * @param key a public, private or secret JWK
     * @param algorithm the one algorithm to accept
     * @return the verifier
     * @throws IllegalArgumentException if the key does not fit the algorithm
     * @throws IllegalStateException if no provider has the algorithm; the message names the jar to add
     */
    static JwsVerifier of(Jwk key, JwsAlgorithm algorithm) {
        return SingleKeyVerifier.of(algorithm, key);
    }
}
