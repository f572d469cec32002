package dev.signet.jose.jwt;

import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.InvalidTokenException.ClaimFailure;
import dev.signet.jose.core.InvalidTokenException.ClaimFailure.Code;
import dev.signet.jose.core.UnbindableTypeException;
import java.util.List;
import java.util.Optional;

/** The rules that a decoder can be built with, but for those about time. No message has a value of the token in it. */
final class ClaimChecks {

    private static final String MISSING = "missing";

    private ClaimChecks() {}

    /** {@code typ} names this media type. */
    static ClaimCheck type(String mediaType) {
        return (header, claims, failures) -> {
            if (!header.isType(mediaType)) {
                boolean there = header.type().isPresent();
                failures.add(unexpected("typ", "the media type " + mediaType, there, "another"));
            }
        };
    }

    /** A registered claim that is text is one of these. */
    static ClaimCheck text(String claim, String expected, Names accepted) {
        return (header, claims, failures) -> {
            Optional<String> name = claims.toObject().string(claim);
            if (name.isEmpty() || !accepted.holds().test(name.get())) {
                failures.add(unexpected(claim, expected, name.isPresent(), "another"));
            }
        };
    }

    /** {@code aud} contains one of these, or is these. */
    static ClaimCheck audience(Names accepted) {
        String expected = accepted.exact() ? "exactly the audience asked for" : "the audience asked for";
        String actual = accepted.exact() ? "another" : "only others";
        return (header, claims, failures) -> {
            if (!accepted.meet(claims.audience())) {
                failures.add(unexpected("aud", expected, claims.has("aud"), actual));
            }
        };
    }

    /** The claim is there, and is not {@code null}. */
    static ClaimCheck present(String name) {
        return (header, claims, failures) -> {
            String kind = claims.toObject().kindOf(name);
            if (kind.equals(MISSING) || kind.equals("null")) {
                failures.add(new ClaimFailure(name, Code.MISSING, "present", kind));
            }
        };
    }

    /** The claim is a string, if it is there. */
    static ClaimCheck textIfPresent(String name) {
        return (header, claims, failures) -> understood(failures, () -> claims.string(name));
    }

    /** The claim is a NumericDate, if it is there. */
    static ClaimCheck timeIfPresent(String name) {
        return (header, claims, failures) -> understood(failures, () -> claims.instant(name));
    }

    /** A rule of the application's own. */
    static ClaimCheck own(ClaimRule rule) {
        return (header, claims, failures) -> understood(failures, () -> {
            if (!holds(rule, claims)) {
                String kind = claims.toObject().kindOf(rule.claim());
                failures.add(unexpected(rule.claim(), rule.expected(), !kind.equals(MISSING), kind));
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
        return new ClaimFailure(name, Code.MISSING, "present", MISSING);
    }

    static ClaimFailure unexpected(String name, String expected, boolean there, String actual) {
        return new ClaimFailure(name, there ? Code.UNEXPECTED : Code.MISSING, expected, there ? actual : MISSING);
    }
}
