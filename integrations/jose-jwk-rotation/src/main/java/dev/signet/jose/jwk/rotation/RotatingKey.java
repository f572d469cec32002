package dev.signet.jose.jwk.rotation;

import java.time.Instant;

/**
 * What an operator wants to know about a key. Immutable.
 *
 * @param keyId the {@code kid}
 * @param phase the phase at the time of the call
 * @param published the time since which it is published
 * @param signs the time from which it signs
 * @param ends the time from which the next key signs in its place
 * @param withdrawn the time from which it is no longer published
 */
public record RotatingKey(
        String keyId, KeyPhase phase, Instant published, Instant signs, Instant ends, Instant withdrawn) {}
