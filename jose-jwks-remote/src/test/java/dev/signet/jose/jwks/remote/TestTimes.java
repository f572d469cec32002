package dev.signet.jose.jwks.remote;

import java.time.Instant;

/** Times of tests. */
final class TestTimes {

    /** Where a clock stands before it is moved. */
    static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

    private TestTimes() {}
}
