package dev.signet.jose.jwks.remote;

import dev.signet.jose.core.KeySourceException;
import dev.signet.jose.jwk.JwkSet;
import dev.signet.jose.jwk.JwkSource;
import dev.signet.jose.jwks.remote.KeySetCache.InFlight;
import dev.signet.jose.jwks.remote.KeySetCache.Refresh;
import dev.signet.jose.jwks.remote.KeySetCache.Trigger;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A key set of an issuer, fetched over https and cached.
 *
 * <pre>{@code
 * JwkSource keys = RemoteJwkSet.at("https://login.example/.well-known/jwks.json");
 * JwsVerifier verifier = JwsVerifier.of(keys, ES256, RS256);
 * }</pre>
 *
 * <p>A set is <em>fresh</em> for as long as its server states, within bounds. While it is fresh, {@link #current()}
 * reads one field. Afterwards it is <em>stale</em>, and still used while it cannot be refreshed ({@linkplain
 * RemoteJwkSetBuilder#staleIfError(Duration) stale-if-error}, one hour by default): the first thread that finds it
 * stale waits for the refresh, all others go on with the stale set, and once a refresh has failed no thread waits.
 * After that time it is not used. So a withdrawn key is no longer accepted after the next refresh, or at the latest
 * when stale-if-error ends.
 *
 * <p>There is at most one fetch at a time, which all threads share (single flight). Tokens with a {@code kid} that the
 * set does not have cause at most one fetch in 5 seconds (12 in a minute), and nothing is remembered of them; while it
 * is in flight all other tokens are served from the cache. After a failed fetch the next follows an exponential backoff
 * ({@link RemoteJwkSetBuilder#initialBackoff(Duration)}). No part of a token becomes part of a request.
 *
 * <p>Sets are read by the rules of {@link dev.signet.jose.jwk.JwkSetReader}; private and symmetric keys are skipped,
 * see {@link JwkSet#ofPublic}.
 *
 * <p>There is no thread of its own unless {@link RemoteJwkSetBuilder#refreshAhead()} is set; the JDK's HTTP client has
 * threads from the first request on. Thread-safe.
 */
public final class RemoteJwkSet implements JwkSource, AutoCloseable {

    /** Begins a fetch on the calling thread, which waits for it anyway. */
    private static final Executor HERE = Runnable::run;

    private final KeySetLocation location;
    private final JwksClient client;
    private final RefreshPolicy policy;
    private final KeySetCache cache;

    RemoteJwkSet(KeySetLocation location, JwksClient client, RefreshPolicy policy) {
        this.location = location;
        this.client = client;
        this.policy = policy;
        this.cache = new KeySetCache(location, policy);
    }

    /**
     * Returns the key set at a URL, with the defaults of {@link RemoteJwkSetBuilder}. Nothing is fetched yet.
     *
     * @param url an https URL without user information and fragment
     * @return the source
     * @throws IllegalArgumentException if the URL is not of that form
     */
    public static RemoteJwkSet at(String url) {
        return builder().at(url);
    }

    /**
     * Returns the key set at a URL, with the defaults of {@link RemoteJwkSetBuilder}. Nothing is fetched yet.
     *
     * @param url as for {@link #at(String)}
     * @return the source
     * @throws IllegalArgumentException as for {@link #at(String)}
     */
    public static RemoteJwkSet at(URI url) {
        return builder().at(url);
    }

    /**
     * Returns the key set of an issuer, with the defaults of {@link RemoteJwkSetBuilder}. Nothing is fetched yet; the
     * first request is for the issuer's metadata, see {@link RemoteJwkSetBuilder#ofIssuer(String)}.
     *
     * @param issuer the value of {@code iss} in the issuer's tokens: an https URL without query and fragment
     * @return the source
     * @throws IllegalArgumentException if the issuer is not of that form
     */
    public static RemoteJwkSet ofIssuer(String issuer) {
        return builder().ofIssuer(issuer);
    }

    /**
     * Returns a builder with the defaults.
     *
     * @return a new builder
     */
    public static RemoteJwkSetBuilder builder() {
        return new RemoteJwkSetBuilder();
    }

    /**
     * Returns the current keys. Waits, at most for the response timeout, if there are none yet, if stale-if-error has
     * ended, or if this thread is the first to find the set stale.
     *
     * @return the key set, the same object as long as its keys have not changed
     * @throws KeySourceException if no key set is available; at once during the backoff after a failed fetch
     */
    @Override
    public JwkSet current() {
        CacheState.Copy copy = cache.state().copy();
        // The clock always after what is measured by it, or another thread may have made that younger than the reading.
        if (copy != null && copy.isFresh(policy.clock().millis())) {
            return copy.set();
        }
        return await(refreshedIfDue(HERE), fetchTimeout());
    }

    /**
     * Returns the keys after a fetch, if the cool-down since the last such fetch has passed; joins a fetch that is in
     * flight. Waits at most until that fetch is as old as {@link RemoteJwkSetBuilder#unknownKeyIdWait(Duration)}. As
     * long as the cached set is fresh, a fetch that fails or takes longer is no error here: the cached set is returned,
     * the token is refused because its key is not in it, and {@link #refreshFailedAt()} states the failure.
     *
     * @param missingKeyId the {@code kid} that was not found
     * @return the key set, the same object as before if its keys have not changed
     * @throws KeySourceException if no key set is available; or if the cached set is no longer fresh, does not have the
     *     key, and cannot be refreshed, so that it does not show that there is no such key
     */
    @Override
    public JwkSet refreshed(String missingKeyId) {
        CompletableFuture<JwkSet> refreshed = refreshedForKeyId(missingKeyId, HERE);
        return conclusive(await(refreshed, usable().isPresent() ? unknownKeyIdWait() : fetchTimeout()), missingKeyId);
    }

    /**
     * Returns when the latest fetch failed. A fetch in flight counts as failed, at the time at which it began, once
     * tokens with an unknown {@code kid} no longer wait for it.
     *
     * @return the time; empty if the latest fetch succeeded, or there was none
     */
    @Override
    public Optional<Instant> refreshFailedAt() {
        Optional<InFlight> late =
                cache.inFlight().filter(fetch -> fetch.patience().left().isZero());
        return late.map(InFlight::began)
                .or(() -> cache.state().failing().map(CacheState.Failure::at))
                .map(policy.clock()::instant);
    }

    /**
     * Returns the result of {@link #current()} without waiting for it. A fetch begins on the common pool, so that
     * neither the creation of an HTTP client nor a transport that blocks holds the calling thread up.
     *
     * @return a stage of the caller's own with the key set; fails with {@link KeySourceException}, which dependants get
     *     inside a {@link java.util.concurrent.CompletionException}. It completes on a thread of the transport or of
     *     the common pool
     */
    @Override
    public CompletionStage<JwkSet> currentAsync() {
        return refreshedIfDue(policy.starter()).minimalCompletionStage();
    }

    /**
     * Returns the result of {@link #refreshed(String)} without waiting for it. The stage completes when that method
     * would return, for tokens that arrive when a fetch is already late within a moment.
     *
     * @param missingKeyId the {@code kid} that was not found
     * @return a stage with the key set, as for {@link #currentAsync()}
     */
    @Override
    public CompletionStage<JwkSet> refreshedAsync(String missingKeyId) {
        return inTime(refreshedForKeyId(missingKeyId, policy.starter()))
                .thenApply(set -> conclusive(set, missingKeyId))
                .minimalCompletionStage();
    }

    /**
     * Fetches the set now, unless it is fresh: at the start of a service.
     *
     * @return the key set; fails with {@link KeySourceException}. After a failure later calls fetch again
     */
    public CompletionStage<JwkSet> warm() {
        return currentAsync();
    }

    /**
     * Returns the state of the set, for a health check.
     *
     * @return the state at this moment
     */
    public JwksState state() {
        return new JwksState(cache.state(), policy.clock(), client.addresses().plainHttp());
    }

    /**
     * Ends refreshing: the daemon thread of {@link RemoteJwkSetBuilder#refreshAhead()} ends, nothing is fetched any
     * more, and the answer to a fetch in flight is dropped. From JDK 21 on the connections of the standard transport
     * are closed at once; on earlier ones when its client is garbage collected. A transport of the application stays
     * open. The cached set is used until stale-if-error ends.
     */
    @Override
    public void close() {
        cache.close();
        client.close();
    }

    /** Returns the configured host. */
    @Override
    public String toString() {
        return "RemoteJwkSet[" + location.host() + "]";
    }

    private CompletableFuture<JwkSet> refreshedIfDue(Executor starter) {
        CacheState before = cache.state();
        long now = policy.clock().millis();
        if (!before.isDue(now)) {
            return answer(before, now);
        }
        Refresh refresh = cache.refresh(Trigger.EXPIRY, starter);
        boolean isUsable = before.usable(now).isPresent();
        if (isUsable && (!refresh.begun() || before.failures() > 0)) {
            return answer(cache.state(), now);
        }
        return usableAfter(refresh);
    }

    private CompletableFuture<JwkSet> refreshedForKeyId(String keyId, Executor starter) {
        Optional<JwkSet> known = usable();
        if (known.isEmpty()) {
            return refreshedIfDue(starter);
        }
        // The set may have been refreshed since the verifier looked. A kid that is there is no reason to fetch it.
        if (!known.get().byKeyId(keyId).isEmpty()) {
            return CompletableFuture.completedFuture(known.get());
        }
        return usableAfter(cache.refresh(Trigger.UNKNOWN_KEY_ID, starter));
    }

    private CompletableFuture<JwkSet> usableAfter(Refresh refresh) {
        return refresh.result().thenCompose(state -> {
            long now = policy.clock().millis();
            // A set can be too old by the time it is here: a machine slept, a clock was set. Then it is fetched once
            // more.
            boolean outlived = state.failures() == 0 && state.usable(now).isEmpty();
            return outlived
                    ? cache.refresh(Trigger.EXPIRY, HERE)
                            .result()
                            .thenCompose(again -> answer(again, policy.clock().millis()))
                    : answer(state, now);
        });
    }

    /**
     * Returns a set that decides about a token: it has the key, or it is fresh, so that the issuer has no such key. A
     * token cannot make a set grow old, so tokens do not turn refusals into failures of the key source at will.
     */
    private JwkSet conclusive(JwkSet set, String keyId) {
        CacheState state = cache.state();
        if (state.isFresh(policy.clock().millis()) || !set.byKeyId(keyId).isEmpty()) {
            return set;
        }
        throw cache.unavailable(state);
    }

    /** As {@link #await} does: once tokens wait no longer for the fetch, the set in hand decides. */
    private CompletableFuture<JwkSet> inTime(CompletableFuture<JwkSet> refreshed) {
        if (refreshed.isDone() || usable().isEmpty()) {
            return refreshed;
        }
        return Deadline.in(unknownKeyIdWait())
                .limit(refreshed)
                .exceptionallyCompose(failure -> Deadline.isTimeOut(failure)
                        ? CompletableFuture.completedFuture(usableOrLate())
                        : CompletableFuture.failedFuture(failure));
    }

    private JwkSet usableOrLate() {
        return usable().orElseThrow(() -> new KeySourceException(
                "no key set from " + location.host() + ": expected the whole answer in time, it was late"));
    }

    private Optional<JwkSet> usable() {
        CacheState state = cache.state();
        return state.usable(policy.clock().millis());
    }

    /**
     * The wait is counted from the start of the fetch, so that threads that come when it is already late do not wait.
     * If none is in flight any more, its result is there in a moment.
     */
    private Duration unknownKeyIdWait() {
        return cache.inFlight().map(fetch -> fetch.patience().left()).orElse(policy.unknownKeyIdWait());
    }

    /** A fetch ends itself in time; the second more lets it say why. */
    private Duration fetchTimeout() {
        return policy.responseTimeout().plusSeconds(1);
    }

    /** Answers as of the time at which the decision was made. */
    private CompletableFuture<JwkSet> answer(CacheState state, long now) {
        return state.usable(now)
                .map(CompletableFuture::completedFuture)
                .orElseGet(() -> CompletableFuture.failedFuture(cache.unavailable(state)));
    }

    private JwkSet await(CompletableFuture<JwkSet> keys, Duration longest) {
        try {
            return keys.get(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof KeySourceException known
                    ? known
                    : new KeySourceException("no key set from " + location.host(), e);
        } catch (TimeoutException e) {
            return usableOrLate();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return usable().orElseThrow(() ->
                    new KeySourceException("no key set from " + location.host() + ": interrupted while waiting"));
        }
    }
}
