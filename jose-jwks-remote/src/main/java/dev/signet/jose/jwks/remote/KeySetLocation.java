package dev.signet.jose.jwks.remote;

import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Where a key set is to be had. Thread-safe; asked once at a time. */
interface KeySetLocation {

    /** Returns what the caller configured, for messages. */
    String host();

    /**
     * Looks for the set.
     *
     * @param last what is known of the set in hand; empty to read everything anew, what leads to the set included
     * @return what was found; fails with any exception if nothing was
     */
    CompletionStage<FetchResult> fetch(Optional<Validators> last, Deadline deadline);
}
