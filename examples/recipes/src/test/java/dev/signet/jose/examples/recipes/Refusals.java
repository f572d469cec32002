package dev.signet.jose.examples.recipes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.InvalidTokenException.ClaimFailure.Code;
import dev.signet.jose.core.InvalidTokenException.Reason;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What is said of a token that is refused. */
final class Refusals {

    private Refusals() {}

    static void assertRefused(Reason reason, ThrowingCallable verification) {
        assertThatExceptionOfType(InvalidTokenException.class)
                .isThrownBy(verification)
                .returns(reason, InvalidTokenException::reason);
    }

    static void assertRefused(String claim, Code code, ThrowingCallable verification) {
        assertThatExceptionOfType(InvalidTokenException.class)
                .isThrownBy(verification)
                .satisfies(refusal -> assertThat(refusal.failures())
                        .extracting(failure -> failure.claim() + " " + failure.code())
                        .containsExactly(claim + " " + code));
    }
}
