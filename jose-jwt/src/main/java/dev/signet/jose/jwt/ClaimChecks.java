package dev.signet.jose.jwt;

import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.InvalidTokenException.ClaimFailure;
import dev.signet.jose.core.InvalidTokenException.ClaimFailure.Code;
import java.util.Optional;
import java.util.Set;

/** The rules that a decoder can be built with, but for those about time. No message has a value of the token in it. */
final class ClaimChecks {

    private static final String MISSING = "missing";

    private ClaimChecks() {}

    /** {@code typ} names this media type. */
    static ClaimCheck type(String mediaType) {
        return (header, claims, failures) -> {
            if (!header.isType(mediaType)) {
                boolean there = header.type().isPresent();
                failures.add(new ClaimFailure(
                        "typ",
                        there ? Code.UNEXPECTED : Code.MISSING,
                        "the media type " + mediaType,
                        there ? "another" : MISSING));
            }
        };
    }

    /** {@code iss} is one of these. */
    static ClaimCheck issuer(Set<String> accepted) {
        return (header, claims, failures) -> {
            Optional<String> issuer = claims.issuer();
            if (issuer.isEmpty() || !accepted.contains(issuer.get())) {
                failures.add(unexpected("iss", "the issuer asked for", issuer.isPresent()));
            }
        };
    }

    /** {@code aud} contains one of these. */
    static ClaimCheck audienceAnyOf(Set<String> accepted) {
        return (header, claims, failures) -> {
            for (String one : claims.audience()) {
                if (accepted.contains(one)) {
                    return;
                }
            }
            boolean there = claims.has("aud");
            failures.add(new ClaimFailure(
                    "aud",
                    there ? Code.UNEXPECTED : Code.MISSING,
                    "the audience asked for",
                    there ? "only others" : MISSING));
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

    /** A rule of the application's own. */
    static ClaimCheck own(ClaimRule rule) {
        return (header, claims, failures) -> {
            try {
                if (!rule.holds().test(claims)) {
                    String kind = claims.toObject().kindOf(rule.claim());
                    Code code = kind.equals(MISSING) ? Code.MISSING : Code.UNEXPECTED;
                    failures.add(new ClaimFailure(rule.claim(), code, rule.expected(), kind));
                }
            } catch (InvalidTokenException e) {
                failures.addAll(e.failures());
            }
        };
    }

    static ClaimFailure missing(String name) {
        return new ClaimFailure(name, Code.MISSING, "present", MISSING);
    }

    private static ClaimFailure unexpected(String name, String expected, boolean there) {
        return new ClaimFailure(name, there ? Code.UNEXPECTED : Code.MISSING, expected, there ? "another" : MISSING);
    }
}
