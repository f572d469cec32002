package dev.signet.jose.jwks.remote;

import dev.signet.jose.jwk.JwkSet;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The result of a fetch. Immutable.
 *
 * @param set the keys; empty if the server answered that they have not changed
 * @param lifetime the freshness lifetime
 * @param validators the validators for the next request
 * @param advertisedAlgorithms the algorithms that the issuer's metadata lists
 */
record FetchResult(Optional<JwkSet> set, Duration lifetime, Validators validators, List<String> advertisedAlgorithms) {

    FetchResult withAdvertisedAlgorithms(List<String> algorithms) {
        return new FetchResult(set, lifetime, validators, algorithms);
    }
}
