package dev.signet.jose.core.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.junit.jupiter.api.Named.named;

import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.core.JoseException;
import dev.signet.jose.core.JoseObserver;
import dev.signet.jose.core.KeySetFetch;
import dev.signet.jose.core.KeySourceException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GuardedObserverTest {

    private static final InvalidTokenException REFUSAL = new InvalidTokenException(Reason.EXPIRED, "expired");
    private static final KeySourceException FAILURE = new KeySourceException("down");
    private static final KeySetFetch FETCH = new KeySetFetch.Confirmed("host", Duration.ZERO, Instant.EPOCH);

    static Stream<Named<Consumer<JoseObserver>>> events() {
        return Stream.of(
                named("tokenAccepted", JoseObserver::tokenAccepted),
                named("tokenRefused", observer -> observer.tokenRefused(REFUSAL)),
                named("tokenUndecided", observer -> observer.tokenUndecided(FAILURE)),
                named("memoryHit", JoseObserver::memoryHit),
                named("memoryMiss", JoseObserver::memoryMiss),
                named("memoryEvicted", observer -> observer.memoryEvicted(7)),
                named("keySetFetched", observer -> observer.keySetFetched(FETCH)));
    }

    @ParameterizedTest
    @MethodSource("events")
    void hands_each_event_on_as_it_is(Consumer<JoseObserver> event) {
        Recording direct = new Recording();
        Recording guarded = new Recording();
        event.accept(direct);
        event.accept(new GuardedObserver(guarded));

        assertThat(guarded.events).isEqualTo(direct.events).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("events")
    void drops_what_an_observer_throws(Consumer<JoseObserver> event) {
        for (Throwable thrown : List.of(new IllegalStateException(), new NoClassDefFoundError(), new IOException())) {
            Recording failing = new Recording(thrown);

            assertThatCode(() -> event.accept(new GuardedObserver(failing))).doesNotThrowAnyException();
            assertThat(failing.events).hasSize(1);
        }
    }

    @ParameterizedTest
    @MethodSource("events")
    void an_observer_that_overrides_nothing_does_nothing(Consumer<JoseObserver> event) {
        assertThatCode(() -> event.accept(GuardedObserver.NONE)).doesNotThrowAnyException();
    }

    @Test
    void an_observer_that_is_null_is_refused_at_once() {
        assertThatNullPointerException()
                .isThrownBy(() -> new GuardedObserver(null))
                .withMessage("observer");
    }

    @Test
    void every_method_of_an_observer_is_guarded() {
        assertThat(events().map(Named::getName))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(JoseObserver.class.getDeclaredMethods())
                        .filter(method -> !method.isSynthetic())
                        .map(java.lang.reflect.Method::getName)
                        .toList());
    }

    private static final class Recording implements JoseObserver {

        final List<Object> events = new ArrayList<>();
        private final Throwable thrown;

        Recording() {
            this(null);
        }

        Recording(Throwable thrown) {
            this.thrown = thrown;
        }

        @Override
        public void tokenAccepted() {
            add("accepted");
        }

        @Override
        public void tokenRefused(InvalidTokenException refusal) {
            add(refusal);
        }

        @Override
        public void tokenUndecided(JoseException failure) {
            add(failure);
        }

        @Override
        public void memoryHit() {
            add("hit");
        }

        @Override
        public void memoryMiss() {
            add("miss");
        }

        @Override
        public void memoryEvicted(long tokens) {
            add(tokens);
        }

        @Override
        public void keySetFetched(KeySetFetch fetch) {
            add(fetch);
        }

        private void add(Object event) {
            events.add(event);
            if (thrown != null) {
                throw unchecked(thrown);
            }
        }

        /** Throws a checked exception as code in other languages does. */
        @SuppressWarnings("unchecked")
        private static <T extends Throwable> RuntimeException unchecked(Throwable thrown) throws T {
            throw (T) thrown;
        }
    }
}
