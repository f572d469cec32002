package dev.signet.jose.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.core.JoseObserver;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Several observers, of which one fails. */
final class JoseObserversTest {

    private final List<String> told = new ArrayList<>();

    @Test
    void an_observer_that_fails_does_not_keep_the_others_from_being_told() {
        JoseObserver several = new JoseObservers(List.of(recording("first"), failing(), recording("last")));

        several.tokenAccepted();
        several.tokenRefused(new InvalidTokenException(Reason.EXPIRED, "the token has expired"));

        assertThat(told).containsExactly("first: accepted", "last: accepted", "first: EXPIRED", "last: EXPIRED");
    }

    private JoseObserver recording(String name) {
        return new JoseObserver() {
            @Override
            public void tokenAccepted() {
                told.add(name + ": accepted");
            }

            @Override
            public void tokenRefused(InvalidTokenException refusal) {
                told.add(name + ": " + refusal.reason());
            }
        };
    }

    private static JoseObserver failing() {
        return new JoseObserver() {
            @Override
            public void tokenAccepted() {
                throw new NoClassDefFoundError("of a library of metrics");
            }

            @Override
            public void tokenRefused(InvalidTokenException refusal) {
                throw new IllegalStateException("out of order");
            }
        };
    }
}
