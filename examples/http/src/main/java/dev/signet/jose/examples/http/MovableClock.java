package dev.signet.jose.examples.http;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** The system's clock, until the demo moves it on. Thread-safe. */
final class MovableClock implements InstantSource {

    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

    void moveTo(Instant time) {
        ahead.set(Duration.between(Instant.now(), time));
    }

    @Override
    public Instant instant() {
        return Instant.now().plus(ahead.get());
    }
}
