package dev.signet.jose.jwks.remote;

import dev.signet.jose.jwk.JwkSet;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What an attempt brought. Immutable.
 *
 * @param set the keys; empty if the server says that those in hand are still the same
 * @param lifetime how long they count as fresh
 * @param validators what to ask with next time
 * @param advertisedAlgorithms what the issuer's metadata says about signatures
 */
record FetchResult(Optional<JwkSet> set, Duration lifetime, Validators validators, List<String> advertisedAlgorithms) {

    FetchResult withAdvertisedAlgorithms(List<String> algorithms) {
        return new FetchResult(set, lifetime, validators, algorithms);
    }
}
