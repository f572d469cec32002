package dev.signet.jose.jws;

import dev.signet.jose.core.KeySourceException;
import dev.signet.jose.jwk.JwkSet;
import dev.signet.jose.jwk.JwkSource;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The answers of key sources that were asked for a newer set because of one token: each source is asked once, however
 * many signatures the token has and verifiers share the source. For one thread.
 */
final class RefreshedSets {

    private final Map<JwkSource, Supplier<JwkSet>> answers = new IdentityHashMap<>();

    /**
     * Returns the set of a source, which is asked for it now or was asked before.
     *
     * @throws KeySourceException if the source has none
     */
    JwkSet of(JwkSource source, String missingKeyId) {
        return answers.computeIfAbsent(source, asked -> answer(asked, missingKeyId))
                .get();
    }

    private static Supplier<JwkSet> answer(JwkSource source, String missingKeyId) {
        try {
            JwkSet set = source.refreshed(missingKeyId);
            return () -> set;
        } catch (KeySourceException e) {
            return () -> {
                throw e;
            };
        }
    }
}
