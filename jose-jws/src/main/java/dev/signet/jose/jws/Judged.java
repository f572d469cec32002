package dev.signet.jose.jws;

import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.core.JoseHeader;
import dev.signet.jose.core.JsonObject;
import dev.signet.jose.core.internal.Critical;
import dev.signet.jose.core.internal.Refusals;
import java.util.Set;

/**
 * What a header means once it has been judged: itself, the key that it names, and whether the payload is signed in
 * base64url (RFC 7797). Immutable.
 *
 * @param header the protected header
 * @param key the key to verify with
 * @param encoded {@code false} for {@code b64: false}
 */
record Judged(JoseHeader header, VerificationKey key, boolean encoded) {

    private static final String B64 = "b64";

    /**
     * Judges a header in the order of RFC 7515 section 5.2: {@code alg}, {@code crit}, {@code b64}, and then the key.
     *
     * @param protectedHeader what the signature covers
     * @param all that and the unprotected parameters, which have no name in common
     * @param unencodedAllowed whether the caller asked for RFC 7797
     */
    static Judged judge(JoseHeader protectedHeader, JoseHeader all, boolean unencodedAllowed, KeyChoice.Keys keys) {
        String algorithm = protectedHeader.algorithm().orElseThrow(() -> withoutAlgorithm(all));
        Critical.check(protectedHeader, all, unencodedAllowed ? Set.of(B64) : Set.of());
        boolean encoded = encoded(protectedHeader.parameters(), all.parameters());
        return new Judged(protectedHeader, keys.choose(algorithm, all), encoded);
    }

    private static InvalidTokenException withoutAlgorithm(JoseHeader all) {
        return all.algorithm().isPresent()
                ? new InvalidTokenException(
                        Reason.UNSUPPORTED,
                        "\"alg\" stands outside the protected header, where anybody can change it; expected it inside"
                                + " (stricter than RFC 7515, see its section 10.7)")
                : new InvalidTokenException(
                        Reason.MALFORMED, "expected the header parameter \"alg\" (RFC 7515 section 4.1.1)");
    }

    /** RFC 7797 section 3 and 6: a boolean, integrity-protected, and named by crit. */
    private static boolean encoded(JsonObject integrityProtected, JsonObject all) {
        if (!all.has(B64)) {
            return true;
        }
        try {
            boolean listed = integrityProtected.strings("crit").stream().anyMatch(names -> names.contains(B64));
            if (!listed || !integrityProtected.has(B64)) {
                throw new IllegalArgumentException("\"b64\": expected in the protected header, and named by \"crit\"");
            }
            return integrityProtected.bool(B64).orElseThrow();
        } catch (IllegalArgumentException e) {
            throw Refusals.malformed(e);
        }
    }
}
