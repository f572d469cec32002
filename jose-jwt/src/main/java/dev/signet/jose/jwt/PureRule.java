package dev.signet.jose.jwt;

import dev.signet.jose.core.InvalidTokenException.ClaimFailure;
import java.util.List;

/**
 * A rule that depends on nothing but header and claims: a token that met it always will, so it is not asked again for a
 * token that is remembered. Any other rule is.
 */
record PureRule(TokenRule rule) implements TokenRule {

    @Override
    public void check(TokenContext context, JwtClaims claims, List<ClaimFailure> failures) {
        rule.check(context, claims, failures);
    }

    /** Returns a rule about values, which is pure if they are listed and not met by a condition of the application. */
    static TokenRule ifListed(AllowedValues values, TokenRule rule) {
        return values.listed().isEmpty() ? rule : new PureRule(rule);
    }

    /** Returns the rules, pure or not, each as itself. */
    static List<TokenRule> plain(List<TokenRule> rules) {
        return rules.stream()
                .map(rule -> rule instanceof PureRule pure ? pure.rule() : rule)
                .toList();
    }

    /** Returns the rules that are not pure. */
    static List<TokenRule> without(List<TokenRule> rules) {
        return rules.stream().filter(rule -> !(rule instanceof PureRule)).toList();
    }
}
