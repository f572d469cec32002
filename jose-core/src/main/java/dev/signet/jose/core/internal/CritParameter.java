package dev.signet.jose.core.internal;

import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.core.JoseHeader;
import dev.signet.jose.core.JsonObject;
import dev.signet.jose.core.internal.registry.HeaderParameter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The {@code crit} header parameter (RFC 7515 section 4.1.11, RFC 7516 section 4.1.13), for both families. */
public final class CritParameter {

    private static final String NAME = "crit";

    private CritParameter() {}

    /**
     * Checks the {@code crit} of one signature or recipient.
     *
     * @param integrityProtected the protected header, the only place where {@code crit} may stand
     * @param all the protected and all unprotected parameters of this signature or recipient together
     * @param understood the names of the extensions that the caller will process
     * @throws InvalidTokenException {@code MALFORMED} if {@code crit} stands outside the protected header, is not a
     *     non-empty array of strings, names something twice, names something that is not in the protected header or
     *     that the RFCs define themselves; {@code UNSUPPORTED} if it names an extension that is not understood
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
            if (HeaderParameter.isNeverCritical(name)) {
                throw malformed("\"crit\": expected no name that JWS, JWE or JWA define");
            }
            if (!seen.add(name)) {
                throw malformed("\"crit\": expected each name once");
            }
            if (!parameters.has(name)) {
                throw malformed("\"crit\": expected each name as a parameter of the protected header");
            }
            if (!understood.contains(name)) {
                throw new InvalidTokenException(
                        Reason.UNSUPPORTED,
                        "\"crit\" names an extension that is not understood here; understood are " + understood
                                + ", and understanding(..) adds names of the application's own");
            }
        }
    }

    /**
     * Returns names of extensions together with further ones.
     *
     * @param names the names so far
     * @param name the name of a header parameter that an application understands
     * @param more further names
     * @return all of them, immutable
     * @throws IllegalArgumentException if {@code crit} must not name one of them, or it is {@code b64}, for which there
     *     are methods
     */
    public static Set<String> and(Set<String> names, String name, String... more) {
        Set<String> all = new HashSet<>(names);
        all.add(extension(name));
        for (String another : more) {
            all.add(extension(another));
        }
        return Set.copyOf(all);
    }

    /**
     * Returns a header with one more critical parameter: the parameter, and its name in {@code crit}.
     *
     * @param header the protected header that will be written
     * @param name the name of the parameter
     * @param value a value as for {@link JsonObject.Builder#put}
     * @return a new header
     * @throws IllegalArgumentException as for {@link #and}, or if the header has the parameter already
     */
    public static JoseHeader with(JoseHeader header, String name, Object value) {
        if (header.parameters().has(extension(name))) {
            throw new IllegalArgumentException("\"" + name + "\" is in the header already");
        }
        return naming(header.with(name, value), name);
    }

    /**
     * Returns a header whose {@code crit} names one of its parameters.
     *
     * @param header the protected header that will be written
     * @param name the name of a parameter that it has
     * @return a new header, or the same if {@code crit} names the parameter already
     */
    public static JoseHeader naming(JoseHeader header, String name) {
        List<String> names = new ArrayList<>(header.parameters().strings(NAME).orElse(List.of()));
        if (names.contains(name)) {
            return header;
        }
        names.add(name);
        return header.with(NAME, names);
    }

    private static String extension(String name) {
        if (HeaderParameter.isNeverCritical(name)) {
            throw new IllegalArgumentException("\"" + name
                    + "\" is defined by JWS, JWE or JWA, so \"crit\" must not name it (RFC 7515 section 4.1.11)");
        }
        if (name.equals("b64")) {
            throw new IllegalArgumentException("\"b64\" is written by JwsSigner.withUnencodedPayload() and read by"
                    + " JwsVerifier.acceptingUnencodedPayload()");
        }
        return name;
    }

    private static List<String> names(JsonObject parameters) {
        List<String> names;
        try {
            names = parameters.strings(NAME).orElseThrow();
        } catch (IllegalArgumentException e) {
            throw TokenReading.malformed(e);
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
