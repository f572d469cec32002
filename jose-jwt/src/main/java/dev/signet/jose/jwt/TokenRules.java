package dev.signet.jose.jwt;

import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.InvalidTokenException.ClaimFailure;
import dev.signet.jose.core.InvalidTokenException.ClaimFailure.Code;
import dev.signet.jose.core.JsonNull;
import dev.signet.jose.core.UnbindableTypeException;
import dev.signet.jose.core.internal.registry.JsonType;
import java.util.List;
import java.util.Optional;

/** The rules that a decoder can be built with, but for those about time. No message has a value of the token in it. */
final class TokenRules {

    private static final String MISSING = "missing";

    private TokenRules() {}

    /** {@code typ} names this media type. */
    static TokenRule type(String mediaType) {
        return (header, claims, failures) -> {
            if (!header.parameters().isType(mediaType)) {
                boolean there = header.parameters().type().isPresent();
                failures.add(unexpected("typ", AllowedValues.quoted(mediaType), there, "another"));
            }
        };
    }

    /** A registered claim that is text is one of these. */
    static TokenRule text(String claim, String condition, AllowedValues accepted) {
        return (header, claims, failures) -> {
            Optional<String> name = claims.toObject().string(claim);
            if (name.isEmpty() || !accepted.holds().test(name.get())) {
                failures.add(unexpected(claim, accepted.expected(condition), name.isPresent(), "another"));
            }
        };
    }

    /** {@code aud} contains one of these, or is these. */
    static TokenRule audience(AllowedValues accepted) {
        return (header, claims, failures) -> {
            if (!accepted.meet(claims.audience())) {
                String expected = accepted.expected("an audience");
                failures.add(
                        unexpected("aud", expected, claims.has("aud"), accepted.exact() ? "another" : "only others"));
            }
        };
    }

    /** The claim is there, and is not {@code null}. */
    static TokenRule present(String name) {
        return (header, claims, failures) -> {
            if (!claims.has(name)) {
                failures.add(missing(name));
            } else if (claims.toObject().value(name).orElse(JsonNull.NULL) == JsonNull.NULL) {
                failures.add(new ClaimFailure(name, Code.MISSING, "a value", "null"));
            }
        };
    }

    /** The claim is a text that names something, if it is there. */
    static TokenRule nameIfPresent(String name) {
        return (header, claims, failures) -> understood(failures, () -> {
            if (claims.string(name).filter(String::isEmpty).isPresent()) {
                failures.add(new ClaimFailure(name, Code.MALFORMED, "a text that is not empty", "empty"));
            }
        });
    }

    /** The claim is an array of strings, if it is there. */
    static TokenRule textsIfPresent(String name) {
        return (header, claims, failures) -> understood(failures, () -> claims.strings(name));
    }

    /** The claim is a string, if it is there. */
    static TokenRule textIfPresent(String name) {
        return (header, claims, failures) -> understood(failures, () -> claims.string(name));
    }

    /** The claim is a NumericDate, if it is there. */
    static TokenRule timeIfPresent(String name) {
        return (header, claims, failures) -> understood(failures, () -> claims.instant(name));
    }

    /** A rule of the application's own. */
    static TokenRule own(ClaimRule rule) {
        return (header, claims, failures) -> understood(failures, () -> {
            if (!holds(rule, claims)) {
                failures.add(unexpected(
                        rule.claim(),
                        rule.expected(),
                        claims.has(rule.claim()),
                        JsonType.inWords(claims.toObject().value(rule.claim()))));
            }
        });
    }

    /** A check whose getters may find a claim of another type, which is then the failure. */
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
     * Claims that do not fit a record, a token inside this one that is refused, or a member of another type inside a claim
     * name no claim: the rule does.
     */
    private static boolean holds(ClaimRule rule, JwtClaims claims) {
        try {
            return rule.holds().test(claims);
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
