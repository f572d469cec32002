package dev.signet.jose.jwt;

import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.jwe.DecryptedJwe;
import dev.signet.jose.jwe.JweDecrypter;
import dev.signet.jose.jwk.internal.JwkSetLookup;

/**
 * The encryption around a signed token (a Nested JWT, RFC 7519 section 5.2). Immutable.
 *
 * @param decrypter the algorithms and keys that are accepted
 * @param contentTypeRequired whether the header must have {@code cty: JWT}, or may be without {@code cty}
 */
record JwtEnclosure(JweDecrypter decrypter, boolean contentTypeRequired) {

    /** Returns the decrypted JWE, whose content is to be read as a signed token. */
    DecryptedJwe open(String token, JwkSetLookup keySets) {
        DecryptedJwe jwe;
        try {
            jwe = keySets.apply(decrypter, token);
        } catch (InvalidTokenException e) {
            throw PartCount.ENCRYPTED.explaining(e, token);
        }
        boolean missing = !jwe.header().parameters().has("cty");
        if (!jwe.header().isContentType("JWT") && (contentTypeRequired || !missing)) {
            throw new InvalidTokenException(
                    Reason.MALFORMED,
                    "expected a signed JWT inside the encryption, with the header parameter \"cty\": \"JWT\""
                            + " (RFC 7519 section 5.2)"
                            + (missing
                                    ? "; acceptingMissingContentType() accepts tokens of issuers that leave it out"
                                    : ""));
        }
        return jwe;
    }
}
