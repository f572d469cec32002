package dev.signet.jose.jwks.remote;

import dev.signet.jose.core.JoseObserver;
import dev.signet.jose.core.internal.GuardedObserver;
import dev.signet.jose.core.internal.Octets;
import dev.signet.jose.jwk.JwkSet;
import dev.signet.jose.jwk.JwkSetReader;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Builder of {@link RemoteJwkSet}s: the settings, then {@link #at(String)} or {@link #ofIssuer(String)}, which build
 * the source. The builder can be reused.
 *
 * <p>Not thread-safe; the sets that it builds are thread-safe.
 */
public final class RemoteJwkSetBuilder {

    private static final Duration YEAR = Duration.ofDays(365);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration SECOND = Duration.ofSeconds(1);

    private Duration connectTimeout = Duration.ofSeconds(2);
    private Duration responseTimeout = Duration.ofSeconds(5);
    private int maxOctets = 512 * 1024;
    private int maxKeys = 512;
    private int maxRedirects = 3;
    private JwkSetReader reader = JwkSet.reader();
    private boolean loopbackHttp;
    private final List<AddressRule.Origin> plainHttp = new ArrayList<>();
    private Duration minLifetime = MINUTE;
    private Duration maxLifetime = Duration.ofHours(1);
    private @Nullable Duration defaultLifetime;
    private Duration coolDown = Duration.ofSeconds(5);
    private Duration unknownKeyIdWait = Duration.ofSeconds(2);
    private Duration staleIfError = Duration.ofHours(1);
    private Duration initialBackoff = SECOND;
    private Duration maxBackoff = MINUTE;
    private boolean refreshAhead;
    private Supplier<SteadyClock> clock = SteadyClock::system;
    private @Nullable JwksTransport transport;
    private JoseObserver observer = GuardedObserver.NONE;

    // Only tests replace them.
    private DoubleSupplier random = () -> Octets.randomness().nextDouble();
    private @Nullable RefreshTimer timer;
    private Executor starter = new CompletableFuture<Void>().defaultExecutor();

    RemoteJwkSetBuilder() {}

    /**
     * Sets the timeout for establishing a connection. Default 2 seconds. Applies to the standard transport only.
     *
     * @param timeout from 1 millisecond to 1 minute
     * @return this builder
     * @throws IllegalArgumentException if the timeout is out of that range
     */
    public RemoteJwkSetBuilder connectTimeout(Duration timeout) {
        this.connectTimeout = require("connectTimeout", timeout, Duration.ofMillis(1), MINUTE);
        return this;
    }

    /**
     * Sets the timeout for one fetch as a whole: redirects, metadata and body included. Default 5 seconds.
     *
     * @param timeout from 1 millisecond to 1 minute
     * @return this builder
     * @throws IllegalArgumentException if the timeout is out of that range
     */
    public RemoteJwkSetBuilder responseTimeout(Duration timeout) {
        this.responseTimeout = require("responseTimeout", timeout, Duration.ofMillis(1), MINUTE);
        return this;
    }

    /**
     * Sets the maximum length of a response body in octets. Default 524,288. A longer body is a failed fetch.
     *
     * @param octets from 1 to 16,777,216 (16 MiB)
     * @return this builder
     * @throws IllegalArgumentException if the number is out of that range
     */
    public RemoteJwkSetBuilder maxOctets(int octets) {
        this.maxOctets = require("maxOctets", octets, 1, 16 << 20);
        return this;
    }

    /**
     * Sets the maximum number of elements of a set. Default 512. A set with more is a failed fetch.
     *
     * @param keys from 1 to 10,000
     * @return this builder
     * @throws IllegalArgumentException if the number is out of that range
     */
    public RemoteJwkSetBuilder maxKeys(int keys) {
        this.maxKeys = require("maxKeys", keys, 1, 10_000);
        return this;
    }

    /**
     * Skips keys with any faulty member, as {@link JwkSetReader#strict()} does. By default a faulty member that the key
     * can do without is ignored, and the key is used; {@link JwksState#ignoredMembers()} lists such members.
     *
     * @return this builder
     */
    public RemoteJwkSetBuilder strictKeys() {
        this.reader = reader.strict();
        return this;
    }

    /**
     * Accepts RSA keys with an odd public exponent from 3 up, for verification only, as {@link
     * JwkSetReader#acceptingSmallExponents()} does, where the risk is described. By default such a key is skipped.
     *
     * @return this builder
     */
    public RemoteJwkSetBuilder acceptingSmallExponents() {
        this.reader = reader.acceptingSmallExponents();
        return this;
    }

    /**
     * Sets the maximum number of redirects that are followed. Default 3. A redirect from https is followed to https
     * only, to any host.
     *
     * @param redirects from 0 to 10
     * @return this builder
     * @throws IllegalArgumentException if the number is out of that range
     */
    public RemoteJwkSetBuilder maxRedirects(int redirects) {
        this.maxRedirects = require("maxRedirects", redirects, 0, 10);
        return this;
    }

    /**
     * Allows plain http to {@code localhost}, {@code 127.x.x.x} and {@code [::1]}, for tests and sidecars.
     *
     * @return this builder
     */
    public RemoteJwkSetBuilder allowingLoopbackHttp() {
        this.loopbackHttp = true;
        return this;
    }

    /**
     * Allows plain http to one host and port; can be called for several. For servers without TLS inside a network that
     * is trusted as a whole, such as {@code http://keycloak:8080} between containers.
     *
     * <p><strong>An attacker who can change the traffic of that network chooses the keys, and so makes tokens that are
     * accepted.</strong> A redirect is not followed from such a host to another host, or from another host to such a
     * host, and metadata fetched from it may name a {@code jwks_uri} only on a listed host. {@link
     * JwksState#plainHttp()} lists the hosts.
     *
     * @param host a host name or address literal as it stands in a URL, in any case; compared without resolving it
     * @param port from 1 to 65535; 80 for URLs without a port
     * @return this builder
     * @throws IllegalArgumentException if the host is no host of a URL, or the port is out of range
     */
    public RemoteJwkSetBuilder allowingHttp(String host, int port) {
        plainHttp.add(AddressRule.Origin.of(host, port));
        return this;
    }

    /**
     * Sets the minimum lifetime of a fetched set, whatever its server states with {@code Cache-Control} or {@code
     * Expires}. Default 1 minute.
     *
     * @param lifetime from 1 second to 365 days; not more than the maximum lifetime
     * @return this builder
     * @throws IllegalArgumentException if the lifetime is out of that range
     */
    public RemoteJwkSetBuilder minLifetime(Duration lifetime) {
        this.minLifetime = require("minLifetime", lifetime, SECOND, YEAR);
        return this;
    }

    /**
     * Sets the maximum lifetime of a fetched set, whatever its server states: the time after which a withdrawn key is
     * no longer accepted, as long as the server answers. Default 1 hour.
     *
     * @param lifetime from 1 second to 365 days; not less than the minimum lifetime
     * @return this builder
     * @throws IllegalArgumentException if the lifetime is out of that range
     */
    public RemoteJwkSetBuilder maxLifetime(Duration lifetime) {
        this.maxLifetime = require("maxLifetime", lifetime, SECOND, YEAR);
        return this;
    }

    /**
     * Sets the lifetime of a fetched set whose server states none. Default 10 minutes, or the nearer of the minimum and
     * maximum lifetime if that is not between them.
     *
     * @param lifetime from the minimum to the maximum lifetime
     * @return this builder
     * @throws IllegalArgumentException if the lifetime is not from 1 second to 365 days
     */
    public RemoteJwkSetBuilder defaultLifetime(Duration lifetime) {
        this.defaultLifetime = require("defaultLifetime", lifetime, SECOND, YEAR);
        return this;
    }

    /**
     * Sets the cool-down between fetches for tokens with an unknown {@code kid}, all such tokens together: a token
     * bucket of capacity 1 that is refilled after this time. Default 5 seconds, so at most 12 fetches a minute. Only
     * a fetch that succeeds starts the cool-down; after a failed one the next follows the {@linkplain
     * #initialBackoff(Duration) backoff}.
     *
     * <p>While made-up values of {@code kid} use up the fetches, valid tokens under a newly published key can be
     * refused for this time.
     *
     * @param time from 1 second to 365 days
     * @return this builder
     * @throws IllegalArgumentException if the time is out of that range
     */
    public RemoteJwkSetBuilder unknownKeyIdCoolDown(Duration time) {
        this.coolDown = require("unknownKeyIdCoolDown", time, SECOND, YEAR);
        return this;
    }

    /**
     * Sets how long tokens with an unknown {@code kid} wait for a fetch, counted from its start. Default 2 seconds.
     * Tokens that arrive later are refused at once while the fetch goes on. With zero no token waits: a new key is
     * accepted from the second token on.
     *
     * @param time from zero to 1 minute
     * @return this builder
     * @throws IllegalArgumentException if the time is out of that range
     */
    public RemoteJwkSetBuilder unknownKeyIdWait(Duration time) {
        this.unknownKeyIdWait = require("unknownKeyIdWait", time, Duration.ZERO, MINUTE);
        return this;
    }

    /**
     * Sets how long an expired set stays in use while it cannot be refreshed: {@code stale-if-error}, as in HTTP, but
     * chosen here and not by the server. Default 1 hour. With zero an expired set is not used: when it expires, all
     * threads wait for the next one.
     *
     * @param time from zero to 365 days
     * @return this builder
     * @throws IllegalArgumentException if the time is out of that range
     * @see <a href="https://www.rfc-editor.org/rfc/rfc5861#section-4">RFC 5861, section 4</a>
     */
    public RemoteJwkSetBuilder staleIfError(Duration time) {
        this.staleIfError = require("staleIfError", time, Duration.ZERO, YEAR);
        return this;
    }

    /**
     * Sets the backoff after the first failed fetch. Default 1 second. It doubles with each further failure, up to
     * {@link #maxBackoff(Duration)}; each pause is shortened by a random part of up to one half.
     *
     * @param pause from 1 millisecond to 365 days; not more than the maximum backoff
     * @return this builder
     * @throws IllegalArgumentException if the pause is out of that range
     */
    public RemoteJwkSetBuilder initialBackoff(Duration pause) {
        this.initialBackoff = require("initialBackoff", pause, Duration.ofMillis(1), YEAR);
        return this;
    }

    /**
     * Sets the maximum backoff after failed fetches. Default 1 minute.
     *
     * @param pause from 1 millisecond to 365 days; not less than the initial backoff
     * @return this builder
     * @throws IllegalArgumentException if the pause is out of that range
     */
    public RemoteJwkSetBuilder maxBackoff(Duration pause) {
        this.maxBackoff = require("maxBackoff", pause, Duration.ofMillis(1), YEAR);
        return this;
    }

    /**
     * Refreshes a set after 70 to 80 per cent of its lifetime, on one daemon thread, so that no thread that verifies
     * tokens waits. The thread starts with the first fetch and ends with {@link RemoteJwkSet#close()}.
     *
     * @return this builder
     */
    public RemoteJwkSetBuilder refreshAhead() {
        this.refreshAhead = true;
        return this;
    }

    /**
     * Sets the only clock by which lifetimes and pauses are measured. By default they are measured by the system clock,
     * and by the running time of the JVM if that clock is set back. Network timeouts always use real time.
     *
     * @param clock the clock
     * @return this builder
     */
    public RemoteJwkSetBuilder clock(Clock clock) {
        Objects.requireNonNull(clock);
        this.clock = () -> SteadyClock.of(clock);
        return this;
    }

    /**
     * Sets the transport. Default is an HTTP client of the JDK with the system's proxy and trust anchors.
     *
     * @param transport the transport; it also decides which hosts can be reached, private addresses included
     * @return this builder
     */
    public RemoteJwkSetBuilder transport(JwksTransport transport) {
        this.transport = Objects.requireNonNull(transport);
        return this;
    }

    /**
     * Sets the observer, which is told the outcome of every fetch ({@link JoseObserver#keySetFetched}). It is called on
     * the thread that completed the fetch: a thread of the transport, of the common pool, or one that asks for keys.
     *
     * @param observer the observer
     * @return this builder
     */
    public RemoteJwkSetBuilder observer(JoseObserver observer) {
        this.observer = new GuardedObserver(observer);
        return this;
    }

    /**
     * Returns the key set at a URL. Nothing is fetched yet.
     *
     * @param url an https URL without user information and fragment; or an http URL of an allowed host
     * @return the source
     * @throws IllegalArgumentException if the URL is not of that form
     * @throws IllegalStateException if two settings contradict each other: a minimum above its maximum
     */
    public RemoteJwkSet at(String url) {
        JwksClient client = client();
        URI checked = client.addresses().require(url);
        SteadyClock time = clock.get();
        return set(new FixedLocation(checked, fetcher(client, time)), client, time);
    }

    /**
     * Returns the key set at a URL. Nothing is fetched yet.
     *
     * @param url as for {@link #at(String)}
     * @return the source
     * @throws IllegalArgumentException as for {@link #at(String)}
     * @throws IllegalStateException as for {@link #at(String)}
     */
    public RemoteJwkSet at(URI url) {
        return at(url.toString());
    }

    /**
     * Returns the key set of an issuer. Nothing is fetched yet. The first request is for the issuer's metadata: {@code
     * /.well-known/openid-configuration} after the issuer's path, or, if the server answers that with an error status,
     * {@code /.well-known/oauth-authorization-server} before it. The {@code issuer} in the metadata must equal this
     * issuer, and its {@code jwks_uri} must be a URL that {@link #at(String)} accepts.
     *
     * @param issuer the value of {@code iss} in the issuer's tokens: an https URL without query and fragment; or an
     *     http URL of an allowed host
     * @return the source
     * @throws IllegalArgumentException if the issuer is not of that form
     * @throws IllegalStateException as for {@link #at(String)}
     * @see <a href="https://www.rfc-editor.org/rfc/rfc8414#section-3">RFC 8414, section 3</a>
     */
    public RemoteJwkSet ofIssuer(String issuer) {
        JwksClient client = client();
        SteadyClock time = clock.get();
        return set(new DiscoveredLocation(issuer, client, freshness(), fetcher(client, time), time), client, time);
    }

    /** Replaces the source of randomness, for tests. */
    RemoteJwkSetBuilder random(DoubleSupplier random) {
        this.random = random;
        return this;
    }

    /** Replaces the daemon, for tests. */
    RemoteJwkSetBuilder timer(RefreshTimer timer) {
        this.timer = timer;
        return this;
    }

    /** Replaces the common pool, for tests. */
    RemoteJwkSetBuilder starter(Executor starter) {
        this.starter = starter;
        return this;
    }

    private JwksClient client() {
        JwksTransport chosen = transport == null ? HttpClientTransport.standard(connectTimeout) : transport;
        return new JwksClient(chosen, new AddressRule(loopbackHttp, List.copyOf(plainHttp)), maxOctets, maxRedirects);
    }

    private KeySetFetcher fetcher(JwksClient client, SteadyClock time) {
        return new KeySetFetcher(client, freshness(), maxKeys, reader, time.wallClock());
    }

    private RemoteJwkSet set(KeySetLocation location, JwksClient client, SteadyClock time) {
        RefreshPolicy policy = new RefreshPolicy(
                time,
                responseTimeout,
                coolDown,
                unknownKeyIdWait,
                staleIfError,
                backoff(),
                observer,
                timer(location.host()),
                starter);
        return new RemoteJwkSet(location, client, policy);
    }

    private Freshness freshness() {
        requireOrder("minLifetime", minLifetime, "maxLifetime", maxLifetime);
        if (defaultLifetime == null) {
            return new Freshness(minLifetime, maxLifetime, Duration.ofMinutes(10));
        }
        requireOrder("minLifetime", minLifetime, "defaultLifetime", defaultLifetime);
        requireOrder("defaultLifetime", defaultLifetime, "maxLifetime", maxLifetime);
        return new Freshness(minLifetime, maxLifetime, defaultLifetime);
    }

    private Backoff backoff() {
        requireOrder("initialBackoff", initialBackoff, "maxBackoff", maxBackoff);
        return new Backoff(initialBackoff, maxBackoff, random);
    }

    private RefreshTimer timer(String host) {
        if (timer != null) {
            return timer;
        }
        return refreshAhead ? RefreshTimer.daemon("signet-jwks-" + host) : RefreshTimer.none();
    }

    private static int require(String setting, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(setting + ": expected from " + least + " to " + most + ", was " + value);
        }
        return value;
    }

    private static Duration require(String setting, Duration value, Duration least, Duration most) {
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw new IllegalArgumentException(setting + ": expected from " + least + " to " + most + ", was " + value);
        }
        return value;
    }

    private static void requireOrder(String lesser, Duration least, String greater, Duration most) {
        if (least.compareTo(most) > 0) {
            throw new IllegalStateException(
                    lesser + ": expected at most " + greater + ", which is " + most + ", was " + least);
        }
    }
}
