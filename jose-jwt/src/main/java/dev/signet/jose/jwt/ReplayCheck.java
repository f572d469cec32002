package dev.signet.jose.jwt;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.signet.jose.core.Base64Url;
import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.InvalidTokenException.ClaimFailure;
import dev.signet.jose.core.InvalidTokenException.ClaimFailure.Code;
import dev.signet.jose.core.ReplayStoreException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Accepts each token once. Comes after every other rule, so that only a token that would be accepted is remembered.
 *
 * @param store what remembers
 * @param clock what tells the time
 * @param skew for how long after {@code exp} a token is still accepted
 */
record ReplayCheck(ReplayStore store, Clock clock, Duration skew) {

    /** Refuses claims that were accepted before; {@code jti} and {@code exp} are there. */
    void require(JwtClaims claims) {
        Instant until = claims.expiresAt().orElseThrow().plus(skew);
        if (!added(key(claims), until)) {
            throw new InvalidTokenException(List.of(new ClaimFailure(
                    "jti", Code.REPLAYED, "an identifier not seen before", "that of an earlier token")));
        }
        // Whoever waited here until the store may have forgotten the key cannot know that it was the first.
        if (!clock.instant().isBefore(until)) {
            throw new InvalidTokenException(List.of(TimeChecks.expired()));
        }
    }

    private boolean added(String key, Instant until) {
        try {
            return store.add(key, until);
        } catch (ReplayStoreException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new ReplayStoreException(
                    "whether the token was used before cannot be told, so it is not accepted: the replay store failed",
                    e);
        }
    }

    /** The length comes first: no issuer can end where another's token identifier begins. */
    private static String key(JwtClaims claims) {
        byte[] issuer = claims.issuer().orElse("").getBytes(UTF_8);
        byte[] id = claims.jwtId().orElseThrow().getBytes(UTF_8);
        MessageDigest sha256 = sha256();
        sha256.update(ByteBuffer.allocate(Integer.BYTES).putInt(issuer.length).array());
        sha256.update(issuer);
        return Base64Url.encode(sha256.digest(id));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
