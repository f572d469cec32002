package dev.signet.jose.jwk.rotation;

import dev.signet.jose.jwk.JwkSet;
import java.time.Duration;

/**
 * The public keys as an endpoint serves them. Immutable.
 *
 * @param keys the keys; none is private
 * @param maxAge for how long a copy may be used
 */
public record PublishedKeySet(JwkSet keys, Duration maxAge) {

    /**
     * Returns the body of the response.
     *
     * @return a JWK Set (RFC 7517 section 5), of the media type {@code application/jwk-set+json}
     */
    public String json() {
        return keys.toJson();
    }

    /**
     * Returns the value of the field {@code Cache-Control} of the response (RFC 9111 section 5.2.2.1).
     *
     * @return for example {@code max-age=3600}
     */
    public String cacheControl() {
        return "max-age=" + maxAge.toSeconds();
    }
}
