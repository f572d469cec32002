package dev.signet.jose.jws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.core.KeySourceException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which of several refusals is told. */
class FurthestRefusalTest {

    private static final InvalidTokenException NONE = refusal(Reason.EXPIRED);

    /** Each got further than those before it. */
    private static final List<RuntimeException> STEPS = List.of(
            refusal(Reason.ALGORITHM_NOT_ALLOWED),
            refusal(Reason.UNSUPPORTED),
            refusal(Reason.MALFORMED),
            refusal(Reason.KEY_NOT_FOUND),
            InvalidTokenException.keyNotFound("after a failed refresh", Optional.of(Instant.EPOCH)),
            refusal(Reason.SIGNATURE_INVALID),
            refusal(Reason.TOO_LARGE),
            new KeySourceException("no keys at all"));

    @Test
    void the_one_that_got_furthest_is_told_whatever_came_first() {
        for (int i = 0; i < STEPS.size(); i++) {
            for (int j = 0; j < STEPS.size(); j++) {
                assertThat(told(STEPS.get(i), STEPS.get(j))).isSameAs(STEPS.get(Math.max(i, j)));
            }
        }
    }

    @Test
    void of_two_that_got_equally_far_the_first_is_told() {
        RuntimeException one = refusal(Reason.SIGNATURE_INVALID);
        RuntimeException other = refusal(Reason.SIGNATURE_INVALID);

        assertThat(told(one, other)).isSameAs(one);
        assertThat(told(other, one)).isSameAs(other);
    }

    @Test
    void without_any_the_other_is_told() {
        assertThat(told()).isSameAs(NONE);
    }

    private static RuntimeException told(RuntimeException... refusals) {
        FurthestRefusal furthest = new FurthestRefusal();
        for (RuntimeException refusal : refusals) {
            furthest.add(refusal);
        }
        return furthest.or(NONE);
    }

    private static InvalidTokenException refusal(Reason reason) {
        return new InvalidTokenException(reason, reason.name());
    }
}
