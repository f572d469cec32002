package dev.signet.jose.jwks.remote;

import dev.signet.jose.jwk.JwkSet;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The state of a {@link RemoteJwkSet}, for a health check. Immutable.
 *
 * @param lastSuccess when the set in hand was last fetched or confirmed; empty if there never was one
 * @param age the time since then
 * @param expires until when the set counts as fresh
 * @param usableUntil until when it serves if every refresh fails: {@code expires} and the bound on outages
 * @param keys how many keys it has that can be used
 * @param unusable the elements that it has and that cannot be used, each with what was expected
 * @param ignoredMembers the members of its keys that were ignored, each with what was expected
 * @param lastFailure when an attempt last failed; stays after a success
 * @param lastError why; repeats of the answer at most its status, the issuer that metadata name and the {@code kty} or
 *     {@code crv} of a key, shortened and escaped
 * @param failures how many attempts failed since the last success
 * @param advertisedAlgorithms what the issuer's metadata says that it signs ID tokens with. Information only: what a
 *     verifier accepts is listed where it is built. Empty without discovery
 * @param plainHttp the hosts and ports that may be asked over plain http, each as {@code host:port}: those of {@link
 *     RemoteJwkSetBuilder#allowingHttp(String, int)}
 */
public record JwksState(
        Optional<Instant> lastSuccess,
        Optional<Duration> age,
        Optional<Instant> expires,
        Optional<Instant> usableUntil,
        int keys,
        List<JwkSet.SkippedKey> unusable,
        List<JwkSet.IgnoredMember> ignoredMembers,
        Optional<Instant> lastFailure,
        Optional<String> lastError,
        int failures,
        List<String> advertisedAlgorithms,
        List<String> plainHttp) {

    /**
     * Makes a state.
     *
     * @param lastSuccess see above
     * @param age see above
     * @param expires see above
     * @param usableUntil see above
     * @param keys see above
     * @param unusable copied
     * @param ignoredMembers copied
     * @param lastFailure see above
     * @param lastError see above
     * @param failures see above
     * @param advertisedAlgorithms copied
     * @param plainHttp copied
     */
    public JwksState {
        unusable = List.copyOf(unusable);
        ignoredMembers = List.copyOf(ignoredMembers);
        advertisedAlgorithms = List.copyOf(advertisedAlgorithms);
        plainHttp = List.copyOf(plainHttp);
    }

    static JwksState of(CacheState state, SteadyClock clock, List<AddressRule.Origin> plainHttp) {
        long now = clock.millis();
        Optional<CacheState.Copy> copy = Optional.ofNullable(state.copy());
        Optional<CacheState.Failure> failure = Optional.ofNullable(state.failure());
        return new JwksState(
                copy.map(held -> clock.instant(held.fetched())),
                copy.map(held -> Duration.ofMillis(Math.max(0, now - held.fetched()))),
                copy.map(held -> clock.instant(held.expires())),
                copy.map(held -> clock.instant(held.usableUntil())),
                copy.map(held -> held.set().keys().size()).orElse(0),
                copy.map(held -> held.set().skippedKeys()).orElse(List.of()),
                copy.map(held -> held.set().ignoredMembers()).orElse(List.of()),
                failure.map(last -> clock.instant(last.at())),
                failure.map(last -> String.valueOf(last.reason().getMessage())),
                state.failures(),
                state.advertisedAlgorithms(),
                plainHttp.stream().map(AddressRule.Origin::toString).toList());
    }
}
