package dev.signet.jose.jwt;

import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.InvalidTokenException.ClaimFailure;
import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.core.JoseException;
import dev.signet.jose.core.JoseHeader;
import dev.signet.jose.core.JoseObserver;
import dev.signet.jose.core.internal.GuardedObserver;
import dev.signet.jose.jwk.internal.JwkSetLookup;
import dev.signet.jose.jws.JwsVerifier;
import dev.signet.jose.jws.VerifiedJws;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The policy for signed tokens: the keys that verify them, the rules for their claims, and the accepted tokens that are
 * remembered. They stay together, so that a token verified with the keys of one policy is never validated by the rules
 * of another, nor remembered by it. Immutable but for what it remembers.
 *
 * @param memory the accepted tokens, if this policy remembers any
 * @param observer the observer of the tokens of this policy
 */
record IssuerPolicy(
        JwsVerifier verifier,
        ClaimsValidation validation,
        @Nullable TokenMemory memory,
        JoseObserver observer) implements IssuerPolicies {

    @Override
    public IssuerPolicy of(String token) {
        return this;
    }

    @Override
    public Optional<IssuerPolicy> ofOneIssuer() {
        return validation.issuers().size() == 1 ? Optional.of(this) : Optional.empty();
    }

    @Override
    public OptionalLong rememberedTokens() {
        return memory == null ? OptionalLong.empty() : OptionalLong.of(memory.size());
    }

    @Override
    public IssuerPolicy withObserver(JoseObserver other) {
        return new IssuerPolicy(verifier, validation, memory, other);
    }

    /** Returns the observer of this policy, or the other if it has none. */
    JoseObserver observerOr(JoseObserver other) {
        return GuardedObserver.isThere(observer) ? observer : other;
    }

    /** Returns whether the policy accepts tokens of that issuer, known by name. */
    boolean lists(String issuer) {
        return validation.issuers().contains(issuer);
    }

    /**
     * Returns the JWT once its signature is verified and its claims meet the rules, or nothing if they do not. What was
     * encrypted is never remembered.
     *
     * @param encryption the header of the JWE around the token, if it is a Nested JWT
     * @param keySets the look-up of the key sets
     * @param told is told of what was remembered
     * @param failures receives every failure of the claims
     */
    Optional<VerifiedJwt> accept(
            String token,
            @Nullable JoseHeader encryption,
            JwkSetLookup keySets,
            JoseObserver told,
            List<ClaimFailure> failures) {
        return memory == null || encryption != null || !TokenMemory.takes(token)
                ? verified(token, encryption, keySets, failures)
                : remembered(memory, token, keySets, told, failures);
    }

    /**
     * Returns the JWT as if it were verified now: without its signature, but by the rules that may answer otherwise
     * than before, where it was accepted under the keys that are current and within the maximum age.
     */
    private Optional<VerifiedJwt> remembered(
            TokenMemory tokens, String token, JwkSetLookup keySets, JoseObserver told, List<ClaimFailure> failures) {
        TokenDigest digest = tokens.digest(token);
        TokenMemory.Entry entry = tokens.find(digest);
        if (entry != null) {
            if (keySets.keysUnchangedSince(verifier, entry.jwt().jws())) {
                Instant now = validation.clock().instant();
                if (entry.countsAt(now)) {
                    told.memoryHit();
                    return acceptedAgain(tokens, digest, entry.jwt(), now, failures);
                }
            }
            tokens.forget(digest);
        }
        Instant since = validation.clock().instant();
        Optional<VerifiedJwt> jwt = missed(token, keySets, told, failures);
        if (jwt.isPresent()) {
            tokens.remember(digest, token.length(), jwt.get(), since);
            tellEvictions(tokens, told);
        }
        return jwt;
    }

    private static void tellEvictions(TokenMemory tokens, JoseObserver told) {
        if (GuardedObserver.isThere(told)) {
            long evicted = tokens.evictedSinceAsked();
            if (evicted > 0) {
                told.memoryEvicted(evicted);
            }
        }
    }

    /** Tells a miss once, when the outcome is known: a look-up that does not wait can end an attempt before. */
    private Optional<VerifiedJwt> missed(
            String token, JwkSetLookup keySets, JoseObserver told, List<ClaimFailure> failures) {
        try {
            Optional<VerifiedJwt> jwt = verified(token, null, keySets, failures);
            told.memoryMiss();
            return jwt;
        } catch (JoseException e) {
            told.memoryMiss();
            throw e;
        }
    }

    private Optional<VerifiedJwt> acceptedAgain(
            TokenMemory tokens, TokenDigest digest, VerifiedJwt jwt, Instant now, List<ClaimFailure> failures) {
        validation.checkAgain(jwt, now, failures);
        if (failures.isEmpty()) {
            return Optional.of(jwt);
        }
        tokens.forget(digest);
        return Optional.empty();
    }

    private Optional<VerifiedJwt> verified(
            String token, @Nullable JoseHeader encryption, JwkSetLookup keySets, List<ClaimFailure> failures) {
        VerifiedJws jws = keySets.apply(verifier, token);
        if (jws.header().parameters().value("b64").orElse(true).equals(false)) {
            throw new InvalidTokenException(
                    Reason.UNSUPPORTED,
                    "a JWT must not use \"b64\": false, whatever the verifier accepts (RFC 7797 section 7)");
        }
        String algorithm = jws.fullySpecifiedAlgorithm().jwaName();
        JwtClaims claims = JwtClaims.of(jws.json());
        Optional<OpenedClaims> opened =
                validation.accept(jws.header(), algorithm, encryption, claims, keySets, failures);
        return opened.isEmpty() ? Optional.empty() : Optional.of(new VerifiedJwt(jws, opened.get(), encryption));
    }
}
