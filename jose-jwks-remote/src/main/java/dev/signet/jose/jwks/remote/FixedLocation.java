package dev.signet.jose.jwks.remote;

import java.net.URI;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * A location that is configured. Immutable.
 *
 * @param uri the URL
 * @param fetcher fetches it
 */
record FixedLocation(URI uri, KeySetFetcher fetcher) implements KeySetLocation {

    @Override
    public String host() {
        return uri.getHost();
    }

    @Override
    public CompletionStage<FetchResult> fetch(Optional<Validators> last, Deadline deadline) {
        return fetcher.fetch(uri, last, deadline);
    }
}
