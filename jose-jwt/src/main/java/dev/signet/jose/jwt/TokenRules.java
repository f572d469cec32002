package dev.signet.jose.jwt;

import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.InvalidTokenException.ClaimFailure;
import dev.signet.jose.core.InvalidTokenException.ClaimFailure.Code;
import dev.signet.jose.core.JsonNull;
import dev.signet.jose.core.UnbindableTypeException;
import dev.signet.jose.core.internal.registry.JsonType;
import java.util.List;
import java.util.Optional;

/** The rules that a decoder can be built with, except those about time. Their messages have no value of the token. */
final class TokenRules {

    private static final String MISSING = "missing";

    private TokenRules() {}

    /** {@code typ} names this media type. */
    static TokenRule type(String mediaType) {
        return new PureRule((context, claims, failures) -> {
            if (!context.header().isType(mediaType)) {
                boolean there = context.header().type().isPresent();
                failures.add(unexpected("typ", AllowedValues.quoted(mediaType), there, "another"));
            }
        });
    }

    /** A registered claim that is text is one of these. */
    static TokenRule text(String claim, String condition, AllowedValues accepted) {
        return PureRule.ifListed(accepted, (context, claims, failures) -> {
            Optional<String> name = claims.toObject().string(claim);
            if (name.isEmpty() || !accepted.accepts(name.get())) {
                failures.add(unexpected(claim, accepted.expected(condition), name.isPresent(), "another"));
            }
        });
    }

    /** {@code aud} is accepted as a whole. */
    static TokenRule audience(AllowedValues accepted) {
        return PureRule.ifListed(accepted, (context, claims, failures) -> {
            boolean met = claims.toObject().value("aud").orElse(JsonNull.NULL) instanceof String one
                    ? accepted.accepts(one)
                    : accepted.accepts(claims.audience());
            if (!met) {
                failures.add(unexpected("aud", accepted.expected("an audience"), claims.has("aud"), "others"));
            }
        });
    }

    /** The claim is present, and not {@code null}. */
    static TokenRule present(String name) {
        return new PureRule((context, claims, failures) -> {
            if (!claims.has(name)) {
                failures.add(missing(name));
            } else if (claims.toObject().value(name).orElse(JsonNull.NULL) == JsonNull.NULL) {
                failures.add(new ClaimFailure(name, Code.MISSING, "a value", "null"));
            }
        });
    }

    /** The claim is a text that is not empty, if it is present. */
    static TokenRule nameIfPresent(String name) {
        return new PureRule((context, claims, failures) -> understood(failures, () -> {
            if (claims.string(name).filter(String::isEmpty).isPresent()) {
                failures.add(new ClaimFailure(name, Code.MALFORMED, "a text that is not empty", "empty"));
            }
        }));
    }

    /** The claim is an array of strings, if it is present. */
    static TokenRule textsIfPresent(String name) {
        return new PureRule((context, claims, failures) -> understood(failures, () -> claims.strings(name)));
    }

    /** The claim is a string, if it is present. */
    static TokenRule textIfPresent(String name) {
        return new PureRule((context, claims, failures) -> understood(failures, () -> claims.string(name)));
    }

    /** The claim is a NumericDate, if it is present. */
    static TokenRule timeIfPresent(String name) {
        return new PureRule((context, claims, failures) -> understood(failures, () -> claims.instant(name)));
    }

    /** A rule of the application's own. */
    static TokenRule own(ClaimRule rule) {
        TokenRule asked = (context, claims, failures) -> understood(failures, () -> {
            if (!holds(rule, claims, context)) {
                failures.add(unexpected(
                        rule.claim(),
                        rule.expected(),
                        claims.has(rule.claim()),
                        JsonType.inWords(claims.toObject().value(rule.claim()))));
            }
        });
        return rule.isPure() ? new PureRule(asked) : asked;
    }

    /** Runs a check whose getters may find a claim of another type, which is then the failure. */
    static void understood(List<ClaimFailure> failures, Runnable check) {
        try {
            check.run();
        } catch (InvalidTokenException e) {
            if (e.failures().isEmpty()) {
                throw e;
            }
            failures.addAll(e.failures());
        }
    }

    /**
     * Returns whether a rule holds. If claims do not fit a record, a token inside this one is refused, or a member
     * inside a claim has another type, the exception names no claim, so the rule has failed.
     */
    private static boolean holds(ClaimRule rule, JwtClaims claims, TokenContext context) {
        try {
            return rule.holds(claims, context);
        } catch (InvalidTokenException e) {
            if (e.failures().isEmpty()) {
                return false;
            }
            throw e;
        } catch (UnbindableTypeException e) {
            // No token could meet the rule.
            throw e;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    static ClaimFailure missing(String name) {
        return new ClaimFailure(name, Code.MISSING, "", MISSING);
    }

    static ClaimFailure unexpected(String name, String expected, boolean there, String actual) {
        return new ClaimFailure(name, there ? Code.UNEXPECTED : Code.MISSING, expected, there ? actual : MISSING);
    }
}
