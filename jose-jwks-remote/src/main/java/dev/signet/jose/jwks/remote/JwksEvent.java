package dev.signet.jose.jwks.remote;

import dev.signet.jose.core.KeySourceException;
import dev.signet.jose.jwk.JwkSet;
import java.time.Instant;

/** How an attempt to refresh a key set ended. Holds nothing that a token said. Immutable. */
public sealed interface JwksEvent {

    /**
     * There is another set than before, or the first one.
     *
     * @param keys the new set; {@link JwkSet#skippedKeys()} tells what of the answer was left aside, and why
     * @param expires until when it counts as fresh
     */
    record Changed(JwkSet keys, Instant expires) implements JwksEvent {}

    /**
     * The set in hand is still the same.
     *
     * @param expires until when it counts as fresh
     */
    record Confirmed(Instant expires) implements JwksEvent {}

    /**
     * There was no good answer. A set in hand goes on until its bound ends.
     *
     * @param reason what was wrong
     * @param retry when the next attempt may be made
     */
    record Failed(KeySourceException reason, Instant retry) implements JwksEvent {}
}
