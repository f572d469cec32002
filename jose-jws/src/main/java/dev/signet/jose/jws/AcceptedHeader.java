package dev.signet.jose.jws;

import dev.signet.jose.core.JoseHeader;

/**
 * A header that {@link HeaderRules} accepted, the key that it selects, and whether the payload is signed in base64url
 * (RFC 7797). Immutable.
 *
 * @param header the protected header
 * @param key the key to verify with
 * @param encoded {@code false} for {@code b64: false}
 * @param keys the {@linkplain KeySelector.Keys#identity() identity} of the keys among which it was selected
 */
record AcceptedHeader(JoseHeader header, VerificationKey key, boolean encoded, Object keys) {}
