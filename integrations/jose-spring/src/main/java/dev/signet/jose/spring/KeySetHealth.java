package dev.signet.jose.spring;

import dev.signet.jose.jwks.remote.JwksState;
import dev.signet.jose.jwks.remote.RemoteJwkSet;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The health of the remote key sets of an application. Holds no key and no part of a token. Immutable.
 *
 * <p>An application is up as long as one of its key sets can be used, fresh or stale: then it can serve the tokens of
 * that issuer. It is down if there are key sets and none of them can be used.
 *
 * @param isUp whether at least one of the key sets can be used, or there are none
 * @param details by the name of a key set: {@code usable}; the number of its {@code keys}; {@code ageSeconds} since it
 *     was fetched or confirmed; {@code lastFailure} and {@code lastError}; {@code failures} since the last success;
 *     {@code nextRefresh}, the time at which it expires or, after a failure, may be fetched again. What is not known is
 *     absent; times have the form of ISO 8601
 */
public record KeySetHealth(boolean isUp, Map<String, Map<String, Object>> details) {

    /**
     * Creates a health.
     *
     * @param isUp whether at least one of the key sets can be used, or there are none
     * @param details by the name of a key set; copied, in the same order
     */
    public KeySetHealth {
        details = Collections.unmodifiableMap(new LinkedHashMap<>(details));
    }

    /**
     * Returns the health of key sets at this moment. Waits for nothing. A set that is no longer fresh is fetched in the
     * background if its backoff is over, so that a service without traffic gets well again.
     *
     * @param sets the key sets by name; the names are shown
     * @return their health
     */
    public static KeySetHealth of(Map<String, RemoteJwkSet> sets) {
        Map<String, Map<String, Object>> details = new LinkedHashMap<>();
        boolean isUp = sets.isEmpty();
        for (Map.Entry<String, RemoteJwkSet> set : sets.entrySet()) {
            set.getValue().warm();
            JwksState state = set.getValue().state();
            boolean usable = isUsable(state);
            isUp |= usable;
            details.put(set.getKey(), details(state, usable));
        }
        return new KeySetHealth(isUp, details);
    }

    /** The time of the state by the clock of the set: a clock that was set back makes no set younger. */
    private static boolean isUsable(JwksState state) {
        Optional<Instant> now =
                state.lastSuccess().flatMap(success -> state.age().map(success::plus));
        return now.isPresent()
                && state.usableUntil().filter(now.get()::isBefore).isPresent();
    }

    private static Map<String, Object> details(JwksState state, boolean usable) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("usable", usable);
        details.put("keys", state.keys());
        state.age().ifPresent(age -> details.put("ageSeconds", age.toSeconds()));
        state.lastFailure().ifPresent(time -> details.put("lastFailure", time.toString()));
        state.lastError().ifPresent(error -> details.put("lastError", error));
        details.put("failures", state.failures());
        state.retry().or(state::expires).ifPresent(time -> details.put("nextRefresh", time.toString()));
        return Collections.unmodifiableMap(details);
    }
}
