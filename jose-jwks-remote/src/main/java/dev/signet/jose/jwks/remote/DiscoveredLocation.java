package dev.signet.jose.jwks.remote;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A location that the issuer's metadata states: OpenID Connect Discovery 1.0 section 4, otherwise RFC 8414 section 3.
 * The metadata is cached like a set, and fetched again once it has expired, the set could not be fetched, or a key is
 * missing. Thread-safe.
 */
final class DiscoveredLocation implements KeySetLocation {

    private static final String OPENID = "/.well-known/openid-configuration";
    private static final String OAUTH = "/.well-known/oauth-authorization-server";

    private final String issuer;
    private final URI uri;
    private final JwksClient client;
    private final Freshness freshness;
    private final KeySetFetcher fetcher;
    private final SteadyClock clock;

    // Counts requests for the metadata, which begin one after the other.
    private final AtomicLong requests = new AtomicLong();

    // The answer to the latest request that has one: that to a fetch which was overtaken may come late.
    private final AtomicReference<@Nullable Known> known = new AtomicReference<>();

    private record Known(IssuerMetadata metadata, long expires, long request) {

        Known outdated() {
            return new Known(metadata, Long.MIN_VALUE, request);
        }
    }

    DiscoveredLocation(
            String issuer, JwksClient client, Freshness freshness, KeySetFetcher fetcher, SteadyClock clock) {
        this.issuer = issuer;
        this.uri = client.addresses().require(issuer);
        if (uri.getRawQuery() != null) {
            throw new IllegalArgumentException("expected an issuer without query, has one");
        }
        this.client = client;
        this.freshness = freshness;
        this.fetcher = fetcher;
        this.clock = clock;
    }

    @Override
    public String host() {
        return uri.getHost();
    }

    @Override
    public CompletionStage<FetchResult> fetch(Optional<Validators> last, Deadline deadline) {
        return metadata(last.isEmpty(), deadline).thenCompose(found -> set(found, last, deadline));
    }

    private CompletionStage<FetchResult> set(Known found, Optional<Validators> last, Deadline deadline) {
        return fetcher.fetch(found.metadata.jwksUri(), last, deadline)
                .thenApply(fetched -> fetched.withAdvertisedAlgorithms(found.metadata.algorithms()))
                .whenComplete((fetched, failure) -> {
                    if (failure != null) {
                        known.compareAndSet(found, found.outdated());
                    }
                });
    }

    private CompletionStage<Known> metadata(boolean anew, Deadline deadline) {
        Known kept = known.get();
        if (!anew && kept != null && clock.millis() < kept.expires) {
            return CompletableFuture.completedFuture(kept);
        }
        long request = requests.incrementAndGet();
        return client.get(wellKnown(OPENID, true), Optional.empty(), deadline)
                .handle((page, failure) -> failure == null
                        ? CompletableFuture.completedStage(page)
                        : insteadOf(FetchException.of(failure), deadline))
                .thenCompose(Function.identity())
                .thenApply(page -> read(page, request));
    }

    /** Only a status says that there is no such document; a server that is down gets no second request. */
    private CompletionStage<JwksClient.Page> insteadOf(FetchException failure, Deadline deadline) {
        return failure.isStatus()
                ? client.get(wellKnown(OAUTH, false), Optional.empty(), deadline)
                : CompletableFuture.failedStage(failure);
    }

    private Known read(JwksClient.Page page, long request) {
        IssuerMetadata metadata = IssuerMetadata.read(KeySetFetcher.json(page), issuer, uri, client.addresses());
        Duration lifetime =
                freshness.lifetime(page.response(), clock.wallClock().instant());
        Known found = new Known(metadata, clock.millis() + lifetime.toMillis(), request);
        known.updateAndGet(kept -> kept == null || kept.request < request ? found : kept);
        return found;
    }

    /** OpenID Connect puts its name behind the issuer's path, RFC 8414 section 3.1 between host and path. */
    private URI wellKnown(String name, boolean behindPath) {
        String path = uri.getRawPath();
        String trimmed = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        String origin = uri.getScheme() + "://" + uri.getRawAuthority();
        return URI.create(behindPath ? origin + trimmed + name : origin + name + trimmed);
    }
}
