package dev.signet.jose.jwt;

import java.util.function.BiPredicate;
import java.util.function.Predicate;

/**
 * A rule of an application's own, named for the list of failures.
 *
 * <pre>{@code
 * ClaimRule tenant = ClaimRule.of("tenant", "a known tenant",
 *     claims -> claims.string("tenant").filter(tenants::contains).isPresent());
 *
 * ClaimRule recent = ClaimRule.of("auth_time", "a login within the last hour",
 *     (claims, context) -> claims.instant("auth_time")
 *         .filter(time -> time.isAfter(context.now().minus(Duration.ofHours(1)).minus(context.clockSkew())))
 *         .isPresent());
 * }</pre>
 *
 * <p>A rule has failed if its predicate returns {@code false} or throws an
 * {@link dev.signet.jose.core.InvalidTokenException}, as a getter does for a claim of another type,
 * {@link JwtClaims#as} for claims that do not fit, or another decoder for a token inside this one; or if it throws the
 * {@code IllegalArgumentException} of a {@link dev.signet.jose.core.JsonObject} for a member of another type. Any other
 * exception goes to the caller of {@code decode}.
 *
 * <p>Immutable; thread-safe if the predicate is, which should also be stateless.
 */
public final class ClaimRule {

    private final String claim;
    private final String expected;
    private final BiPredicate<JwtClaims, TokenContext> holds;
    private final boolean pure;

    private ClaimRule(String claim, String expected, BiPredicate<JwtClaims, TokenContext> holds, boolean pure) {
        this.claim = claim;
        this.expected = expected;
        this.holds = holds;
        this.pure = pure;
    }

    /**
     * Returns a rule about the claims alone.
     *
     * @param claim the claim that the rule is about, for the report
     * @param expected the expectation in words and without values of a token, for example {@code "a known tenant"}
     * @param holds returns whether a claims set meets the rule
     * @return the rule
     */
    public static ClaimRule of(String claim, String expected, Predicate<JwtClaims> holds) {
        return new ClaimRule(claim, expected, (claims, context) -> holds.test(claims), false);
    }

    /**
     * Returns a rule that also depends on the header, the time or the clock skew.
     *
     * @param claim the claim that the rule is about, for the report
     * @param expected the expectation in words and without values of a token, for example {@code "a login today"}
     * @param holds returns whether a claims set meets the rule in its context
     * @return the rule
     */
    public static ClaimRule of(String claim, String expected, BiPredicate<JwtClaims, TokenContext> holds) {
        return new ClaimRule(claim, expected, holds, false);
    }

    /**
     * Returns a rule about the claims alone that gives the same answer for the same claims each time: it reads no
     * clock, no list that may change and nothing else outside the claims. A decoder that
     * {@linkplain JwtDecoderBuilder#remembering(int) remembers tokens} asks it when a token is verified, and not again
     * as long as the token is remembered; it asks every other rule for each token.
     *
     * @param claim the claim that the rule is about, for the report
     * @param expected the expectation in words and without values of a token, for example {@code "a verified address"}
     * @param holds returns whether a claims set meets the rule
     * @return the rule
     */
    public static ClaimRule pure(String claim, String expected, Predicate<JwtClaims> holds) {
        return new ClaimRule(claim, expected, (claims, context) -> holds.test(claims), true);
    }

    /** Returns the claim and the expectation. */
    @Override
    public String toString() {
        return "ClaimRule[" + claim + ": " + expected + "]";
    }

    boolean isPure() {
        return pure;
    }

    String claim() {
        return claim;
    }

    String expected() {
        return expected;
    }

    boolean holds(JwtClaims claims, TokenContext context) {
        return holds.test(claims, context);
    }
}
