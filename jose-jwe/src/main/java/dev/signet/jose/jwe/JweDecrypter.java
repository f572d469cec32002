package dev.signet.jose.jwe;

import dev.signet.jose.core.CryptoProviders;
import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.KeySourceException;
import dev.signet.jose.core.TokenLimits;

/**
 * Decrypts compact JWEs (RFC 7516 section 7.1) with one key or with the keys of a set.
 *
 * <p>Whoever makes a decrypter says which key management and which content encryption algorithms it takes; a token only
 * says which of them it used. What a token can fail with, in the order in which it is looked at:
 *
 * <ol>
 *   <li>{@code TOO_LARGE} and {@code MALFORMED}: size, five parts, header;
 *   <li>{@code ALGORITHM_NOT_ALLOWED}: {@code alg} or {@code enc} was not listed; names are compared exactly;
 *   <li>{@code MALFORMED} and {@code UNSUPPORTED}: {@code crit}; {@code zip}, unless {@link #inflating} allows it;
 *   <li>{@code KEY_NOT_FOUND}: no key of the set fits, or several do;
 *   <li>{@code MALFORMED}: what anybody can see is wrong without a key: base64url, an IV or tag of another length than
 *       {@code enc} has, an encrypted key with {@code dir} or {@code ECDH-ES}, a header parameter of the key management
 *       algorithm that is missing, ill-formed or too small, an {@code epk} that is no point of its curve; and
 *       {@code TOO_LARGE}: an iteration count over its ceiling;
 *   <li>{@code DECRYPTION_FAILED}: everything that involves the key. There is one message for all of it, and the same
 *       work: an encrypted key that does not unwrap, or unwraps to a key of the wrong length, is replaced by a random
 *       key, and decryption goes on (RFC 7516 section 11.5);
 *   <li>{@code TOO_LARGE} and {@code MALFORMED}: content that was decrypted, but does not inflate within its bound.
 * </ol>
 *
 * <p><em>Immutable</em> and <em>thread-safe.</em>
 */
public sealed interface JweDecrypter permits SingleKeyDecrypter {

    /**
     * Decrypts one token.
     *
     * @param token a JWE in compact serialization, nothing before and nothing after it
     * @return header and plaintext
     * @throws InvalidTokenException if the token is not accepted, for one of the reasons in the class comment
     * @throws KeySourceException if the key could not be had or used, for example because an HSM is away
     */
    DecryptedJwe decrypt(String token);

    /**
     * Returns this decrypter with other providers.
     *
     * @param providers which provider serves an operation
     * @return a new decrypter
     * @throws IllegalStateException if they lack what the algorithms need
     */
    JweDecrypter using(CryptoProviders providers);

    /**
     * Returns this decrypter with other limits.
     *
     * @param limits the bounds on a token; {@link TokenLimits#defaults()} unless this is called
     * @return a new decrypter
     */
    JweDecrypter limits(TokenLimits limits);

    /**
     * Returns this decrypter with {@code zip: DEF} allowed (RFC 7516 section 4.1.3), which is refused otherwise: whoever
     * can choose part of a plaintext that is compressed before encryption learns about the rest from the length (RFC
     * 8725 section 3.6). Content that is not compressed is decrypted as before.
     *
     * @param maxOctets the most that content may inflate to, at least 1. Besides, no content of more than 4,096 octets
     *     may inflate to more than 50 times its compressed size. A token beyond is {@code TOO_LARGE}, and is given up
     *     before memory is spent on it
     * @return a new decrypter
     * @throws IllegalArgumentException if {@code maxOctets} is below 1
     */
    JweDecrypter inflating(int maxOctets);
}
