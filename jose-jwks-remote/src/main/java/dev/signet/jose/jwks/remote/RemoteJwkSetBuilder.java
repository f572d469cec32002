package dev.signet.jose.jwks.remote;

import dev.signet.jose.core.internal.Octets;
import dev.signet.jose.jwk.JwkSet;
import dev.signet.jose.jwk.JwkSetReader;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Says how a {@link RemoteJwkSet} is fetched and kept, then where it is: {@link #at(String)} or {@link
 * #ofIssuer(String)} ends the sentence, and may be called more than once.
 *
 * <p>For one thread; the sets that it makes are thread-safe.
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
    private Freshness freshness = new Freshness(MINUTE, Duration.ofHours(1), Duration.ofMinutes(10));
    private Duration coolDown = Duration.ofSeconds(5);
    private Duration unknownKeyIdWait = Duration.ofSeconds(2);
    private Duration outageBound = Duration.ofHours(1);
    private Duration backoffFirst = SECOND;
    private Duration backoffLongest = MINUTE;
    private boolean refreshAhead;
    private Supplier<SteadyClock> clock = SteadyClock::system;
    private @Nullable JwksTransport transport;
    private Consumer<? super JwksEvent> listener = event -> {};

    // Only tests replace them.
    private DoubleSupplier random = () -> Octets.randomness().nextDouble();
    private @Nullable RefreshTimer timer;

    RemoteJwkSetBuilder() {}

    /**
     * Waits so long for a connection. Default 2 seconds. A transport of one's own has its own.
     *
     * @param longest from 1 millisecond to 1 minute
     * @return this builder
     * @throws IllegalArgumentException if it is out of that range
     */
    public RemoteJwkSetBuilder connectTimeout(Duration longest) {
        this.connectTimeout = require("connect timeout", longest, Duration.ofMillis(1), MINUTE);
        return this;
    }

    /**
     * Waits so long for the whole answer, with redirects, metadata and the body. Default 5 seconds.
     *
     * @param longest from 1 millisecond to 1 minute
     * @return this builder
     * @throws IllegalArgumentException if it is out of that range
     */
    public RemoteJwkSetBuilder responseTimeout(Duration longest) {
        this.responseTimeout = require("response timeout", longest, Duration.ofMillis(1), MINUTE);
        return this;
    }

    /**
     * Reads no more octets of a body. Default 524,288; a longer one is refused as a whole.
     *
     * @param octets from 1 to 16 MiB
     * @return this builder
     * @throws IllegalArgumentException if it is out of that range
     */
    public RemoteJwkSetBuilder maxOctets(int octets) {
        this.maxOctets = require("octets", octets, 1, 16 << 20);
        return this;
    }

    /**
     * Takes no set with more elements. Default 512; a longer one is refused as a whole.
     *
     * @param keys from 1 to 10,000
     * @return this builder
     * @throws IllegalArgumentException if it is out of that range
     */
    public RemoteJwkSetBuilder maxKeys(int keys) {
        this.maxKeys = require("keys", keys, 1, 10_000);
        return this;
    }

    /**
     * Takes no key of which any member is at fault, as {@link JwkSetReader#strict()}. By default a fault in a member
     * that the key can do without costs that member only; {@link JwksState#ignoredMembers()} shows which.
     *
     * @return this builder
     */
    public RemoteJwkSetBuilder strictKeys() {
        this.reader = reader.strict();
        return this;
    }

    /**
     * Takes RSA keys with an odd public exponent from 3 up, for verification only, as {@link
     * JwkSetReader#acceptingSmallExponents()}, where the risk is described. By default such a key is unusable.
     *
     * @return this builder
     */
    public RemoteJwkSetBuilder acceptingSmallExponents() {
        this.reader = reader.acceptingSmallExponents();
        return this;
    }

    /**
     * Follows no more redirects. Default 3. From https they lead to https or nowhere, whatever the host.
     *
     * @param redirects from 0 to 10
     * @return this builder
     * @throws IllegalArgumentException if it is out of that range
     */
    public RemoteJwkSetBuilder maxRedirects(int redirects) {
        this.maxRedirects = require("redirects", redirects, 0, 10);
        return this;
    }

    /**
     * Takes plain http to {@code localhost}, {@code 127.x.x.x} and {@code [::1]}, for tests and sidecars.
     *
     * @return this builder
     */
    public RemoteJwkSetBuilder allowingLoopbackHttp() {
        this.loopbackHttp = true;
        return this;
    }

    /**
     * Takes plain http to this host on this port, by its exact name; may be called for several. For servers that speak no
     * TLS inside a network that is trusted as a whole, such as {@code http://keycloak:8080} between containers.
     *
     * <p><strong>An attacker who can change what passes on that network chooses the keys, and so makes tokens that are
     * accepted.</strong> A redirect does not lead from such a host to another host, or from another to such a host, and
     * metadata that came from it names only a {@code jwks_uri} on a host that was listed. {@link JwksState#plainHttp()}
     * shows the hosts.
     *
     * @param host a host name or address literal as it stands in a URL, in any case; nothing is resolved to compare it
     * @param port from 1 to 65535; 80 for URLs without a port
     * @return this builder
     * @throws IllegalArgumentException if the host is no host of a URL, or the port is out of range
     */
    public RemoteJwkSetBuilder allowingHttp(String host, int port) {
        plainHttp.add(AddressRule.Origin.of(host, port));
        return this;
    }

    /**
     * Keeps a set as long as its server says ({@code Cache-Control}, {@code Expires}), within bounds. Defaults: 1
     * minute, 1 hour, 10 minutes.
     *
     * @param floor at least this long, also if the server wants no caching; at least 1 second
     * @param ceiling at most this long: the time after which a withdrawn key stops at the latest, while the server is
     *     there
     * @param otherwise if the server says nothing
     * @return this builder
     * @throws IllegalArgumentException if they are not in this order: 1 second, {@code floor}, {@code otherwise},
     *     {@code ceiling}, 365 days
     */
    public RemoteJwkSetBuilder lifetime(Duration floor, Duration ceiling, Duration otherwise) {
        require("floor", floor, SECOND, YEAR);
        require("ceiling", ceiling, floor, YEAR);
        require("lifetime otherwise", otherwise, floor, ceiling);
        this.freshness = new Freshness(floor, ceiling, otherwise);
        return this;
    }

    /**
     * Lets tokens with an unknown {@code kid} lead to one attempt in this time, all together: a token bucket with one
     * token, which is refilled after this time. Default 5 seconds, so that there are at most 12 attempts in a minute.
     * Only an attempt that is answered counts; after a failed one the next is made when the pause of {@link
     * #backoff(Duration, Duration)} is over.
     *
     * <p>A key that is published while made-up names use up the attempts is found with the next one: this is how long
     * valid tokens can be refused then.
     *
     * @param time from 1 second to 365 days
     * @return this builder
     * @throws IllegalArgumentException if it is out of that range
     */
    public RemoteJwkSetBuilder unknownKeyIdCoolDown(Duration time) {
        this.coolDown = require("cool-down", time, SECOND, YEAR);
        return this;
    }

    /**
     * Lets tokens with an unknown {@code kid} wait until the attempt that is under way for them is so old. Default 2
     * seconds. Then they are refused, and those that come later at once, while the attempt goes on. Zero has nobody
     * wait: a new key works from the second token on.
     *
     * @param longest from zero to 1 minute
     * @return this builder
     * @throws IllegalArgumentException if it is out of that range
     */
    public RemoteJwkSetBuilder unknownKeyIdWait(Duration longest) {
        this.unknownKeyIdWait = require("wait", longest, Duration.ZERO, MINUTE);
        return this;
    }

    /**
     * Keeps serving the last good set so long past its expiry while it cannot be refreshed. Default 1 hour. Zero serves
     * nothing that is not fresh: when a set expires, all threads wait for the next one.
     *
     * @param time from zero to 365 days
     * @return this builder
     * @throws IllegalArgumentException if it is out of that range
     */
    public RemoteJwkSetBuilder outageBound(Duration time) {
        this.outageBound = require("outage bound", time, Duration.ZERO, YEAR);
        return this;
    }

    /**
     * Pauses after a failed attempt, twice as long after each further one, and a random part of half of it less.
     * Defaults: 1 second, 1 minute.
     *
     * @param first after the first failure; at least 1 millisecond
     * @param longest after many; at most 365 days
     * @return this builder
     * @throws IllegalArgumentException if they are not in this order: 1 millisecond, {@code first}, {@code longest},
     *     365 days
     */
    public RemoteJwkSetBuilder backoff(Duration first, Duration longest) {
        this.backoffFirst = require("first pause", first, Duration.ofMillis(1), YEAR);
        this.backoffLongest = require("longest pause", longest, first, YEAR);
        return this;
    }

    /**
     * Refreshes a set after 70 to 80 per cent of its lifetime, on one daemon thread, so that no thread that verifies
     * tokens waits. The thread begins with the first attempt and ends with {@link RemoteJwkSet#close()}.
     *
     * @return this builder
     */
    public RemoteJwkSetBuilder refreshAhead() {
        this.refreshAhead = true;
        return this;
    }

    /**
     * Takes the time from this clock alone. Default is the system's, and the running time of the JVM where that clock
     * was set back. Timeouts of the network go by real time.
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
     * Fetches by this transport. Default is an HTTP client of the JDK with the system's proxy and trust anchors.
     *
     * @param transport the transport; decides also which hosts may be reached, private addresses included
     * @return this builder
     */
    public RemoteJwkSetBuilder transport(JwksTransport transport) {
        this.transport = Objects.requireNonNull(transport);
        return this;
    }

    /**
     * Tells how every attempt ended. The listener is called after the result is in force, on the thread that made it: a
     * thread of the transport, of the common pool, or one that asks for keys. While it runs that thread serves nothing
     * else. What it throws is dropped.
     *
     * @param listener the listener; thread-safe, and quick
     * @return this builder
     */
    public RemoteJwkSetBuilder listener(Consumer<? super JwksEvent> listener) {
        this.listener = Objects.requireNonNull(listener);
        return this;
    }

    /**
     * Returns the key set at an address. Nothing is fetched yet.
     *
     * @param url an https URL without user information and fragment; or an http URL of a host that is allowed
     * @return the source
     * @throws IllegalArgumentException if it is another
     */
    public RemoteJwkSet at(String url) {
        JwksClient client = client();
        URI checked = client.addresses().require(url);
        SteadyClock time = clock.get();
        return set(new FixedLocation(checked, document(client, time)), client, time);
    }

    /**
     * Returns the key set at an address. Nothing is fetched yet.
     *
     * @param url as {@link #at(String)}
     * @return the source
     * @throws IllegalArgumentException as {@link #at(String)}
     */
    public RemoteJwkSet at(URI url) {
        return at(url.toString());
    }

    /**
     * Returns the key set of an issuer. Nothing is fetched yet; what is fetched first is the issuer's metadata:
     * {@code /.well-known/openid-configuration} behind the issuer's path, or, if the server answers that with an error,
     * {@code /.well-known/oauth-authorization-server} before it. Its {@code issuer} must be exactly this one, and its
     * {@code jwks_uri} an address that {@link #at(String)} takes.
     *
     * @param issuer what {@code iss} is in the issuer's tokens: an https URL without query and fragment; or an http URL
     *     of a host that is allowed
     * @return the source
     * @throws IllegalArgumentException if it is another
     * @see <a href="https://www.rfc-editor.org/rfc/rfc8414#section-3">RFC 8414, section 3</a>
     */
    public RemoteJwkSet ofIssuer(String issuer) {
        JwksClient client = client();
        SteadyClock time = clock.get();
        return set(new DiscoveredLocation(issuer, client, freshness, document(client, time), time), client, time);
    }

    /** Replaces what is random, for tests. */
    RemoteJwkSetBuilder random(DoubleSupplier random) {
        this.random = random;
        return this;
    }

    /** Replaces the daemon, for tests. */
    RemoteJwkSetBuilder timer(RefreshTimer timer) {
        this.timer = timer;
        return this;
    }

    private JwksClient client() {
        JwksTransport chosen = transport == null ? HttpClientTransport.standard(connectTimeout) : transport;
        return new JwksClient(chosen, new AddressRule(loopbackHttp, List.copyOf(plainHttp)), maxOctets, maxRedirects);
    }

    private KeySetFetcher document(JwksClient client, SteadyClock time) {
        return new KeySetFetcher(client, freshness, maxKeys, reader, time.ofDay());
    }

    private RemoteJwkSet set(KeySetLocation location, JwksClient client, SteadyClock time) {
        RefreshPolicy policy = new RefreshPolicy(
                time,
                responseTimeout,
                coolDown,
                unknownKeyIdWait,
                outageBound,
                new Backoff(backoffFirst, backoffLongest, random),
                listener,
                timer(location.host()));
        return new RemoteJwkSet(location, client, policy);
    }

    private RefreshTimer timer(String host) {
        if (timer != null) {
            return timer;
        }
        return refreshAhead ? RefreshTimer.daemon("signet-jwks-" + host) : RefreshTimer.none();
    }

    private static int require(String what, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    "expected " + what + " from " + least + " to " + most + ", was " + value);
        }
        return value;
    }

    private static Duration require(String what, Duration value, Duration least, Duration most) {
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw new IllegalArgumentException(
                    "expected a " + what + " from " + least + " to " + most + ", was " + value);
        }
        return value;
    }
}
