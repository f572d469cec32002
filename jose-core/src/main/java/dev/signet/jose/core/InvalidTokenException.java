package dev.signet.jose.core;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The token's fault: it is not accepted. A service answers 401.
 *
 * <p>{@link #reason()} is stable and safe to branch on, and to count. The message names the rule that was broken and
 * what was expected; it never repeats the token, a key or the value of a claim. Immutable.
 */
public final class InvalidTokenException extends JoseException {

    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final transient List<ClaimFailure> failures;
    private final @Nullable Instant keySourceFailedAt;

    /** Why a token was not accepted. */
    public enum Reason {
        /**
         * The text is not a JOSE object of the expected kind: base64url, JSON or the number of parts is wrong. JSON that
         * goes past a bound of {@link TokenLimits} on depth, members, strings or numbers is wrong JSON.
         */
        MALFORMED,
        /** The token, or its header, has more octets than {@link TokenLimits} allow. */
        TOO_LARGE,
        /** A well-formed token asks for something that is not implemented or not enabled, such as an unknown {@code crit} name. */
        UNSUPPORTED,
        /** The {@code alg} or {@code enc} of the token is none of those that the caller listed. */
        ALGORITHM_NOT_ALLOWED,
        /**
         * No key, or more than one, fits the token's {@code alg} and {@code kid}; see {@link #keySourceFailedAt()} for
         * whether newer keys could be looked for.
         */
        KEY_NOT_FOUND,
        /** The signature or MAC does not belong to these octets under this key. */
        SIGNATURE_INVALID,
        /** The token cannot be decrypted with this key; by RFC 7516 section 11.5 nothing more is said. */
        DECRYPTION_FAILED,
        /** The {@code exp} claim lies in the past. */
        EXPIRED,
        /** The {@code nbf} claim, or {@code iat}, lies in the future. */
        NOT_YET_VALID,
        /** A claim is missing, has another shape, or is not what was required. */
        CLAIM_REJECTED
    }

    /**
     * One claim that was not accepted. The claim and the code together are stable: a service may branch on them, count
     * them, and put them into its log.
     *
     * @param claim the name of the claim, as the rule names it
     * @param code which rule was broken
     * @param expected what the rule asks for, in words or as it was configured, for example {@code "orders"} in quotation
     *     marks; empty if all that it asks for is a value
     * @param actual what kind of thing came, in words and never the value, for example "missing" or "a string"; for a time
     *     how far it is from now, such as "3 min 20 s ago"
     */
    public record ClaimFailure(String claim, Code code, String expected, String actual) {

        /** Which rule about a claim was broken. Stable; new ones may come. */
        public enum Code {
            /** The claim must be there and is not, or is {@code null}. */
            MISSING,
            /** The claim does not have the type or the form that its definition gives it. */
            MALFORMED,
            /** The claim is well-formed and not the one, or none of those, that are accepted. */
            UNEXPECTED,
            /** {@code exp} lies in the past. */
            EXPIRED,
            /** {@code nbf} or {@code iat} lies in the future. */
            NOT_YET_VALID,
            /** {@code iat}, or another time that is bounded, lies longer ago than is accepted. */
            TOO_OLD,
            /** From {@code iat} to {@code exp} it is longer than is accepted. */
            LIVES_TOO_LONG,
            /** {@code iss} names nobody whose tokens a decoder of several issuers accepts. No key was tried. */
            UNKNOWN_ISSUER,
            /** The token with this {@code jti} was accepted before. */
            REPLAYED,
            /** The claim must come sealed (encrypted by itself) and came readable. */
            NOT_SEALED,
            /** The claim was sealed for another claim or another token than the one in which it came. */
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
         * Returns the reason that this failure gives when it comes first.
         *
         * @return {@code EXPIRED}, {@code NOT_YET_VALID} or {@code CLAIM_REJECTED}, as the code has it
         */
        public Reason reason() {
            return code.reason();
        }

        /** Returns the failure in one line, without any value of the token. */
        @Override
        public String toString() {
            return claim + ": " + (expected.isEmpty() ? actual : "expected " + expected + ", was " + actual);
        }
    }

    /**
     * Makes an error for anything but claims.
     *
     * @param reason why the token is not accepted
     * @param message the rule and what was expected, without any value of the token
     */
    public InvalidTokenException(Reason reason, String message) {
        this(reason, message, null);
    }

    private InvalidTokenException(Reason reason, String message, @Nullable Instant keySourceFailedAt) {
        super(message);
        this.reason = reason;
        this.failures = List.of();
        this.keySourceFailedAt = keySourceFailedAt;
    }

    /**
     * Returns an error for a token whose key is not among those at hand, with the reason {@code KEY_NOT_FOUND}.
     *
     * @param message what was expected, without any value of the token
     * @param keySourceFailedAt when the look for newer keys failed; empty if it did not fail, or none was made
     * @return a new error
     */
    public static InvalidTokenException keyNotFound(String message, Optional<Instant> keySourceFailedAt) {
        return new InvalidTokenException(Reason.KEY_NOT_FOUND, message, keySourceFailedAt.orElse(null));
    }

    /**
     * Makes an error for claims: all failures together, of which the first decides {@link #reason()}.
     *
     * @param failures at least one
     * @throws IllegalArgumentException if {@code failures} is empty
     */
    public InvalidTokenException(List<ClaimFailure> failures) {
        super(message(failures));
        this.failures = List.copyOf(failures);
        this.reason = failures.get(0).reason();
        this.keySourceFailedAt = null;
    }

    /**
     * Returns why the token is not accepted.
     *
     * @return the reason, stable over versions
     */
    public Reason reason() {
        return reason;
    }

    /**
     * Returns every claim that was not accepted, in the order of the rules.
     *
     * @return an immutable list, empty unless the failure is one of claims
     */
    public List<ClaimFailure> failures() {
        return failures == null ? List.of() : failures;
    }

    /**
     * Returns when the key source last failed to look for newer keys, for a token that is refused because none of the
     * keys at hand is its own.
     *
     * <p>If there is such a time, the token may be good, signed with a key that was published since: the same token may
     * be accepted later, so that a client should keep it and try again. A made-up {@code kid} is refused alike; a
     * service that answers these refusals with 503 lets strangers raise that figure for as long as its key source
     * fails.
     *
     * @return the time of the failure; empty if the keys at hand are the latest ones, as far as is known, and for every
     *     other reason than {@code KEY_NOT_FOUND}
     */
    public Optional<Instant> keySourceFailedAt() {
        return Optional.ofNullable(keySourceFailedAt);
    }

    private static String message(List<ClaimFailure> failures) {
        if (failures.isEmpty()) {
            throw new IllegalArgumentException("expected at least one claim failure");
        }
        StringBuilder text = new StringBuilder(64);
        for (ClaimFailure failure : failures) {
            text.append(text.isEmpty() ? "" : "; ").append(failure);
        }
        return text.toString();
    }
}
