package dev.signet.jose.core;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Thrown if a token is not accepted. The token is at fault: a service answers 401.
 *
 * <p>{@link #reason()} is stable, to branch on and to count. The message names the broken rule and what was expected;
 * it never repeats the token, a key or the value of a claim.
 *
 * <p>The exception has no stack trace and no cause: {@link #getStackTrace()} returns an empty array. What is wrong with
 * a token is in the reason, the message and the failures, and does not depend on the path through this library, while
 * recording the path would cost more than the verification, for each bad token that a stranger sends. Where the place
 * of the call is wanted in a log, the exception can be the cause of another one, which has a stack trace. Immutable.
 */
public final class InvalidTokenException extends JoseException {

    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final transient List<ClaimFailure> failures;
    private final @Nullable Instant keySourceFailedAt;

    /**
     * The reasons for which a token is not accepted. Stable; later versions may add some, so a {@code switch} needs a
     * {@code default} that refuses.
     */
    public enum Reason {
        /**
         * The text is not a JOSE object of the expected kind: base64url, JSON or the number of parts is wrong. JSON
         * that exceeds a limit of {@link TokenLimits} on depth, members, strings or numbers is wrong JSON.
         */
        MALFORMED,
        /** The token, or its header, has more octets than {@link TokenLimits} allow. */
        TOO_LARGE,
        /**
         * A well-formed token needs something that is not implemented or not enabled, such as an unknown {@code crit}
         * name.
         */
        UNSUPPORTED,
        /** The {@code alg} or {@code enc} of the token is not in the caller's list. */
        ALGORITHM_NOT_ALLOWED,
        /**
         * No key, or more than one, fits the token's {@code alg} and {@code kid}; see {@link #keySourceFailedAt()} for
         * whether newer keys could be fetched.
         */
        KEY_NOT_FOUND,
        /** The signature or MAC does not belong to these octets under this key. */
        SIGNATURE_INVALID,
        /** The token cannot be decrypted with this key; causes are not told apart (RFC 7516 section 11.5). */
        DECRYPTION_FAILED,
        /** The {@code exp} claim lies in the past. */
        EXPIRED,
        /** The {@code nbf} claim, or {@code iat}, lies in the future. */
        NOT_YET_VALID,
        /** A claim is missing, malformed, or has a value that is not accepted. */
        CLAIM_REJECTED
    }

    /**
     * One claim that is not accepted. The claim and the code together are stable, to branch on, to count and to log.
     *
     * @param claim the name of the claim, as the rule names it
     * @param code the kind of rule that was broken
     * @param expected the expected value, in words or as configured, for example {@code "orders"} in quotation marks;
     *     empty if any value is accepted
     * @param actual the kind of the actual value, in words and never the value, for example "missing" or "a string";
     *     for a time its distance from now, such as "3 min 20 s ago"
     */
    public record ClaimFailure(String claim, Code code, String expected, String actual) {

        /** The kinds of rules about claims. Stable; later versions may add some, as for {@link Reason}. */
        public enum Code {
            /** The claim is required, and absent or {@code null}. */
            MISSING,
            /** The claim does not have the type or the form that its definition gives it. */
            MALFORMED,
            /** The claim is well-formed, and its value is not among those that are accepted. */
            UNEXPECTED,
            /** {@code exp} lies in the past. */
            EXPIRED,
            /** {@code nbf} or {@code iat} lies in the future. */
            NOT_YET_VALID,
            /** {@code iat}, or another time that is bounded, lies longer ago than is accepted. */
            TOO_OLD,
            /** The time from {@code iat} to {@code exp} is longer than is accepted. */
            LIVES_TOO_LONG,
            /** {@code iss} is none of the issuers that a decoder of several issuers accepts. No key was tried. */
            UNKNOWN_ISSUER,
            /** The token with this {@code jti} was accepted before. */
            REPLAYED,
            /** The claim is required to be sealed (encrypted by itself), and is not. */
            NOT_SEALED,
            /** The claim was sealed for another claim or another token. */
            SEALED_ELSEWHERE;

            private Reason reason() {
                return switch (this) {
                    case EXPIRED -> Reason.EXPIRED;
                    case NOT_YET_VALID -> Reason.NOT_YET_VALID;
                    default -> Reason.CLAIM_REJECTED;
                };
            }
        }

        /**
         * Returns the reason of an exception whose first failure this is.
         *
         * @return {@code EXPIRED}, {@code NOT_YET_VALID} or {@code CLAIM_REJECTED}, by the code
         */
        public Reason reason() {
            return code.reason();
        }

        /** Returns the failure in one line, without any value of the token. */
        @Override
        public String toString() {
            return expected.isEmpty() ? claim + ": " + actual : claim + ": expected " + expected + ", was " + actual;
        }
    }

    /**
     * Constructs an exception for anything but claims.
     *
     * @param reason the reason
     * @param message the rule and what was expected, without any value of the token
     */
    public InvalidTokenException(Reason reason, String message) {
        this(reason, message, null);
    }

    private InvalidTokenException(Reason reason, String message, @Nullable Instant keySourceFailedAt) {
        super(message, false);
        this.reason = reason;
        this.failures = List.of();
        this.keySourceFailedAt = keySourceFailedAt;
    }

    /**
     * Returns an exception for a token whose key is not among the known ones, with the reason {@code KEY_NOT_FOUND}.
     *
     * @param message what was expected, without any value of the token
     * @param keySourceFailedAt the time at which newer keys could not be fetched; empty if that did not fail, or was
     *     not tried
     * @return a new exception
     */
    public static InvalidTokenException keyNotFound(String message, Optional<Instant> keySourceFailedAt) {
        return new InvalidTokenException(Reason.KEY_NOT_FOUND, message, keySourceFailedAt.orElse(null));
    }

    /**
     * Constructs an exception for claims, with all failures; the first one determines {@link #reason()}.
     *
     * @param failures at least one
     * @throws IllegalArgumentException if {@code failures} is empty
     */
    public InvalidTokenException(List<ClaimFailure> failures) {
        super(message(failures), false);
        this.failures = List.copyOf(failures);
        this.reason = failures.get(0).reason();
        this.keySourceFailedAt = null;
    }

    /**
     * Returns the reason for which the token is not accepted.
     *
     * @return the reason, stable between versions
     */
    public Reason reason() {
        return reason;
    }

    /**
     * Returns the claims that are not accepted, in the order of the rules.
     *
     * @return an immutable list; empty for every exception that is not about claims
     */
    public List<ClaimFailure> failures() {
        return failures == null ? List.of() : failures;
    }

    /**
     * Returns the time at which the key source last failed to fetch newer keys, if the token is refused because none of
     * the known keys fits.
     *
     * <p>If there is such a time, the token may be valid and signed with a key that was published since: it may be
     * accepted later, so a client should keep it and retry. A token with a made-up {@code kid} gets the same answer; a
     * service that answers with 503 lets attackers cause such answers while its key source fails.
     *
     * @return the time of the failure; empty if the known keys are the latest ones, as far as is known, and for every
     *     other reason than {@code KEY_NOT_FOUND}
     */
    public Optional<Instant> keySourceFailedAt() {
        return Optional.ofNullable(keySourceFailedAt);
    }

    private static String message(List<ClaimFailure> failures) {
        if (failures.isEmpty()) {
            throw new IllegalArgumentException("expected at least one claim failure");
        }
        String first = failures.get(0).toString();
        if (failures.size() == 1) {
            return first;
        }
        StringBuilder text = new StringBuilder(first);
        for (ClaimFailure further : failures.subList(1, failures.size())) {
            text.append("; ").append(further);
        }
        return text.toString();
    }
}
