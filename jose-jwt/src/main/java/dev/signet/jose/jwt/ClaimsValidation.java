package dev.signet.jose.jwt;

import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.InvalidTokenException.ClaimFailure;
import dev.signet.jose.core.JoseHeader;
import dev.signet.jose.jwk.internal.JwkSetLookup;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The validation of claims once the token was verified or decrypted (RFC 7519 section 7.2), in its order: the rules,
 * the transformations, the rules that hold for transformed claims too, and the check for replays. Immutable.
 *
 * @param issuers the issuers by name, empty if they are not known by name
 * @param rules every rule, in the order in which failures are reported
 * @param rulesAgain those that are asked again for a token that was accepted before, because they are not
 *     {@linkplain PureRule pure}
 * @param transformations what is done with claims that meet the rules, in this order
 * @param transformedRules the rules that must hold again if a transformation changed the claims
 * @param replays the check that comes after everything else
 * @param clock the clock that is read once for each token
 * @param skew by how much clocks may differ
 */
record ClaimsValidation(
        Set<String> issuers,
        List<TokenRule> rules,
        List<TokenRule> rulesAgain,
        List<ClaimsTransformation> transformations,
        List<TokenRule> transformedRules,
        Optional<ReplayCheck> replays,
        Clock clock,
        Duration skew) {

    /**
     * Returns the claims to hand out, or nothing if rules are not met.
     *
     * <p>Failures come back as values, since most refused tokens are refused here: an exception that passed through the
     * methods on the way would cost more than the verification.
     *
     * @param header the header of the signature, or of the encryption if the token is not signed
     * @param algorithm the fully-specified algorithm of the signature, empty if the token is not signed
     * @param encryption the header of the JWE around the claims, if there is one
     * @param keySets the look-up of the key sets
     * @param failures receives every failure
     */
    Optional<OpenedClaims> accept(
            JoseHeader header,
            String algorithm,
            @Nullable JoseHeader encryption,
            JwtClaims claims,
            JwkSetLookup keySets,
            List<ClaimFailure> failures) {
        TokenContext context = new TokenContext(header, algorithm, clock.instant(), skew);
        check(rules, context, claims, failures);
        if (!failures.isEmpty()) {
            return Optional.empty();
        }
        if (encryption != null) {
            ReplicatedClaims.require(encryption, claims);
        }
        OpenedClaims transformed = OpenedClaims.none(claims);
        for (ClaimsTransformation transformation : transformations) {
            transformed = transformation.apply(transformed, keySets);
        }
        if (!transformed.paths().isEmpty()) {
            check(transformedRules, context, transformed.claims(), failures);
            if (!failures.isEmpty()) {
                return Optional.empty();
            }
        }
        replays.ifPresent(last -> last.require(claims));
        return Optional.of(transformed);
    }

    /**
     * Checks claims that were accepted before, and of which nothing was opened.
     *
     * @param failures receives every failure
     */
    void checkAgain(VerifiedJwt jwt, Instant now, List<ClaimFailure> failures) {
        String algorithm = jwt.jws().fullySpecifiedAlgorithm().jwaName();
        check(rulesAgain, new TokenContext(jwt.header(), algorithm, now, skew), jwt.claims(), failures);
    }

    /** Returns the refusal of a token for at least one failure. Two rules that miss the same claim report it once. */
    static InvalidTokenException refusal(List<ClaimFailure> failures) {
        return new InvalidTokenException(failures.size() == 1 ? failures : List.copyOf(new LinkedHashSet<>(failures)));
    }

    private static void check(
            List<TokenRule> rules, TokenContext context, JwtClaims claims, List<ClaimFailure> failures) {
        // By index: the iterator would be one more object for each token.
        for (int i = 0; i < rules.size(); i++) {
            rules.get(i).check(context, claims, failures);
        }
    }
}
