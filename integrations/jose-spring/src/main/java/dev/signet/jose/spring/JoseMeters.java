package dev.signet.jose.spring;

import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.InvalidTokenException.ClaimFailure;
import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.core.JoseException;
import dev.signet.jose.core.JoseObserver;
import dev.signet.jose.core.KeySetFetch;
import dev.signet.jose.core.ReplayStoreException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Meters of decoders and key sets, for Micrometer.
 *
 * <table>
 *   <caption>Meters</caption>
 *   <tr><th>name</th><th>counts</th><th>tags</th></tr>
 *   <tr><td>{@code jose.tokens.accepted}</td><td>tokens that were accepted</td><td></td></tr>
 *   <tr><td>{@code jose.tokens.refused}</td><td>tokens that were refused</td>
 *   <td>{@code reason}: a {@link Reason}</td></tr>
 *   <tr><td>{@code jose.claims.refused}</td><td>claims for which tokens were refused</td>
 *   <td>{@code code}: a {@link InvalidTokenException.ClaimFailure.Code}</td></tr>
 *   <tr><td>{@code jose.tokens.undecided}</td><td>tokens that could not be checked</td>
 *   <td>{@code missing}: {@code keys} or {@code replay-store}</td></tr>
 *   <tr><td>{@code jose.memory.lookups}</td><td>tokens that a decoder that remembers looked for</td>
 *   <td>{@code result}: {@code hit} or {@code miss}</td></tr>
 *   <tr><td>{@code jose.memory.evicted}</td><td>remembered tokens that made room for others</td><td></td></tr>
 *   <tr><td>{@code jose.jwks.fetches}, a timer</td><td>fetches of key sets, {@link #forKeySet} only</td>
 *   <td>{@code set}: the name of the key set; {@code outcome}: {@code changed}, {@code confirmed} or
 *   {@code failed}</td></tr>
 * </table>
 *
 * <p>Every value of every tag is known before the first token: none comes from a token. All meters are registered at
 * once, with the count 0, and a token that is accepted increments one counter. Thread-safe.
 */
public final class JoseMeters implements JoseObserver {

    private final MeterRegistry registry;
    private final Counter accepted;
    private final Map<Reason, Counter> refused;
    private final Map<ClaimFailure.Code, Counter> claims;
    private final Counter withoutKeys;
    private final Counter withoutReplayStore;
    private final Counter hits;
    private final Counter misses;
    private final Counter evicted;

    /**
     * Creates the meters of all decoders that have this observer.
     *
     * @param registry where the meters are registered; two objects with the same registry share them
     */
    public JoseMeters(MeterRegistry registry) {
        this.registry = registry;
        this.accepted = counter("jose.tokens.accepted", "Tokens that were accepted");
        this.refused = counters(
                Reason.values(),
                reason -> counter("jose.tokens.refused", "Tokens that were refused", "reason", reason.name()));
        this.claims = counters(
                ClaimFailure.Code.values(),
                code -> counter("jose.claims.refused", "Claims for which tokens were refused", "code", code.name()));
        this.withoutKeys = undecided("keys");
        this.withoutReplayStore = undecided("replay-store");
        this.hits = lookups("hit");
        this.misses = lookups("miss");
        this.evicted = counter("jose.memory.evicted", "Remembered tokens that made room for others");
    }

    /**
     * Returns an observer that counts the fetches of one key set, and nothing else.
     *
     * @param name the value of the tag {@code set}
     * @return an observer for {@code RemoteJwkSetBuilder.observer(..)}
     */
    public JoseObserver forKeySet(String name) {
        Timer changed = fetches(name, "changed");
        Timer confirmed = fetches(name, "confirmed");
        Timer failed = fetches(name, "failed");
        return new JoseObserver() {
            @Override
            public void keySetFetched(KeySetFetch fetch) {
                Timer outcome = fetch instanceof KeySetFetch.Changed
                        ? changed
                        : fetch instanceof KeySetFetch.Confirmed ? confirmed : failed;
                outcome.record(fetch.duration());
            }
        };
    }

    @Override
    public void tokenAccepted() {
        accepted.increment();
    }

    @Override
    public void tokenRefused(InvalidTokenException refusal) {
        Objects.requireNonNull(refused.get(refusal.reason())).increment();
        refusal.failures()
                .forEach(failure ->
                        Objects.requireNonNull(claims.get(failure.code())).increment());
    }

    @Override
    public void tokenUndecided(JoseException failure) {
        (failure instanceof ReplayStoreException ? withoutReplayStore : withoutKeys).increment();
    }

    @Override
    public void memoryHit() {
        hits.increment();
    }

    @Override
    public void memoryMiss() {
        misses.increment();
    }

    @Override
    public void memoryEvicted(long tokens) {
        evicted.increment((double) tokens);
    }

    private Counter undecided(String missing) {
        return counter("jose.tokens.undecided", "Tokens that could not be checked", "missing", missing);
    }

    private Counter lookups(String result) {
        return counter("jose.memory.lookups", "Tokens that were looked for in memory", "result", result);
    }

    private Timer fetches(String set, String outcome) {
        return Timer.builder("jose.jwks.fetches")
                .description("Fetches of key sets")
                .tags("set", set, "outcome", outcome)
                .register(registry);
    }

    private Counter counter(String name, String description, String... tags) {
        return Counter.builder(name).description(description).tags(tags).register(registry);
    }

    private static <K> Map<K, Counter> counters(K[] keys, Function<K, Counter> counter) {
        return Stream.of(keys).collect(Collectors.toUnmodifiableMap(Function.identity(), counter));
    }
}
