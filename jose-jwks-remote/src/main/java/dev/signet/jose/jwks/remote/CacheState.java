package dev.signet.jose.jwks.remote;

import dev.signet.jose.jwk.Jwk;
import dev.signet.jose.jwk.JwkSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The state of a {@link KeySetCache} at one moment: the last good set, and the outcome of the latest fetches. Each
 * fetch makes a new state; times are those of a {@link SteadyClock}. Immutable.
 *
 * @param copy the last good set
 * @param failure the last failed fetch; stays for information after a success
 * @param failures failed fetches since the last success
 * @param retry the end of the backoff, if the last fetch failed
 * @param keyIdRefresh the start of the last successful fetch for an unknown {@code kid}
 * @param advertisedAlgorithms from the issuer's metadata
 */
record CacheState(
        @Nullable Copy copy,
        @Nullable Failure failure,
        int failures,
        long retry,
        @Nullable Long keyIdRefresh,
        List<String> advertisedAlgorithms) {

    static final CacheState EMPTY = new CacheState(null, null, 0, 0, null, List.of());

    /** A good set: fresh until it expires, and usable as long as {@code stale-if-error} lasts after that. */
    record Copy(JwkSet set, long fetched, long expires, long usableUntil, Validators validators) {

        boolean isFresh(long now) {
            return now < expires;
        }
    }

    record Failure(FetchException reason, long at) {}

    /** Returns the failure of the latest fetch; empty if it succeeded, or there was none. */
    Optional<Failure> failing() {
        return failures > 0 ? Optional.ofNullable(failure) : Optional.empty();
    }

    boolean isFresh(long now) {
        return copy != null && copy.isFresh(now);
    }

    Optional<JwkSet> usable(long now) {
        return copy != null && now < copy.usableUntil ? Optional.of(copy.set) : Optional.empty();
    }

    /** Returns whether the set is to be refreshed because of its age, and the backoff allows it. */
    boolean isDue(long now) {
        return !isFresh(now) && isBackoffOver(now);
    }

    /**
     * Returns whether an unknown {@code kid} may cause a fetch: a token bucket of capacity 1, since with more a minute
     * could have more fetches than the cool-down allows. A failed fetch takes nothing from the bucket; the backoff
     * follows it.
     */
    boolean mayRefreshForKeyId(long now, long coolDown) {
        return isBackoffOver(now) && (keyIdRefresh == null || now - keyIdRefresh >= coolDown || !isFresh(now));
    }

    CacheState refreshedForKeyId(long now) {
        return new CacheState(copy, failure, failures, retry, now, advertisedAlgorithms);
    }

    /** Keeps the same set object if the keys are the same: verifiers keep what they prepared for it. */
    CacheState succeeded(FetchResult fetched, long now, long staleIfError) {
        JwkSet set = fetched.set().map(this::sameOr).orElseGet(() -> {
            if (copy == null) {
                throw new FetchException("expected a key set, was told that it has not changed");
            }
            return copy.set;
        });
        long expires = now + fetched.lifetime().toMillis();
        Copy next = new Copy(set, now, expires, expires + staleIfError, fetched.validators());
        return new CacheState(next, failure, 0, 0, keyIdRefresh, fetched.advertisedAlgorithms());
    }

    CacheState failed(FetchException reason, long now, long pause) {
        int more = failures == Integer.MAX_VALUE ? failures : failures + 1;
        return new CacheState(copy, new Failure(reason, now), more, now + pause, keyIdRefresh, advertisedAlgorithms);
    }

    private boolean isBackoffOver(long now) {
        return failures == 0 || now >= retry;
    }

    private JwkSet sameOr(JwkSet fetched) {
        boolean same = copy != null
                && copy.set.equals(fetched)
                && copy.set.skippedKeys().equals(fetched.skippedKeys())
                && copy.set.ignoredMembers().equals(fetched.ignoredMembers())
                && leniency(copy.set).equals(leniency(fetched));
        return same && copy != null ? copy.set : fetched;
    }

    /** Equal keys can differ in it, and keys that needed leniency are selected last. */
    private static List<Boolean> leniency(JwkSet set) {
        return set.keys().stream().map(Jwk::neededLeniency).toList();
    }
}
