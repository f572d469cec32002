package dev.signet.jose.jws;

import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.core.JoseHeader;
import dev.signet.jose.core.JsonObject;
import dev.signet.jose.core.internal.CritParameter;
import dev.signet.jose.core.internal.TokenReading;
import java.util.Set;

/**
 * The headers that a verifier accepts, whatever its keys are. Immutable.
 *
 * @param understood the names that {@code crit} may have
 * @param unencodedAllowed whether {@code b64: false} is accepted (RFC 7797)
 */
record HeaderRules(Set<String> understood, boolean unencodedAllowed) {

    private static final String B64 = "b64";

    static final HeaderRules STANDARD = new HeaderRules(Set.of(B64), false);

    HeaderRules acceptingUnencodedPayload() {
        return new HeaderRules(understood, true);
    }

    HeaderRules understanding(String name, String... more) {
        return new HeaderRules(CritParameter.and(understood, name, more), unencodedAllowed);
    }

    /**
     * Refuses a header that is not accepted, in the order of RFC 7515 section 5.2: {@code alg}, {@code crit},
     * {@code b64}.
     *
     * @param protectedHeader what the signature covers
     * @param all that and the unprotected parameters, which have no name in common
     * @return whether the payload is signed in base64url
     */
    boolean check(JoseHeader protectedHeader, JoseHeader all) {
        if (all.parameters().has("enc")) {
            throw new InvalidTokenException(
                    Reason.MALFORMED,
                    "expected the header of a JWS, \"enc\" makes it one of a JWE (RFC 7516 section 9)");
        }
        if (protectedHeader.algorithm().isEmpty()) {
            throw withoutAlgorithm(all);
        }
        CritParameter.check(protectedHeader, all, understood);
        return encoded(protectedHeader.parameters(), all.parameters());
    }

    private static InvalidTokenException withoutAlgorithm(JoseHeader all) {
        return all.algorithm().isPresent()
                ? new InvalidTokenException(
                        Reason.UNSUPPORTED,
                        "\"alg\" is outside of the protected header, where it can be changed in transit;"
                                + " expected it inside (stricter than RFC 7515, see its section 10.7)")
                : new InvalidTokenException(
                        Reason.MALFORMED, "expected the header parameter \"alg\" (RFC 7515 section 4.1.1)");
    }

    /** RFC 7797 sections 3 and 6: a boolean, integrity-protected, and named by crit where it changes anything. */
    private boolean encoded(JsonObject integrityProtected, JsonObject all) {
        if (!all.has(B64)) {
            return true;
        }
        boolean encoded;
        boolean listed;
        try {
            if (!integrityProtected.has(B64)) {
                throw new IllegalArgumentException("\"b64\": expected in the protected header only");
            }
            encoded = integrityProtected.bool(B64).orElseThrow();
            listed = integrityProtected.strings("crit").stream().anyMatch(names -> names.contains(B64));
        } catch (IllegalArgumentException e) {
            throw TokenReading.malformed(e);
        }
        if (!encoded && !listed) {
            throw new InvalidTokenException(
                    Reason.MALFORMED,
                    "\"b64\": expected to be named by \"crit\" where it is false (RFC 7797 section 6)");
        }
        if (!encoded && !unencodedAllowed) {
            throw new InvalidTokenException(
                    Reason.UNSUPPORTED,
                    "\"b64\": false, an unencoded payload, is accepted by"
                            + " JwsVerifier.acceptingUnencodedPayload() only");
        }
        return encoded;
    }
}
