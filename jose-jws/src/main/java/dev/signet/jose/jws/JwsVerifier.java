package dev.signet.jose.jws;

import dev.signet.jose.core.CryptoProviders;
import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.core.JoseHeader;
import dev.signet.jose.core.TokenLimits;
import dev.signet.jose.core.internal.CompactToken;
import dev.signet.jose.core.internal.TokenReading;
import dev.signet.jose.core.internal.TokenTexts;
import dev.signet.jose.core.internal.text.TokenText;
import dev.signet.jose.jwk.Jwk;
import dev.signet.jose.jwk.JwkSource;
import dev.signet.jose.jwk.internal.JwkSetLookup;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Verifies JWS Compact Serializations (RFC 7515 section 5.2) under algorithms and keys that were fixed when it was
 * built.
 *
 * <p>A token's header selects no code and no key material: its {@code alg} must be one of those that the caller listed,
 * its {@code kid} must name a key that is there, and the key must be one for that algorithm. {@code jwk}, {@code jku},
 * {@code x5c} and {@code x5u} in a token are never used as keys. A {@code crit} that names anything but
 * {@code b64} is refused, unless the application declares by {@link #understanding} that it processes those parameters.
 *
 * <p>A token is processed in this order: its length and its dots; its header, remembered or decoded, parsed and
 * checked; the key; the signature over the token's own octets; only then the payload is decoded; and only after that
 * the header is remembered, so that a token without a valid signature can neither fill nor poison that cache.
 *
 * <p>Immutable and thread-safe; build it once.
 */
public final class JwsVerifier extends JwkSetLookup.RepeatableOperation<VerifiedJws> {

    private final KeySelector keys;
    private final TokenLimits limits;
    private final HeaderRules rules;
    private final TokenTexts texts = new TokenTexts();

    private JwsVerifier(KeySelector keys, TokenLimits limits, HeaderRules rules) {
        this.keys = keys;
        this.limits = limits;
        this.rules = rules;
    }

    static JwsVerifier of(KeySelector keys) {
        return new JwsVerifier(keys, TokenLimits.defaults(), HeaderRules.STANDARD);
    }

    /**
     * Returns a verifier that selects the key by the token's {@code kid} from a set that may change.
     *
     * <p>The algorithms must be listed. A key serves an algorithm if its type, curve and size are right and its
     * {@code alg}, {@code use} and {@code key_ops}, where present, agree. A key that the provider refuses is set aside,
     * and the refusal of a token that needs it says why. A token without {@code kid} is accepted only if exactly one
     * key fits its algorithm. If no key fits a token with a {@code kid}, the source is asked once for a newer set.
     *
     * @param source where the set comes from, for example a {@link dev.signet.jose.jwk.JwkSet}
     * @param algorithm an algorithm to accept
     * @param more further algorithms to accept
     * @return the verifier
     * @throws IllegalArgumentException if the algorithms mix HMAC with others: with both, a public key could be taken
     *     for a secret
     * @throws IllegalStateException if no provider has an algorithm; the message names the jar to add
     */
    public static JwsVerifier of(JwkSource source, JwsAlgorithm algorithm, JwsAlgorithm... more) {
        List<KeyOperations> algorithms = Stream.concat(Stream.of(algorithm), Arrays.stream(more))
                .map(JwsAlgorithms::operations)
                .toList();
        return of(JwkSourceSelector.of(source, algorithms));
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
    public static JwsVerifier of(Jwk key, JwsAlgorithm algorithm) {
        return of(FixedKey.of(JwsAlgorithms.operations(algorithm), key));
    }

    /**
     * Returns the JWS that a token holds, once its signature is verified.
     *
     * @param token a JWS Compact Serialization, nothing before it and nothing after it
     * @return header and payload
     * @throws InvalidTokenException with the reason {@code MALFORMED}, {@code TOO_LARGE}, {@code UNSUPPORTED},
     *     {@code ALGORITHM_NOT_ALLOWED}, {@code KEY_NOT_FOUND} or {@code SIGNATURE_INVALID}
     * @throws dev.signet.jose.core.KeySourceException if the keys were not available or could not be used
     */
    public VerifiedJws verify(String token) {
        return apply(token, JwkSetLookup.waiting());
    }

    @Override
    protected VerifiedJws apply(String token, JwkSetLookup keySets) {
        TokenText text = texts.take();
        try {
            return verify(CompactToken.jws(token, limits, text), keySets);
        } finally {
            texts.giveBack(text);
        }
    }

    /**
     * Returns whether the keys are still those under which this verifier verified a JWS, so that a result that was kept
     * may be used again. The source of the keys is asked for its current set, as {@link #verify} asks it, and only the
     * very same {@link dev.signet.jose.jwk.JwkSet} object counts: after any change of the set the answer is
     * {@code false}, also if the key that verified the JWS is still in it.
     *
     * <p>This says nothing else about the JWS; above all it does not read the times in its payload.
     *
     * @param jws a JWS that was verified earlier
     * @return {@code false} also if another verifier verified it
     * @throws dev.signet.jose.core.KeySourceException if the keys are not available
     */
    public boolean keysUnchangedSince(VerifiedJws jws) {
        return keysUnchangedSince(jws, JwkSetLookup.waiting());
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // The identity of keys is nothing but an object.
    protected boolean keysUnchangedSince(VerifiedJws jws, JwkSetLookup keySets) {
        return keys.current(keySets).identity() == jws.keys();
    }

    /**
     * Returns the signature of a detached JWS, once it is verified over a payload that was transferred separately (RFC
     * 7515 appendix F).
     *
     * @param token a JWS Compact Serialization whose middle part is empty
     * @param payload the payload
     * @return header and key of the signature
     * @throws InvalidTokenException as {@link #verify}; {@code MALFORMED} also if the token has a payload of its own
     * @throws dev.signet.jose.core.KeySourceException if the keys were not available or could not be used
     */
    public VerifiedSignature verifyDetached(String token, byte[] payload) {
        return verifyDetached(token, ByteBuffer.wrap(payload));
    }

    /**
     * Returns the signature of a detached JWS, once it is verified over a payload that was transferred separately.
     *
     * @param token a JWS Compact Serialization whose middle part is empty
     * @param payload the payload: what remains in the buffer, whose position does not move
     * @return header and key of the signature
     * @throws InvalidTokenException as {@link #verifyDetached(String, byte[])}
     * @throws dev.signet.jose.core.KeySourceException if the keys were not available or could not be used
     */
    public VerifiedSignature verifyDetached(String token, ByteBuffer payload) {
        return detached(token, PayloadSource.of(payload));
    }

    /**
     * Returns the signature of a detached JWS, once it is verified over a payload of any length, in constant memory.
     *
     * @param token a JWS Compact Serialization whose middle part is empty
     * @param payload the payload, read to its end and not closed; what was read of it may be used only once this method
     *     has returned
     * @return header and key of the signature
     * @throws InvalidTokenException as {@link #verifyDetached(String, byte[])}; {@code TOO_LARGE} if the algorithm
     *     needs the whole payload at once (EdDSA, ML-DSA) and it is longer than 16 MiB
     * @throws dev.signet.jose.core.KeySourceException if the keys were not available or could not be used
     * @throws IOException if the payload cannot be read
     */
    public VerifiedSignature verifyDetached(String token, InputStream payload) throws IOException {
        return PayloadSource.reading(payload, source -> detached(token, source));
    }

    /**
     * Returns the signature of a detached JWS, once it is verified over a payload of any length, in constant memory.
     *
     * @param token a JWS Compact Serialization whose middle part is empty
     * @param payload the payload, for example a {@link java.nio.channels.FileChannel}, read from its position to its
     *     end and not closed; in blocking mode
     * @return header and key of the signature
     * @throws InvalidTokenException as {@link #verifyDetached(String, InputStream)}
     * @throws dev.signet.jose.core.KeySourceException if the keys were not available or could not be used
     * @throws java.nio.channels.IllegalBlockingModeException if the channel is in non-blocking mode
     * @throws IOException if the payload cannot be read
     */
    public VerifiedSignature verifyDetached(String token, ReadableByteChannel payload) throws IOException {
        return PayloadSource.reading(payload, source -> detached(token, source));
    }

    /**
     * Returns a verifier with the same keys and algorithms, which other providers use.
     *
     * @param providers the choice, for example {@link CryptoProviders#only}
     * @return another verifier
     * @throws IllegalStateException if no provider has an algorithm
     * @throws IllegalArgumentException if this verifier has one key and the provider does not take it. Keys of a set
     *     that the provider does not take are set aside
     */
    public JwsVerifier withProviders(CryptoProviders providers) {
        return new JwsVerifier(keys.withProviders(providers), limits, rules);
    }

    /**
     * Returns a verifier with the same keys and algorithms, and other limits.
     *
     * @param other the bounds
     * @return another verifier
     */
    public JwsVerifier withLimits(TokenLimits other) {
        return new JwsVerifier(keys.forgetful(), other, rules);
    }

    /**
     * Returns the bounds on tokens and their JSON.
     *
     * @return the bounds
     */
    public TokenLimits limits() {
        return limits;
    }

    /**
     * Returns a verifier that also accepts {@code b64: false}, with which a payload is signed without encoding (RFC
     * 7797). Not for JWTs, which must not use it; {@code Jwt.verifiedBy} refuses such tokens nevertheless.
     *
     * @return another verifier
     */
    public JwsVerifier acceptingUnencodedPayload() {
        return new JwsVerifier(keys.forgetful(), limits, rules.acceptingUnencodedPayload());
    }

    /**
     * Returns a verifier that accepts {@code crit} with these names too (RFC 7515 section 4.1.11). The caller
     * processes the parameters: their values are in the protected header of the result, and their presence is not
     * required.
     *
     * @param name the name of a header parameter, compared exactly
     * @param more further names
     * @return another verifier, which understands these names and those that this one does
     * @throws IllegalArgumentException if a name is defined by RFC 7515, 7516 or 7518, which {@code crit} must not
     *     name, or is {@code b64}, for which there is {@link #acceptingUnencodedPayload()}
     */
    public JwsVerifier understanding(String name, String... more) {
        return new JwsVerifier(keys.forgetful(), limits, rules.understanding(name, more));
    }

    /** Returns the algorithms, and nothing of the keys. */
    @Override
    public String toString() {
        return "JwsVerifier" + keys;
    }

    /**
     * Refuses a header, or an algorithm that is not allowed.
     *
     * @param protectedHeader what the signature covers
     * @param all that and the unprotected parameters
     * @return whether the payload is signed in base64url
     */
    boolean accepts(JoseHeader protectedHeader, JoseHeader all) {
        boolean encoded = rules.check(protectedHeader, all);
        keys.requireAllowed(protectedHeader.algorithm().orElseThrow());
        return encoded;
    }

    KeySelector.Keys currentKeys() {
        return keys.current(JwkSetLookup.waiting());
    }

    private VerifiedJws verify(CompactToken compact, JwkSetLookup keySets) {
        byte[] octets = compact.octets();
        int headerEnd = compact.to(0);
        KeySelector.Keys now = keys.current(keySets);
        AcceptedPrefix known = now.acceptedHeaders().find(octets, headerEnd);
        AcceptedPrefix prefix =
                known == null ? AcceptedPrefix.of(octets, headerEnd, accept(compact, now, keySets)) : known;
        AcceptedHeader accepted = prefix.header();
        byte[] signature = compact.decode(2);
        if (!prefix.verifying().verify(octets, 0, compact.to(1), signature)) {
            throw accepted.key().invalid(signature);
        }
        byte[] payload = accepted.encoded() ? compact.decode(1) : UnencodedText.octets(compact);
        if (known == null) {
            now.acceptedHeaders().remember(octets, headerEnd, prefix);
        }
        return new VerifiedJws(accepted, payload, limits);
    }

    private VerifiedSignature detached(String token, PayloadSource payload) {
        CompactToken compact = CompactToken.jws(token, limits);
        if (compact.from(1) != compact.to(1)) {
            throw new InvalidTokenException(
                    Reason.MALFORMED, "expected a detached JWS, whose middle part is empty (RFC 7515 appendix F)");
        }
        AcceptedHeader accepted = accept(compact, currentKeys(), JwkSetLookup.waiting());
        SigningInput input = new SigningInput(Arrays.copyOf(compact.octets(), compact.to(0)), accepted.encoded());
        byte[] signature = compact.decode(2);
        if (!input.verify(accepted.key().primitive(), payload, signature)) {
            throw accepted.key().invalid(signature);
        }
        return new VerifiedSignature(accepted, JoseHeader.empty());
    }

    private AcceptedHeader accept(CompactToken compact, KeySelector.Keys now, JwkSetLookup keySets) {
        JoseHeader header = TokenReading.header(compact.decode(0), limits);
        boolean encoded = accepts(header, header);
        String algorithm = header.algorithm().orElseThrow();
        KeySelector.Keys fitting = now.hasKeyFor(algorithm, header) ? now : now.newer(header, keySets::refreshed);
        return new AcceptedHeader(header, fitting.select(algorithm, header), encoded, fitting.identity());
    }
}
