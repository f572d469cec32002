package dev.signet.jose.jwks.remote;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * GET over a transport, with the checks that are not left to transports: the targets and number of redirects, the
 * status, and the length of the body. Thread-safe.
 */
final class JwksClient implements AutoCloseable {

    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

    private final JwksTransport transport;
    private final AddressRule addresses;
    private final int maxOctets;
    private final int maxRedirects;

    JwksClient(JwksTransport transport, AddressRule addresses, int maxOctets, int maxRedirects) {
        this.transport = transport;
        this.addresses = addresses;
        this.maxOctets = maxOctets;
        this.maxRedirects = maxRedirects;
    }

    /** The response at the end of the redirects: a document, or 304 if it has not changed. */
    record Page(URI uri, JwksTransport.Response response) {

        boolean isUnchanged() {
            return response.status() == 304;
        }
    }

    AddressRule addresses() {
        return addresses;
    }

    /** Closes the client of the standard transport; a transport of the application stays open. */
    @Override
    public void close() {
        if (transport instanceof HttpClientTransport standard) {
            standard.close();
        }
    }

    /** Returns the document; fails with a {@link FetchException}, or with whatever the transport fails with. */
    CompletionStage<Page> get(URI uri, Optional<Validators> known, Deadline deadline) {
        return get(uri, uri, known, deadline, maxRedirects);
    }

    private CompletionStage<Page> get(
            URI first, URI uri, Optional<Validators> known, Deadline deadline, int redirectsLeft) {
        Map<String, String> headers = new TreeMap<>();
        headers.put("Accept", "application/jwk-set+json, application/json");
        headers.put("User-Agent", "signet-jose");
        Map<String, String> conditions = known.map(last -> last.conditions(uri)).orElse(Map.of());
        headers.putAll(conditions);
        return transport
                .get(new JwksTransport.Request(uri, headers, timeout(deadline), maxOctets))
                .thenCompose(response -> {
                    if (REDIRECTS.contains(response.status())) {
                        URI target = target(first, uri, response, redirectsLeft);
                        return get(first, target, known, deadline, redirectsLeft - 1);
                    }
                    requireAnswer(response, !conditions.isEmpty());
                    return CompletableFuture.completedFuture(new Page(uri, response));
                });
    }

    /** HTTP clients refuse a timeout of zero. */
    private static Duration timeout(Deadline deadline) {
        Duration left = deadline.left();
        return left.toMillis() < 1 ? Duration.ofMillis(1) : left;
    }

    private URI target(URI first, URI from, JwksTransport.Response response, int redirectsLeft) {
        if (redirectsLeft == 0) {
            throw new FetchException("expected at most " + maxRedirects + " redirects, were more");
        }
        String location = response.header("Location")
                .orElseThrow(() -> new FetchException("expected a redirect with a Location, was without"));
        try {
            return addresses.redirect(first, from, location);
        } catch (IllegalArgumentException e) {
            throw new FetchException(String.valueOf(e.getMessage()));
        }
    }

    private void requireAnswer(JwksTransport.Response response, boolean conditional) {
        if (response.status() == 304 && conditional) {
            return;
        }
        if (response.status() != 200) {
            throw FetchException.status(response.status());
        }
        if (!FieldValue.list(response, "Content-Encoding").allMatch("identity"::equalsIgnoreCase)) {
            // None was accepted in the request, and a small compressed body could be large.
            throw new FetchException("expected a body without content coding, has one");
        }
        if (response.body().length > maxOctets) {
            throw new FetchException("expected at most " + maxOctets + " octets, were more");
        }
    }
}
