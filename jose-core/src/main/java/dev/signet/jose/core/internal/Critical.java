package dev.signet.jose.core.internal;

import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.core.JoseHeader;
import dev.signet.jose.core.JsonObject;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The {@code crit} header parameter (RFC 7515 section 4.1.11, RFC 7516 section 4.1.13), for both families. */
public final class Critical {

    private static final String NAME = "crit";

    /** What RFC 7515, 7516 and 7518 define themselves, which {@code crit} must not name. */
    private static final Set<String> DEFINED = Set.of(
            "alg",
            "jku",
            "jwk",
            "kid",
            "x5u",
            "x5c",
            "x5t",
            "x5t#S256",
            "typ",
            "cty",
            "crit",
            "enc",
            "zip",
            "epk",
            "apu",
            "apv",
            "iv",
            "tag",
            "p2s",
            "p2c");

    private Critical() {}

    /**
     * Checks the rule.
     *
     * @param integrityProtected the protected header, the only place where {@code crit} may stand
     * @param all the protected and all unprotected parameters of this signature or recipient together
     * @param understood the names of the extensions that the caller will process
     * @throws InvalidTokenException {@code MALFORMED} if {@code crit} stands outside the protected header, is not a
     *     non-empty array of strings, names something twice, names something that is absent or that the RFCs define
     *     themselves; {@code UNSUPPORTED} if it names an extension that is not understood
     */
    public static void check(JoseHeader integrityProtected, JoseHeader all, Set<String> understood) {
        JsonObject parameters = integrityProtected.parameters();
        if (!parameters.has(NAME)) {
            if (all.parameters().has(NAME)) {
                throw malformed("\"crit\": expected in the protected header only");
            }
            return;
        }
        Set<String> seen = new HashSet<>();
        for (String name : names(parameters)) {
            if (DEFINED.contains(name)) {
                throw malformed("\"crit\": expected no name that JWS, JWE or JWA define");
            }
            if (!seen.add(name)) {
                throw malformed("\"crit\": expected each name once");
            }
            if (!all.parameters().has(name)) {
                throw malformed("\"crit\": expected each name as a parameter of the header");
            }
            if (!understood.contains(name)) {
                throw new InvalidTokenException(
                        Reason.UNSUPPORTED,
                        "\"crit\" names an extension that is not understood here; understood are " + understood);
            }
        }
    }

    /**
     * Returns whether a parameter is one that the RFCs define themselves, so that {@code crit} must not name it.
     *
     * @param name the name of a header parameter
     * @return whether {@link #check} refuses it in {@code crit}
     */
    public static boolean isDefined(String name) {
        return DEFINED.contains(name);
    }

    private static List<String> names(JsonObject parameters) {
        List<String> names;
        try {
            names = parameters.strings(NAME).orElseThrow();
        } catch (IllegalArgumentException e) {
            throw Refusals.malformed(e);
        }
        if (names.isEmpty()) {
            throw malformed("\"crit\": expected at least one name");
        }
        return names;
    }

    private static InvalidTokenException malformed(String message) {
        return new InvalidTokenException(Reason.MALFORMED, message);
    }
}
