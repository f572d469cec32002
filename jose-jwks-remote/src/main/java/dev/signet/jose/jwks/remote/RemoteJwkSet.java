package dev.signet.jose.jwks.remote;

import dev.signet.jose.core.KeySourceException;
import dev.signet.jose.jwk.JwkSet;
import dev.signet.jose.jwk.JwkSource;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * An issuer's key set, fetched over https and kept.
 *
 * <pre>{@code
 * JwkSource keys = RemoteJwkSet.at("https://login.example/.well-known/jwks.json");
 * JwsVerifier verifier = JwsVerifier.of(keys, ES256, RS256);
 * }</pre>
 *
 * <p>A set is <em>fresh</em> for as long as its server says, within bounds. Until then {@link #current()} costs one
 * read of a field. Afterwards, and until the bound on outages ends (one hour unless configured), it is <em>stale</em>:
 * the thread that notices waits for the attempt to refresh it, all others go on with the set in hand, and once an
 * attempt has failed no thread waits. Past the bound it serves no more. So a withdrawn key stops at the next refresh, at
 * the latest when the bound ends.
 *
 * <p>There is at most one attempt at a time. Tokens with a {@code kid} that the set does not have lead to
 * at most one attempt in 5 seconds (12 in a minute), and nothing is remembered of them; while one is under way the set
 * in hand serves all others. A look that fails is made again after the pause of {@link
 * RemoteJwkSetBuilder#initialBackoff(Duration)}. Nothing a token says becomes part of a request.
 *
 * <p>Sets are read by the rules of {@link dev.signet.jose.jwk.JwkSetReader}; private and symmetric keys are left aside,
 * see {@link JwkSet#ofPublic}.
 *
 * <p>There is no thread of its own unless {@link RemoteJwkSetBuilder#refreshAhead()} is called; the JDK's HTTP client has
 * its threads from the first request on. Thread-safe.
 */
public final class RemoteJwkSet implements JwkSource, AutoCloseable {

    private final KeySetLocation location;
    private final JwksClient client;
    private final RefreshPolicy policy;

    // Set when an attempt begins, cleared when it ends.
    private final AtomicReference<@Nullable InFlight> inFlight = new AtomicReference<>();

    // Written only by the attempt that is under way.
    private volatile CacheState state = CacheState.NOTHING;

    // Written once, by close().
    private volatile boolean closed;

    RemoteJwkSet(KeySetLocation location, JwksClient client, RefreshPolicy policy) {
        this.location = location;
        this.client = client;
        this.policy = policy;
    }

    /**
     * Returns the key set at an address, with the defaults of {@link RemoteJwkSetBuilder}. Nothing is fetched yet.
     *
     * @param url an https URL without user information and fragment
     * @return the source
     * @throws IllegalArgumentException if it is another
     */
    public static RemoteJwkSet at(String url) {
        return builder().at(url);
    }

    /**
     * Returns the key set at an address, with the defaults of {@link RemoteJwkSetBuilder}. Nothing is fetched yet.
     *
     * @param url as {@link #at(String)}
     * @return the source
     * @throws IllegalArgumentException as {@link #at(String)}
     */
    public static RemoteJwkSet at(URI url) {
        return builder().at(url);
    }

    /**
     * Returns the key set of an issuer, with the defaults of {@link RemoteJwkSetBuilder}. Nothing is fetched yet; what
     * is fetched first is the issuer's metadata, see {@link RemoteJwkSetBuilder#ofIssuer(String)}.
     *
     * @param issuer what {@code iss} is in the issuer's tokens: an https URL without query and fragment
     * @return the source
     * @throws IllegalArgumentException if it is another
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
     * Returns the keys of now; waits, at most for the response timeout, if there are none yet, if the bound on outages
     * has ended, or if this thread is the first to find them stale.
     *
     * @return the key set, the very same object as long as its keys have not changed
     * @throws KeySourceException if there is none to be had; at once, while the pause after a failed attempt lasts
     */
    @Override
    public JwkSet current() {
        CacheState.Copy copy = state.copy();
        // The clock always after what is measured by it, or another thread may have made that younger than the reading.
        if (copy != null && copy.isFresh(policy.clock().millis())) {
            return copy.set();
        }
        return await(renewed(), attemptTime());
    }

    /**
     * Returns the keys after a look for new ones, if the last such look is long enough ago; joins an attempt that is
     * under way. Waits at most until the attempt is as old as {@link RemoteJwkSetBuilder#unknownKeyIdWait(Duration)}
     * says. As long as the set in hand is fresh, an attempt that fails or takes longer is no exception here: the set in
     * hand comes back, the token is refused because its key is not there, and {@link #lookFailedAt()} tells of the
     * failure.
     *
     * @param missingKeyId the {@code kid} that was not found
     * @return the key set, the very same object as before if there is nothing new
     * @throws KeySourceException if there is no set in hand and none to be had; or if the set in hand is no longer
     *     fresh, does not have the key, and cannot be refreshed, so that it does not show that there is no such key
     */
    @Override
    public JwkSet refreshed(String missingKeyId) {
        CompletableFuture<JwkSet> looked = lookedFor(missingKeyId);
        return deciding(await(looked, inHand().isPresent() ? patience() : attemptTime()), missingKeyId);
    }

    /**
     * Returns when the latest attempt failed. An attempt that is under way counts as failed, at the time at which it
     * began, once it is older than tokens with an unknown {@code kid} wait for it.
     *
     * @return the time; empty if the latest attempt succeeded, or none was made
     */
    @Override
    public Optional<Instant> lookFailedAt() {
        InFlight attempt = inFlight.get();
        if (attempt != null && attempt.patience.left().isZero()) {
            return Optional.of(policy.clock().instant(attempt.began));
        }
        CacheState.Failure failure = state.failing();
        return Optional.ofNullable(failure).map(last -> policy.clock().instant(last.at()));
    }

    /**
     * Returns what {@link #current()} would, without waiting for it. To be called before a token is verified in code
     * that must not block: when the stage is complete, {@link #current()} does not wait.
     *
     * @return the key set; fails with {@link KeySourceException}
     */
    public CompletionStage<JwkSet> currentAsync() {
        return renewed().minimalCompletionStage();
    }

    /**
     * Returns what {@link #refreshed(String)} would, without waiting for it.
     *
     * @param missingKeyId the {@code kid} that was not found
     * @return the key set; fails with {@link KeySourceException}
     */
    public CompletionStage<JwkSet> refreshedAsync(String missingKeyId) {
        return lookedFor(missingKeyId)
                .thenApply(set -> deciding(set, missingKeyId))
                .minimalCompletionStage();
    }

    /**
     * Fetches the set now, at the start of a service, unless it is fresh.
     *
     * @return the key set; fails with {@link KeySourceException}. Later calls try again: a failure is not remembered
     */
    public CompletionStage<JwkSet> warm() {
        return currentAsync();
    }

    /**
     * Returns the state of the set, for a health check.
     *
     * @return the state of this moment
     */
    public JwksState state() {
        return new JwksState(state, policy.clock(), client.addresses().plainHttp());
    }

    /**
     * Ends refreshing: the daemon of {@link RemoteJwkSetBuilder#refreshAhead()} ends, nothing is fetched any more, and
     * an answer that is still under way is dropped. From JDK 21 on the connections of the standard transport are closed
     * at once; on earlier ones they end with the garbage collection of its client. A transport of the caller's stays
     * open. The set in hand serves until its bound ends.
     */
    @Override
    public void close() {
        closed = true;
        policy.timer().close();
        InFlight attempt = inFlight.get();
        if (attempt != null) {
            attempt.end.complete(state);
        }
        client.close();
    }

    /** Returns the host that was configured. */
    @Override
    public String toString() {
        return "RemoteJwkSet[" + location.host() + "]";
    }

    /** The attempt that is under way, since when, and until when tokens with an unknown {@code kid} wait for it. */
    private record InFlight(CompletableFuture<CacheState> end, long began, Deadline patience) {}

    /** The end of an attempt, and whether the caller is the one who began it. */
    private record Attempt(CompletableFuture<CacheState> end, boolean isMine) {}

    /** Whether there is need for an attempt, by what is in hand and then by the time. */
    private interface Need {
        boolean is(CacheState held, long now);
    }

    private CompletableFuture<JwkSet> renewed() {
        CacheState before = state;
        long now = policy.clock().millis();
        if (!isDue(before, now)) {
            return answer(before, now);
        }
        Attempt attempt = attempt();
        boolean serves = before.usable(now).isPresent();
        if (serves && (!attempt.isMine || before.failures() > 0)) {
            return answer(state, now);
        }
        return result(attempt);
    }

    private static boolean isDue(CacheState held, long now) {
        return !held.isFresh(now) && held.mayTry(now);
    }

    private Attempt attempt() {
        return attempt(RemoteJwkSet::isDue, false);
    }

    private CompletableFuture<JwkSet> result(Attempt attempt) {
        return attempt.end.thenCompose(held -> {
            long now = policy.clock().millis();
            // A set can be past its bound by the time it is here: a machine slept, a clock was set. Once more, then.
            boolean outlived = held.failures() == 0 && held.usable(now).isEmpty();
            return outlived
                    ? attempt()
                            .end
                            .thenCompose(again -> answer(again, policy.clock().millis()))
                    : answer(held, now);
        });
    }

    private CompletableFuture<JwkSet> lookedFor(String keyId) {
        Optional<JwkSet> known = inHand();
        if (known.isEmpty()) {
            return renewed();
        }
        // The set may have been renewed since the verifier looked. A kid that is there is no reason to look for it.
        if (!known.get().byKeyId(keyId).isEmpty()) {
            return CompletableFuture.completedFuture(known.get());
        }
        long coolDown = policy.coolDown().toMillis();
        return result(attempt((held, now) -> held.mayLook(now, coolDown), true));
    }

    /**
     * Returns a set that decides about a token: it has the key, or it is fresh, so that the issuer has no such key. A
     * token cannot make a set grow old, so tokens do not turn refusals into failures of the key source at will.
     */
    private JwkSet deciding(JwkSet set, String keyId) {
        CacheState held = state;
        if (held.isFresh(policy.clock().millis()) || !set.byKeyId(keyId).isEmpty()) {
            return set;
        }
        throw unavailable(held);
    }

    private Optional<JwkSet> inHand() {
        CacheState held = state;
        return held.usable(policy.clock().millis());
    }

    /**
     * All wait for one attempt together, not one after the other: who comes when it is already late does not wait. If
     * none is under way any more, its result is there in a moment.
     */
    private Duration patience() {
        InFlight attempt = inFlight.get();
        return attempt == null ? policy.unknownKeyIdWait() : attempt.patience.left();
    }

    /** An attempt ends itself in time; the second more lets it say why. */
    private Duration attemptTime() {
        return policy.responseTimeout().plusSeconds(1);
    }

    /** Returns the attempt that is under way, or begins one if there is need for it now that no other can begin. */
    private Attempt attempt(Need need, boolean looking) {
        if (inFlight.get() == null && !isNeeded(need)) {
            return new Attempt(CompletableFuture.completedFuture(state), false);
        }
        CompletableFuture<CacheState> mine = new CompletableFuture<>();
        InFlight others = inFlight.compareAndExchange(
                null, new InFlight(mine, policy.clock().millis(), Deadline.in(policy.unknownKeyIdWait())));
        if (others != null) {
            return new Attempt(others.end, false);
        }
        // Another attempt may have ended since the caller looked.
        if (!isNeeded(need)) {
            inFlight.set(null);
            mine.complete(state);
            return new Attempt(mine, false);
        }
        begin(mine, looking);
        return new Attempt(mine, true);
    }

    private boolean isNeeded(Need need) {
        CacheState held = state;
        return !closed && need.is(held, policy.clock().millis());
    }

    @SuppressWarnings("FutureReturnValueIgnored") // How it ends, whatever happens, is in the attempt.
    private void begin(CompletableFuture<CacheState> attempt, boolean looking) {
        long began = policy.clock().millis();
        CacheState before = state;
        // A look relies on nothing that is known: neither on where the set was, nor on a cache that says it is the
        // same.
        Optional<Validators> last =
                looking ? Optional.empty() : Optional.ofNullable(before.copy()).map(CacheState.Copy::validators);
        Deadline deadline = Deadline.in(policy.responseTimeout());
        // Inside a stage, so that whatever a transport throws, or never answers, ends the attempt.
        deadline.limit(CompletableFuture.completedFuture(last).thenCompose(known -> location.fetch(known, deadline)))
                .thenApply(fetched -> (looking ? before.looking(began) : before)
                        .succeeded(fetched, began, policy.staleIfError().toMillis()))
                .exceptionally(failure -> {
                    long pause = policy.backoff().pause(before.failures() + 1);
                    return before.failed(
                            FetchException.of(failure), policy.clock().millis(), pause);
                })
                .whenComplete((after, impossible) -> end(attempt, before, after == null ? before : after));
    }

    private void end(CompletableFuture<CacheState> attempt, CacheState before, CacheState after) {
        if (!closed) {
            state = after;
        }
        // Before those that wait go on, so that they can begin the next attempt.
        inFlight.set(null);
        attempt.complete(state);
        if (!closed) {
            scheduleRefresh(after);
            notifyListener(before, after);
        }
    }

    private void scheduleRefresh(CacheState after) {
        CacheState.Copy copy = after.copy();
        long now = policy.clock().millis();
        long pause = after.failures() > 0 || copy == null
                ? after.retry() - now
                : policy.aheadOf(copy.expires() - copy.fetched());
        policy.timer().after(pause, () -> attempt((held, time) -> true, false));
    }

    @SuppressWarnings("ReferenceEquality") // A set that has not changed is the same object.
    private void notifyListener(CacheState before, CacheState after) {
        CacheState.Copy copy = after.copy();
        CacheState.Copy old = before.copy();
        JwksEvent event;
        if (after.failures() > 0 || copy == null) {
            event = new JwksEvent.Failed(unavailable(after), policy.clock().instant(after.retry()));
        } else if (old != null && old.set() == copy.set()) {
            event = new JwksEvent.Confirmed(policy.clock().instant(copy.expires()));
        } else {
            event = new JwksEvent.Changed(copy.set(), policy.clock().instant(copy.expires()));
        }
        try {
            policy.listener().accept(event);
        } catch (RuntimeException listenersOwn) {
            // What a listener makes of an event must not spoil the keys.
        }
    }

    /** What was decided at one time is answered as of that time. */
    private CompletableFuture<JwkSet> answer(CacheState held, long now) {
        return held.usable(now)
                .map(CompletableFuture::completedFuture)
                .orElseGet(() -> CompletableFuture.failedFuture(unavailable(held)));
    }

    private KeySourceException unavailable(CacheState held) {
        CacheState.Failure failure = held.failing();
        String where = "no key set from " + location.host() + ": ";
        if (closed) {
            return new KeySourceException(where + "closed");
        }
        if (failure == null) {
            return new KeySourceException(where + "the keys are past their lifetime, and newer ones are not there yet");
        }
        return new KeySourceException(where + failure.reason().getMessage(), failure.reason());
    }

    private JwkSet await(CompletableFuture<JwkSet> keys, Duration longest) {
        try {
            return keys.get(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof KeySourceException known
                    ? known
                    : new KeySourceException("no key set from " + location.host(), e);
        } catch (TimeoutException e) {
            return inHand().orElseThrow(() -> new KeySourceException(
                    "no key set from " + location.host() + ": expected the whole answer in time, it was late"));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return inHand().orElseThrow(() ->
                    new KeySourceException("no key set from " + location.host() + ": interrupted while waiting"));
        }
    }
}
