package dev.signet.jose.jwt;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.InvalidTokenException.ClaimFailure;
import dev.signet.jose.core.JoseException;
import dev.signet.jose.core.JoseObserver;
import dev.signet.jose.core.internal.GuardedObserver;
import dev.signet.jose.jwe.DecryptedJwe;
import dev.signet.jose.jwk.internal.JwkSetLookup;
import dev.signet.jose.jwk.internal.NonBlockingLookup;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * A decoder of JWTs that must be signed: verifies the signature, then validates the claims.
 *
 * <p>{@link Jwt#verifiedBy} begins a decoder of signed tokens and {@link Jwt#decryptedBy} one of tokens that were
 * signed and then encrypted; {@link Jwt#issuers} combines several. Which of these a token must be is fixed by the
 * decoder, never by the token. Immutable, but for the tokens that it remembers on request, and thread-safe; build it
 * once.
 */
public final class JwtDecoder {

    private final IssuerPolicies policies;
    private final @Nullable JwtEnclosure enclosure;

    /** Returns a decoder of signed tokens. */
    JwtDecoder(IssuerPolicies policies) {
        this(policies, null);
    }

    private JwtDecoder(IssuerPolicies policies, @Nullable JwtEnclosure enclosure) {
        this.policies = policies;
        this.enclosure = enclosure;
    }

    /**
     * Returns the JWT that a token holds, once its signature is verified and its claims meet every rule.
     *
     * @param token a JWT in compact serialization, nothing before it and nothing after it
     * @return header and claims
     * @throws InvalidTokenException with the reason {@code MALFORMED}, {@code TOO_LARGE}, {@code UNSUPPORTED},
     *     {@code ALGORITHM_NOT_ALLOWED}, {@code KEY_NOT_FOUND}, {@code DECRYPTION_FAILED} or {@code SIGNATURE_INVALID};
     *     or, with every failure among the claims and the reason of the first, {@code EXPIRED}, {@code NOT_YET_VALID}
     *     or {@code CLAIM_REJECTED}
     * @throws dev.signet.jose.core.KeySourceException if the keys cannot be obtained
     * @throws dev.signet.jose.core.ReplayStoreException if replays are rejected and the store cannot be asked
     */
    public VerifiedJwt decode(String token) {
        return decode(token, JwkSetLookup.waiting());
    }

    /**
     * Returns the result of {@link #decode} without waiting for key sets, as {@link #decodeAsync(String, Executor)}
     * does. The token is verified on the calling thread if its keys are there, and otherwise on the thread that
     * completes {@link dev.signet.jose.jwk.JwkSource#currentAsync()} or {@code refreshedAsync}: for a remote key set
     * one of its HTTP client or of the common pool. A replay store, a condition or a rule that waits, waits there.
     *
     * @param token as for {@link #decode}
     * @return as {@link #decodeAsync(String, Executor)}
     */
    public CompletionStage<VerifiedJwt> decodeAsync(String token) {
        return decodeAsync(token, Runnable::run);
    }

    /**
     * Returns the result of {@link #decode} without waiting for key sets: what is accepted and refused is the same. No
     * thread waits while keys are fetched; the token is verified on the executor, from the beginning again once keys
     * that were missing are there. Conditions and rules of the application, and the function of {@link Jwt#issuers},
     * can therefore be asked more than once for a token; a replay store is asked once.
     *
     * <p>Sources of keys that do not implement {@link dev.signet.jose.jwk.JwkSource#currentAsync()} are asked on the
     * executor, and may wait there.
     *
     * @param token as for {@link #decode}
     * @param executor where the token is verified, for example one of virtual threads
     * @return a stage that completes with header and claims, or with the very exception that {@link #decode} throws:
     *     {@link InvalidTokenException}, {@link dev.signet.jose.core.KeySourceException} or
     *     {@link dev.signet.jose.core.ReplayStoreException}; with that of the executor if it rejects. Dependants of the
     *     stage get the exception inside a {@link java.util.concurrent.CompletionException}. The stage is the caller's
     *     own: cancelling it ends no fetch that others wait for
     */
    public CompletionStage<VerifiedJwt> decodeAsync(String token, Executor executor) {
        return NonBlockingLookup.complete(keySets -> decode(token, keySets), executor);
    }

    private VerifiedJwt decode(String token, JwkSetLookup keySets) {
        JoseObserver observer = policies.observer();
        try {
            DecryptedJwe outer = enclosure == null ? null : enclosure.open(token, keySets);
            String signed = outer == null ? token : new String(outer.plaintext(), ISO_8859_1);
            IssuerPolicy policy = policies.of(signed);
            observer = policy.observerOr(observer);
            List<ClaimFailure> failures = new ArrayList<>(0);
            Optional<VerifiedJwt> jwt =
                    policy.accept(signed, outer == null ? null : outer.header(), keySets, observer, failures);
            if (jwt.isEmpty()) {
                throw ClaimsValidation.refusal(failures);
            }
            observer.tokenAccepted();
            return jwt.get();
        } catch (InvalidTokenException e) {
            InvalidTokenException refusal = enclosure == null ? PartCount.SIGNED.explaining(e, token) : e;
            observer.tokenRefused(refusal);
            throw refusal;
        } catch (JoseException e) {
            observer.tokenUndecided(e);
            throw e;
        }
    }

    /**
     * Returns a decoder of the same tokens with an observer. Keys, rules and remembered tokens are those of this
     * decoder.
     *
     * <p>Each token is told to one observer. With {@link Jwt#issuers} it is that of the decoder of the token's issuer;
     * if that decoder has none, or there is no decoder for the issuer, it is that of the decoder of several issuers.
     *
     * @param observer the observer, in the place of any other that this decoder has
     * @return another decoder
     */
    public JwtDecoder withObserver(JoseObserver observer) {
        return new JwtDecoder(policies.withObserver(new GuardedObserver(observer)), enclosure);
    }

    /**
     * Returns how many tokens this decoder {@linkplain JwtDecoderBuilder#remembering(int) remembers} now, to be shown
     * beside what a {@link JoseObserver} counts.
     *
     * @return the number; empty if this decoder does not remember tokens. Empty too for {@link Jwt#issuers}: each of
     *     the decoders that it selects has its own
     */
    public OptionalLong rememberedTokens() {
        return policies.rememberedTokens();
    }

    /**
     * Returns the policy for the issuer whose signed tokens this decoder accepts, if it is exactly one, known by name.
     */
    Optional<IssuerPolicy> policyOfOneIssuer() {
        return unenclosed().flatMap(IssuerPolicies::ofOneIssuer);
    }

    /**
     * Returns a decoder of the same tokens inside an encryption.
     *
     * @throws IllegalArgumentException if the tokens of this decoder are encrypted already, or it remembers tokens
     */
    JwtDecoder inside(JwtEnclosure outer) {
        if (rememberedTokens().isPresent()) {
            throw new IllegalArgumentException(
                    "claims of encrypted tokens are never remembered: expected a decoder without remembering(..)");
        }
        return new JwtDecoder(
                unenclosed()
                        .orElseThrow(() -> new IllegalArgumentException(
                                "expected a decoder of signed tokens, this one decrypts by itself")),
                outer);
    }

    private Optional<IssuerPolicies> unenclosed() {
        return enclosure == null ? Optional.of(policies) : Optional.empty();
    }
}
