package dev.signet.jose.jwt;

import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.InvalidTokenException.ClaimFailure;
import dev.signet.jose.core.InvalidTokenException.ClaimFailure.Code;
import dev.signet.jose.core.JoseHeader;
import dev.signet.jose.core.JsonObject;
import dev.signet.jose.jwt.internal.ClaimPath;
import dev.signet.jose.jwt.internal.SealedClaimFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The check that seals belong to their claim and token, without any key (section 5, step 2 of the format). */
final class SealBinding {

    private SealBinding() {}

    /**
     * Refuses claims of which one is not sealed, or not for its place.
     *
     * @throws InvalidTokenException {@code CLAIM_REJECTED} with all that are wrong
     */
    static void require(List<ClaimPath> paths, JwtClaims claims) {
        List<ClaimFailure> failures = new ArrayList<>(0);
        boolean sealed = false;
        for (ClaimPath path : paths) {
            sealed |= check(path, claims.toObject(), failures);
        }
        if (sealed && claims.jwtId().isEmpty()) {
            failures.add(new ClaimFailure("jti", Code.MISSING, "present where claims are sealed", "missing"));
        }
        if (!failures.isEmpty()) {
            throw new InvalidTokenException(failures);
        }
    }

    /** Checks one claim, and returns whether it is present. */
    private static boolean check(ClaimPath path, JsonObject members, List<ClaimFailure> failures) {
        Optional<Object> value;
        try {
            value = path.find(members);
        } catch (IllegalArgumentException e) {
            failures.add(new ClaimFailure(path.toString(), Code.MALFORMED, "a member of an object", "something else"));
            return false;
        }
        if (value.isEmpty()) {
            return false;
        }
        List<String> entries = SealedClaim.entries(value.get());
        if (entries.isEmpty()) {
            failures.add(new ClaimFailure(path.toString(), Code.NOT_SEALED, "a sealed claim", "something else"));
        } else if (entries.size() > SealedClaimFormat.MOST_RECIPIENTS) {
            failures.add(new ClaimFailure(
                    path.toString(),
                    Code.MALFORMED,
                    "at most " + SealedClaimFormat.MOST_RECIPIENTS + " recipients",
                    "more"));
        } else {
            JsonObject binding = SealedClaimFormat.binding(path, members);
            entries.forEach(entry -> check(path, SealedClaim.header(entry), binding, failures));
        }
        return true;
    }

    private static void check(ClaimPath path, JoseHeader header, JsonObject binding, List<ClaimFailure> failures) {
        JsonObject parameters = header.parameters();
        Object bound = parameters.value(SealedClaimFormat.PARAMETER).orElse("");
        boolean critical = parameters.value("crit").orElse("") instanceof List<?> names
                && names.contains(SealedClaimFormat.PARAMETER);
        if (!header.isContentType(SealedClaimFormat.CONTENT_TYPE)
                || parameters.has("zip")
                || !critical
                || !(bound instanceof JsonObject)) {
            failures.add(new ClaimFailure(
                    path.toString(), Code.MALFORMED, "a sealed claim whose header has all its parameters", "another"));
        } else if (!bound.equals(binding)) {
            failures.add(new ClaimFailure(
                    path.toString(), Code.SEALED_ELSEWHERE, "sealed for this claim of this token", "another place"));
        }
    }
}
