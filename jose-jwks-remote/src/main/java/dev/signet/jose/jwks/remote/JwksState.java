package dev.signet.jose.jwks.remote;

import static java.util.stream.Collectors.joining;

import dev.signet.jose.jwk.IgnoredMember;
import dev.signet.jose.jwk.JwkSet;
import dev.signet.jose.jwk.SkippedKey;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The state of a {@link RemoteJwkSet} at one moment, for a health check. Immutable. */
public final class JwksState {

    private final CacheState cache;
    private final Optional<Instant> lastSuccess;
    private final Optional<Duration> age;
    private final Optional<Instant> expires;
    private final Optional<Instant> usableUntil;
    private final Optional<Instant> lastFailure;
    private final Optional<Instant> retry;
    private final List<String> plainHttp;

    JwksState(CacheState cache, SteadyClock clock, List<AddressRule.Origin> plainHttp) {
        long now = clock.millis();
        Optional<CacheState.Copy> copy = Optional.ofNullable(cache.copy());
        this.cache = cache;
        this.lastSuccess = copy.map(kept -> clock.instant(kept.fetched()));
        this.age = copy.map(kept -> Duration.ofMillis(Math.max(0, now - kept.fetched())));
        this.expires = copy.map(kept -> clock.instant(kept.expires()));
        this.usableUntil = copy.map(kept -> clock.instant(kept.usableUntil()));
        this.lastFailure = Optional.ofNullable(cache.failure()).map(failure -> clock.instant(failure.at()));
        this.retry = cache.failing().map(failure -> clock.instant(cache.retry()));
        this.plainHttp = plainHttp.stream().map(AddressRule.Origin::toString).toList();
    }

    /**
     * Returns when the set was last fetched, or confirmed by its server.
     *
     * @return the time; empty if there never was a set
     */
    public Optional<Instant> lastSuccess() {
        return lastSuccess;
    }

    /**
     * Returns the time since {@link #lastSuccess()}.
     *
     * @return the age; empty if there never was a set
     */
    public Optional<Duration> age() {
        return age;
    }

    /**
     * Returns when the set is no longer fresh.
     *
     * @return the time; empty if there never was a set
     */
    public Optional<Instant> expires() {
        return expires;
    }

    /**
     * Returns when the set is no longer used if every refresh fails: {@link #expires()} and the time of {@link
     * RemoteJwkSetBuilder#staleIfError(Duration)}.
     *
     * @return the time; empty if there never was a set
     */
    public Optional<Instant> usableUntil() {
        return usableUntil;
    }

    /**
     * Returns the number of usable keys of the set.
     *
     * @return the number, 0 if there is no set
     */
    public int keys() {
        return set().map(set -> set.keys().size()).orElse(0);
    }

    /**
     * Returns the elements of the set that were skipped because they cannot be used, each with what was expected.
     *
     * @return an immutable list
     */
    public List<SkippedKey> skippedKeys() {
        return set().map(JwkSet::skippedKeys).orElse(List.of());
    }

    /**
     * Returns the members of keys that were ignored, each with what was expected.
     *
     * @return an immutable list
     */
    public List<IgnoredMember> ignoredMembers() {
        return set().map(JwkSet::ignoredMembers).orElse(List.of());
    }

    /**
     * Returns when a fetch last failed. A later success does not clear it.
     *
     * @return the time; empty if no fetch has failed
     */
    public Optional<Instant> lastFailure() {
        return lastFailure;
    }

    /**
     * Returns why the fetch of {@link #lastFailure()} failed. Of the server's answer it repeats at most the status,
     * the issuer in the metadata and the {@code kty} or {@code crv} of a key, shortened and escaped.
     *
     * @return the reason; empty if no fetch has failed
     */
    public Optional<String> lastError() {
        return Optional.ofNullable(cache.failure())
                .map(failure -> String.valueOf(failure.reason().getMessage()));
    }

    /**
     * Returns the number of failed fetches since the last success.
     *
     * @return the number, 0 after a success
     */
    public int failures() {
        return cache.failures();
    }

    /**
     * Returns the end of the backoff after the latest fetch, if that failed: none begins before.
     *
     * @return the time; empty if the latest fetch succeeded, or there was none
     */
    public Optional<Instant> retry() {
        return retry;
    }

    /**
     * Returns the algorithms that the issuer's metadata lists for signing ID tokens. Information only: the algorithms
     * that a verifier accepts are listed where it is built.
     *
     * @return an immutable list, empty without discovery
     */
    public List<String> advertisedAlgorithms() {
        return cache.advertisedAlgorithms();
    }

    /**
     * Returns the hosts and ports to which plain http is allowed, those of {@link
     * RemoteJwkSetBuilder#allowingHttp(String, int)}.
     *
     * @return an immutable list, each as {@code host:port}
     */
    public List<String> plainHttp() {
        return plainHttp;
    }

    /** Returns whether the other is a state with the same values. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof JwksState that && all().equals(that.all());
    }

    /** Returns a hash of the values. */
    @Override
    public int hashCode() {
        return all().hashCode();
    }

    /** Returns all values by name, for a log. */
    @Override
    public String toString() {
        return all().entrySet().stream().map(Object::toString).collect(joining(", ", "JwksState[", "]"));
    }

    private Map<String, Object> all() {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("lastSuccess", lastSuccess);
        all.put("age", age);
        all.put("expires", expires);
        all.put("usableUntil", usableUntil);
        all.put("keys", keys());
        all.put("skippedKeys", skippedKeys());
        all.put("ignoredMembers", ignoredMembers());
        all.put("lastFailure", lastFailure);
        all.put("lastError", lastError());
        all.put("failures", failures());
        all.put("retry", retry);
        all.put("advertisedAlgorithms", advertisedAlgorithms());
        all.put("plainHttp", plainHttp);
        return all;
    }

    private Optional<JwkSet> set() {
        return Optional.ofNullable(cache.copy()).map(CacheState.Copy::set);
    }
}
