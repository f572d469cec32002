package dev.signet.jose.jwks.remote;

import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** The location of a key set. Thread-safe; there is one fetch at a time. */
interface KeySetLocation {

    /** Returns the configured host, for messages. */
    String host();

    /**
     * Fetches the set.
     *
     * @param last the validators of the cached set; empty to read everything anew, the metadata included
     * @return the result; fails with any exception
     */
    CompletionStage<FetchResult> fetch(Optional<Validators> last, Deadline deadline);
}
