package dev.signet.jose.jwks.remote;

import java.net.URI;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * A key set at an address that the caller knows. Immutable.
 *
 * @param uri the address
 * @param document how it is fetched
 */
record SetAtAddress(URI uri, SetDocument document) implements KeySetPlace {

    @Override
    public String host() {
        return uri.getHost();
    }

    @Override
    public CompletionStage<Fetched> fetch(Optional<Validators> last, Deadline deadline) {
        return document.fetch(uri, last, deadline);
    }
}
