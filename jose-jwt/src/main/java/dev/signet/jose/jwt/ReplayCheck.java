package dev.signet.jose.jwt;

import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.InvalidTokenException.ClaimFailure;
import dev.signet.jose.core.InvalidTokenException.ClaimFailure.Code;
import dev.signet.jose.core.ReplayStoreException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Accepts each token once. Comes after every other rule, so that only a token that would be accepted is recorded.
 *
 * @param store the store of used tokens
 * @param clock the clock that tells when a token has ended
 * @param skew for how long after its end a token is still accepted
 * @param maxAge for how long after {@code iat} a token is accepted, if that is bounded
 */
record ReplayCheck(ReplayStore store, Clock clock, Duration skew, Optional<Duration> maxAge) {

    /** Returns the rules without which a token could not be told from others, or would have to be stored forever. */
    List<TokenRule> rules() {
        TokenRule identified = TokenRules.present("jti");
        return maxAge.isPresent() ? List.of(identified) : List.of(identified, TokenRules.present("exp"));
    }

    /**
     * Records claims that met every other rule.
     *
     * @throws InvalidTokenException if they were accepted before
     */
    void require(JwtClaims claims) {
        Instant until = end(claims).plus(skew);
        if (!added(ReplayKey.of(claims), until)) {
            throw new InvalidTokenException(List.of(new ClaimFailure(
                    "jti", Code.REPLAYED, "an identifier not seen before", "that of an earlier token")));
        }
        // If the store took until then to answer, it may have dropped the key of an earlier token meanwhile.
        if (!clock.instant().isBefore(until)) {
            throw new InvalidTokenException(List.of(new ClaimFailure(
                    "exp", Code.EXPIRED, "a time after now", "a time that passed while the replay store was asked")));
        }
    }

    /** Returns the time that ends a token: its expiry, or the end of the maximum age if that comes first. */
    private Instant end(JwtClaims claims) {
        Optional<Instant> aged = maxAge.flatMap(age -> claims.issuedAt().map(time -> time.plus(age)));
        return Stream.concat(claims.expiresAt().stream(), aged.stream())
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    private boolean added(String key, Instant until) {
        try {
            return store.add(key, until);
        } catch (ReplayStoreException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new ReplayStoreException(
                    "the replay store failed, so it is unknown whether the token was used before, and the token is not"
                            + " accepted",
                    e);
        }
    }
}
