package dev.signet.jose.jws;

import dev.signet.jose.core.JoseHeader;

/**
 * What a header means once {@link HeaderRules} have judged it: itself, the key that it names, and whether the payload is
 * signed in base64url (RFC 7797). Immutable.
 *
 * @param header the protected header
 * @param key the key to verify with
 * @param encoded {@code false} for {@code b64: false}
 */
record Judged(JoseHeader header, VerificationKey key, boolean encoded) {}
