package dev.signet.jose.jwks.remote;

import dev.signet.jose.jwk.JwkSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is in hand at one moment: the last good set, and how the latest attempts went. Each attempt makes a new one;
 * times are those of a {@link SteadyClock}. Immutable.
 *
 * @param copy the last good set
 * @param failure how the last attempt that failed did so; stays for information after a success
 * @param failures failed attempts since the last success
 * @param retry when the next attempt may be made, if the last one failed
 * @param looked when the last look for an unknown {@code kid} began that was answered
 * @param advertisedAlgorithms from the issuer's metadata
 */
record CacheState(
        @Nullable Copy copy,
        @Nullable Failure failure,
        int failures,
        long retry,
        @Nullable Long looked,
        List<String> advertisedAlgorithms) {

    static final CacheState NOTHING = new CacheState(null, null, 0, 0, null, List.of());

    /** A good set: fresh until it expires, and of use until the bound on outages ends. */
    record Copy(JwkSet set, long fetched, long expires, long usableUntil, Validators validators) {

        boolean isFresh(long now) {
            return now < expires;
        }
    }

    record Failure(FetchException reason, long at) {}

    /** Returns how the latest attempt failed; null if it succeeded, or none was made. */
    @Nullable
    Failure failing() {
        return failures > 0 ? failure : null;
    }

    boolean isFresh(long now) {
        return copy != null && copy.isFresh(now);
    }

    Optional<JwkSet> usable(long now) {
        return copy != null && now < copy.usableUntil ? Optional.of(copy.set) : Optional.empty();
    }

    /** Returns whether the pause after a failure is over. */
    boolean mayTry(long now) {
        return failures == 0 || now >= retry;
    }

    /**
     * Returns whether an unknown {@code kid} may lead to an attempt. Looks come from a token bucket that holds one
     * token: with more, a minute could have more looks than the cool-down allows. A look that failed takes nothing out
     * of it; the pause after a failure follows it.
     */
    boolean mayLook(long now, long coolDown) {
        return mayTry(now) && (looked == null || now - looked >= coolDown || !isFresh(now));
    }

    CacheState looking(long now) {
        return new CacheState(copy, failure, failures, retry, now, advertisedAlgorithms);
    }

    /** Keeps the very same set object if the keys are the same: verifiers keep what they made of it. */
    CacheState succeeded(FetchResult fetched, long now, long staleIfError) {
        JwkSet set = fetched.set().map(this::sameOr).orElseGet(() -> {
            if (copy == null) {
                throw new FetchException("expected a key set, was told that it has not changed");
            }
            return copy.set;
        });
        long expires = now + fetched.lifetime().toMillis();
        Copy next = new Copy(set, now, expires, expires + staleIfError, fetched.validators());
        return new CacheState(next, failure, 0, 0, looked, fetched.advertisedAlgorithms());
    }

    CacheState failed(FetchException reason, long now, long pause) {
        int more = failures == Integer.MAX_VALUE ? failures : failures + 1;
        return new CacheState(copy, new Failure(reason, now), more, now + pause, looked, advertisedAlgorithms);
    }

    private JwkSet sameOr(JwkSet fetched) {
        boolean same = copy != null
                && copy.set.equals(fetched)
                && copy.set.skippedKeys().equals(fetched.skippedKeys())
                && copy.set.ignoredMembers().equals(fetched.ignoredMembers());
        return same && copy != null ? copy.set : fetched;
    }
}
