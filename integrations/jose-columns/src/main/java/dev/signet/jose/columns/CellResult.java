package dev.signet.jose.columns;

import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.InvalidTokenException.Reason;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The value of a cell, or why there is none. Immutable; of an array, the caller's.
 *
 * @param value the value; {@code null} if the cell was {@code null}, or was not accepted
 * @param failure the refusal of the cell; empty if it was accepted
 * @param <T> the class of the values
 */
public record CellResult<T>(@Nullable T value, Optional<InvalidTokenException> failure) {

    /**
     * Constructs a result.
     *
     * @param value the value; {@code null} if the cell was {@code null}, or was not accepted
     * @param failure the refusal of the cell; empty if it was accepted
     * @throws IllegalArgumentException if there are both a value and a failure
     */
    public CellResult {
        if (value != null && failure.isPresent()) {
            throw new IllegalArgumentException("expected a value or a failure, and not both");
        }
    }

    static <T> CellResult<T> accepted(@Nullable T value) {
        return new CellResult<>(value, Optional.empty());
    }

    static <T> CellResult<T> refused(InvalidTokenException failure) {
        return new CellResult<>(null, Optional.of(failure));
    }

    /**
     * Returns the reason for which the cell was not accepted, to count and to store beside it.
     *
     * @return the reason; empty if the cell was accepted
     */
    public Optional<Reason> reason() {
        return failure.map(InvalidTokenException::reason);
    }

    /** Returns the reason, if there is one, and nothing of the value. */
    @Override
    public String toString() {
        return "CellResult[" + reason().map(Reason::name).orElse("accepted") + "]";
    }
}
