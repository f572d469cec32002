package dev.signet.jose.jwt;

import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.InvalidTokenException.ClaimFailure;
import dev.signet.jose.core.InvalidTokenException.ClaimFailure.Code;
import dev.signet.jose.core.JsonNull;
import dev.signet.jose.core.JsonObject;
import dev.signet.jose.core.internal.registry.JsonType;
import java.util.ArrayList;
import java.util.List;

/** The types of the seven registered claims (RFC 7519 section 4.1), and the failures of claims of another type. */
final class ClaimTypes {

    private static final String SECONDS = "a number of seconds from 1970 to the year 9999";

    private ClaimTypes() {}

    /**
     * Refuses claims of which a registered one does not have its registered type.
     *
     * @throws InvalidTokenException {@code CLAIM_REJECTED} with all such claims
     */
    static void requireRegistered(JsonObject members) {
        List<ClaimFailure> failures = new ArrayList<>(0);
        requireText(members, "iss", failures);
        requireText(members, "sub", failures);
        requireAudience(members, failures);
        requireTime(members, "exp", failures);
        requireTime(members, "nbf", failures);
        requireTime(members, "iat", failures);
        requireText(members, "jti", failures);
        if (!failures.isEmpty()) {
            throw new InvalidTokenException(failures);
        }
    }

    /** Returns the failure of a claim that does not have an expected type. */
    static ClaimFailure mistyped(JsonObject members, String name, String expected) {
        boolean sealed = SealedClaim.isSealed(members.value(name).orElse(JsonNull.NULL));
        return new ClaimFailure(
                name, Code.MALFORMED, expected, sealed ? "sealed" : JsonType.inWords(members.value(name)));
    }

    /**
     * Returns the failure of a claim that is no NumericDate; a number that is none is most often one of milliseconds.
     */
    static ClaimFailure mistypedTime(JsonObject members, String name) {
        if (members.value(name).orElse(JsonNull.NULL) instanceof Number number) {
            boolean negative = number.doubleValue() < 0;
            return new ClaimFailure(
                    name,
                    Code.MALFORMED,
                    SECONDS,
                    negative ? "a negative number" : "a number beyond the year 9999 (milliseconds?)");
        }
        return mistyped(members, name, SECONDS);
    }

    private static void requireText(JsonObject members, String name, List<ClaimFailure> failures) {
        if (!(members.value(name).orElse("") instanceof String)) {
            failures.add(mistyped(members, name, "a string"));
        }
    }

    private static void requireTime(JsonObject members, String name, List<ClaimFailure> failures) {
        try {
            members.instant(name);
        } catch (IllegalArgumentException e) {
            failures.add(mistypedTime(members, name));
        }
    }

    private static boolean isTexts(List<?> elements) {
        for (int i = 0; i < elements.size(); i++) {
            if (!(elements.get(i) instanceof String)) {
                return false;
            }
        }
        return true;
    }

    private static void requireAudience(JsonObject members, List<ClaimFailure> failures) {
        Object audience = members.value("aud").orElse("");
        if (!(audience instanceof String) && !(audience instanceof List<?> list && isTexts(list))) {
            failures.add(mistyped(members, "aud", "a string or an array of strings"));
        }
    }
}
