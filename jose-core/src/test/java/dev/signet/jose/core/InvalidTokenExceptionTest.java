package dev.signet.jose.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.signet.jose.core.InvalidTokenException.ClaimFailure;
import dev.signet.jose.core.InvalidTokenException.ClaimFailure.Code;
import dev.signet.jose.core.InvalidTokenException.Reason;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class InvalidTokenExceptionTest {

    private static final ClaimFailure EXPIRED =
            new ClaimFailure("exp", Code.EXPIRED, "a time in the future", "a time in the past");
    private static final ClaimFailure AUDIENCE =
            new ClaimFailure("aud", Code.MISSING, "an expected audience", "missing");

    @Test
    void carries_its_reason_and_message_and_no_failures() {
        InvalidTokenException e = new InvalidTokenException(Reason.MALFORMED, "expected three parts");

        assertThat(e.reason()).isEqualTo(Reason.MALFORMED);
        assertThat(e).hasMessage("expected three parts").hasNoCause();
        assertThat(e.failures()).isEmpty();
    }

    @Test
    void a_key_that_was_not_found_carries_when_the_look_for_newer_keys_failed() {
        Instant failed = Instant.parse("2026-03-01T12:00:00Z");
        InvalidTokenException e = InvalidTokenException.keyNotFound("expected one key", Optional.of(failed));

        assertThat(e.reason()).isEqualTo(Reason.KEY_NOT_FOUND);
        assertThat(e).hasMessage("expected one key");
        assertThat(e.keySourceFailedAt()).contains(failed);
    }

    @Test
    void no_other_refusal_carries_a_failed_look() {
        assertThat(InvalidTokenException.keyNotFound("expected one key", Optional.empty())
                        .keySourceFailedAt())
                .isEmpty();
        assertThat(new InvalidTokenException(Reason.KEY_NOT_FOUND, "expected one key").keySourceFailedAt())
                .isEmpty();
        assertThat(new InvalidTokenException(List.of(EXPIRED)).keySourceFailedAt())
                .isEmpty();
    }

    @Test
    void collects_claim_failures_in_order() {
        InvalidTokenException e = new InvalidTokenException(List.of(EXPIRED, AUDIENCE));

        assertThat(e.failures()).containsExactly(EXPIRED, AUDIENCE);
    }

    @Test
    void takes_its_reason_from_the_first_failure() {
        assertThat(new InvalidTokenException(List.of(EXPIRED, AUDIENCE)).reason())
                .isEqualTo(Reason.EXPIRED);
        assertThat(new InvalidTokenException(List.of(AUDIENCE, EXPIRED)).reason())
                .isEqualTo(Reason.CLAIM_REJECTED);
    }

    @Test
    void says_all_failures_in_its_message() {
        assertThat(new InvalidTokenException(List.of(EXPIRED, AUDIENCE)))
                .hasMessage("exp: expected a time in the future, was a time in the past; "
                        + "aud: expected an expected audience, was missing");
    }

    @ParameterizedTest
    @CsvSource({
        "MISSING, CLAIM_REJECTED",
        "MALFORMED, CLAIM_REJECTED",
        "UNEXPECTED, CLAIM_REJECTED",
        "EXPIRED, EXPIRED",
        "NOT_YET_VALID, NOT_YET_VALID",
        "TOO_OLD, CLAIM_REJECTED",
        "LIVES_TOO_LONG, CLAIM_REJECTED",
        "UNKNOWN_ISSUER, CLAIM_REJECTED",
        "REPLAYED, CLAIM_REJECTED",
        "NOT_SEALED, CLAIM_REJECTED",
        "SEALED_ELSEWHERE, CLAIM_REJECTED"
    })
    void each_code_of_a_claim_has_its_reason(Code code, Reason reason) {
        assertThat(new ClaimFailure("claim", code, "this", "that").reason()).isEqualTo(reason);
    }

    @Test
    void refuses_an_empty_list_of_failures() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new InvalidTokenException(List.of()))
                .withMessage("expected at least one claim failure");
    }

    @Test
    void does_not_follow_later_changes_of_the_list() {
        List<ClaimFailure> failures = new ArrayList<>(List.of(EXPIRED));
        InvalidTokenException e = new InvalidTokenException(failures);

        failures.add(AUDIENCE);

        assertThat(e.failures()).containsExactly(EXPIRED);
    }

    @Test
    void gives_out_a_list_that_cannot_be_changed() {
        InvalidTokenException e = new InvalidTokenException(List.of(EXPIRED));

        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> e.failures().clear());
    }

    @Test
    void keeps_reason_and_message_when_it_is_serialized() throws Exception {
        InvalidTokenException token = (InvalidTokenException) serialized(new InvalidTokenException(List.of(EXPIRED)));
        BearerTokenException request = (BearerTokenException)
                serialized(new BearerTokenException(BearerTokenException.Reason.MISSING, "expected a field"));

        assertThat(token.reason()).isEqualTo(Reason.EXPIRED);
        assertThat(token).hasMessageStartingWith("exp: expected");
        assertThat(token.failures()).isEmpty();
        assertThat(request.reason()).isEqualTo(BearerTokenException.Reason.MISSING);
        assertThat(request).hasMessage("expected a field");
    }

    private static Object serialized(JoseException e) throws Exception {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(octets)) {
            out.writeObject(e);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(octets.toByteArray()))) {
            return in.readObject();
        }
    }

    @Test
    void has_no_stack_trace_whatever_it_is_made_of() {
        assertThat(new InvalidTokenException(Reason.MALFORMED, "expected three parts").getStackTrace())
                .isEmpty();
        assertThat(new InvalidTokenException(List.of(EXPIRED)).getStackTrace()).isEmpty();
        assertThat(InvalidTokenException.keyNotFound("expected one key", Optional.empty())
                        .getStackTrace())
                .isEmpty();
    }

    @Test
    void the_exception_for_a_request_without_a_token_has_a_reason_and_no_stack_trace() {
        BearerTokenException e = new BearerTokenException(BearerTokenException.Reason.REPEATED, "expected one field");

        assertThat(e.reason()).isEqualTo(BearerTokenException.Reason.REPEATED);
        assertThat(e).hasMessage("expected one field").hasNoCause();
        assertThat(e.getStackTrace()).isEmpty();
    }

    @Test
    void the_others_have_a_stack_trace() {
        assertThat(new KeySourceException("the HSM refused").getStackTrace()).isNotEmpty();
        assertThat(new ReplayStoreException("the store is full").getStackTrace())
                .isNotEmpty();
    }

    @Test
    void keeps_what_is_suppressed_while_it_is_thrown() {
        InvalidTokenException e = new InvalidTokenException(Reason.MALFORMED, "expected three parts");
        Exception closing = new IllegalStateException("away");

        e.addSuppressed(closing);

        assertThat(e).hasSuppressedException(closing);
    }

    @Test
    void is_unchecked_and_under_the_one_root() {
        assertThat(InvalidTokenException.class).isAssignableTo(JoseException.class);
        assertThat(JoseException.class).isAssignableTo(RuntimeException.class);
        assertThat(JoseException.class.getPermittedSubclasses())
                .containsExactlyInAnyOrder(
                        BearerTokenException.class,
                        InvalidTokenException.class,
                        KeySourceException.class,
                        ReplayStoreException.class);
    }

    @Test
    void stands_apart_from_the_worlds_fault() {
        Exception cause = new IllegalStateException("away");

        assertThat(new KeySourceException("the key set could not be fetched"))
                .hasMessage("the key set could not be fetched")
                .hasNoCause();
        assertThat(new KeySourceException("the HSM refused", cause)).hasCause(cause);
        assertThat(new ReplayStoreException("the store is full"))
                .hasMessage("the store is full")
                .hasNoCause();
        assertThat(new ReplayStoreException("the store did not answer", cause)).hasCause(cause);
    }
}
