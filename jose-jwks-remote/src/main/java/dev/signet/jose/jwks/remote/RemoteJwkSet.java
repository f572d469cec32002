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
import java.util.function.Predicate;
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
 * attempt has failed nobody waits. Past the bound it serves no more. So a withdrawn key stops at the next refresh, at
 * the latest when the bound ends.
 *
 * <p>There is at most one attempt at a time, whoever asks. Tokens with a {@code kid} that the set does not have lead to
 * at most one attempt in 30 seconds, and nothing is remembered of them; while one is under way the set in hand serves
 * everybody else. Nothing a token says becomes part of a request.
 *
 * <p>Private and symmetric keys in a set are left aside, see {@link JwkSet#ofPublic}.
 *
 * <p>There is no thread of its own unless {@link RemoteJwkSetBuilder#refreshAhead()} is said; the JDK's HTTP client has
 * its threads from the first request on. Thread-safe.
 */
public final class RemoteJwkSet implements JwkSource, AutoCloseable {

    private final KeySetPlace place;
    private final RefreshPolicy policy;

    // Set by whoever begins an attempt, cleared by whoever ends it.
    private final AtomicReference<@Nullable UnderWay> underWay = new AtomicReference<>();

    // Written only by the attempt that is under way.
    private volatile Holding holding = Holding.NOTHING;

    // Written once, by close().
    private volatile boolean closed;

    RemoteJwkSet(KeySetPlace place, RefreshPolicy policy) {
        this.place = place;
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
        Holding.Copy copy = holding.copy();
        if (copy != null && copy.isFresh(policy.clock().millis())) {
            return copy.set();
        }
        return await(renewed(), attemptTime());
    }

    /**
     * Returns the keys after a look for new ones, if the last such look is long enough ago; joins an attempt that is
     * under way. Waits at most until the attempt is as old as {@link RemoteJwkSetBuilder#unknownKeyIdWait(Duration)}
     * says. An attempt that fails or takes longer is no exception here: the set in hand comes back, and the token is
     * refused because its key is not there.
     *
     * @param missingKeyId the {@code kid} that was not found
     * @return the key set, the very same object as before if there is nothing new
     * @throws KeySourceException if there is no set in hand and none to be had
     */
    @Override
    public JwkSet refreshed(String missingKeyId) {
        CompletableFuture<JwkSet> looked = lookedFor(missingKeyId);
        return await(looked, inHand().isPresent() ? patience() : attemptTime());
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
        return lookedFor(missingKeyId).minimalCompletionStage();
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
     * Returns how the set fares.
     *
     * @return the state of this moment
     */
    public JwksState state() {
        return JwksState.of(holding, policy.clock().millis());
    }

    /**
     * Ends refreshing: the daemon of {@link RemoteJwkSetBuilder#refreshAhead()} ends, nothing is fetched any more, and
     * an answer that is still under way is dropped. The set in hand serves until its bound ends.
     */
    @Override
    public void close() {
        closed = true;
        policy.timer().close();
        UnderWay attempt = underWay.get();
        if (attempt != null) {
            attempt.end.complete(holding);
        }
    }

    /** Returns the host that was configured. */
    @Override
    public String toString() {
        return "RemoteJwkSet[" + place.host() + "]";
    }

    /** The attempt that is under way, and until when tokens with an unknown {@code kid} wait for it. */
    private record UnderWay(CompletableFuture<Holding> end, Deadline patience) {}

    /** The end of an attempt, and whether the caller is the one who began it. */
    private record Attempt(CompletableFuture<Holding> end, boolean isMine) {}

    private CompletableFuture<JwkSet> renewed() {
        long now = policy.clock().millis();
        Holding before = holding;
        if (before.isFresh(now) || !before.mayTry(now)) {
            return answer(before, now);
        }
        Attempt attempt = attempt(now);
        boolean serves = before.usable(now).isPresent();
        if (serves && (!attempt.isMine || before.failures() > 0)) {
            return answer(holding, now);
        }
        return result(attempt);
    }

    private Attempt attempt(long now) {
        return attempt(held -> !held.isFresh(now) && held.mayTry(now), false);
    }

    private CompletableFuture<JwkSet> result(Attempt attempt) {
        return attempt.end.thenCompose(held -> {
            long now = policy.clock().millis();
            // A set can be past its bound by the time it is here: a machine slept, a clock was set. Once more, then.
            boolean outlived = held.failures() == 0 && held.usable(now).isEmpty();
            return outlived
                    ? attempt(now)
                            .end
                            .thenCompose(again -> answer(again, policy.clock().millis()))
                    : answer(held, now);
        });
    }

    private CompletableFuture<JwkSet> lookedFor(String keyId) {
        long now = policy.clock().millis();
        Optional<JwkSet> known = holding.usable(now);
        if (known.isEmpty()) {
            return renewed();
        }
        // The set may have been renewed since the verifier looked. A kid that is there is no reason to look for it.
        if (!known.get().byKeyId(keyId).isEmpty()) {
            return CompletableFuture.completedFuture(known.get());
        }
        long coolDown = policy.coolDown().toMillis();
        return result(attempt(held -> held.mayLook(now, coolDown), true));
    }

    private Optional<JwkSet> inHand() {
        return holding.usable(policy.clock().millis());
    }

    /**
     * All wait for one attempt together, not one after the other: who comes when it is already late does not wait. If
     * none is under way any more, its result is there in a moment.
     */
    private Duration patience() {
        UnderWay attempt = underWay.get();
        return attempt == null ? policy.unknownKeyIdWait() : attempt.patience.left();
    }

    /** An attempt ends itself in time; the second more lets it say why. */
    private Duration attemptTime() {
        return policy.responseTimeout().plusSeconds(1);
    }

    /** Returns the attempt that is under way, or begins one if there is need for it now that no other can begin. */
    private Attempt attempt(Predicate<Holding> needed, boolean looking) {
        if (underWay.get() == null && (closed || !needed.test(holding))) {
            return new Attempt(CompletableFuture.completedFuture(holding), false);
        }
        CompletableFuture<Holding> mine = new CompletableFuture<>();
        UnderWay others = underWay.compareAndExchange(null, new UnderWay(mine, Deadline.in(policy.unknownKeyIdWait())));
        if (others != null) {
            return new Attempt(others.end, false);
        }
        // Another attempt may have ended since the caller looked.
        if (closed || !needed.test(holding)) {
            underWay.set(null);
            mine.complete(holding);
            return new Attempt(mine, false);
        }
        begin(mine, looking);
        return new Attempt(mine, true);
    }

    @SuppressWarnings("FutureReturnValueIgnored") // How it ends, whatever happens, is in the attempt.
    private void begin(CompletableFuture<Holding> attempt, boolean looking) {
        long began = policy.clock().millis();
        Holding before = looking ? holding.looking(began) : holding;
        Optional<Validators> last = Optional.ofNullable(before.copy()).map(Holding.Copy::validators);
        CompletableFuture.completedFuture(Deadline.in(policy.responseTimeout()))
                // Inside a stage, so that whatever a transport throws, or never answers, ends the attempt.
                .thenCompose(deadline -> place.fetch(last, deadline))
                .orTimeout(policy.responseTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .thenApply(fetched ->
                        before.succeeded(fetched, began, policy.outageBound().toMillis()))
                .exceptionally(failure -> {
                    long pause = policy.backoff().pause(before.failures() + 1);
                    return before.failed(
                            FetchException.of(failure), policy.clock().millis(), pause);
                })
                .whenComplete((after, impossible) -> end(attempt, before, after == null ? before : after));
    }

    private void end(CompletableFuture<Holding> attempt, Holding before, Holding after) {
        if (!closed) {
            holding = after;
        }
        // Before anybody wakes, so that whoever does can begin the next.
        underWay.set(null);
        attempt.complete(holding);
        if (!closed) {
            planAhead(after);
            tell(before, after);
        }
    }

    private void planAhead(Holding after) {
        Holding.Copy copy = after.copy();
        long now = policy.clock().millis();
        long pause = after.failures() > 0 || copy == null
                ? after.retry() - now
                : policy.aheadOf(copy.expires() - copy.fetched());
        policy.timer().after(pause, () -> attempt(held -> true, false));
    }

    @SuppressWarnings("ReferenceEquality") // A set that has not changed is the same object.
    private void tell(Holding before, Holding after) {
        Holding.Copy copy = after.copy();
        Holding.Copy old = before.copy();
        JwksEvent event;
        if (after.failures() > 0 || copy == null) {
            event = new JwksEvent.Failed(unavailable(after), Instant.ofEpochMilli(after.retry()));
        } else if (old != null && old.set() == copy.set()) {
            event = new JwksEvent.Confirmed(Instant.ofEpochMilli(copy.expires()));
        } else {
            event = new JwksEvent.Changed(copy.set(), Instant.ofEpochMilli(copy.expires()));
        }
        try {
            policy.listener().accept(event);
        } catch (RuntimeException listenersOwn) {
            // What a listener makes of an event must not spoil the keys.
        }
    }

    /** What was decided at one time is answered as of that time. */
    private CompletableFuture<JwkSet> answer(Holding held, long now) {
        return held.usable(now)
                .map(CompletableFuture::completedFuture)
                .orElseGet(() -> CompletableFuture.failedFuture(unavailable(held)));
    }

    private KeySourceException unavailable(Holding held) {
        Holding.Failure failure = held.failure();
        String where = "no key set from " + place.host() + ": ";
        if (failure == null || closed) {
            return new KeySourceException(where + (closed ? "closed" : "none was fetched"));
        }
        return new KeySourceException(where + failure.reason().getMessage(), failure.reason());
    }

    private JwkSet await(CompletableFuture<JwkSet> keys, Duration longest) {
        try {
            return keys.get(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof KeySourceException known
                    ? known
                    : new KeySourceException("no key set from " + place.host(), e);
        } catch (TimeoutException e) {
            return inHand().orElseThrow(() -> new KeySourceException(
                    "no key set from " + place.host() + ": expected the whole answer in time, it was late"));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return inHand().orElseThrow(() ->
                    new KeySourceException("no key set from " + place.host() + ": interrupted while waiting"));
        }
    }
}
