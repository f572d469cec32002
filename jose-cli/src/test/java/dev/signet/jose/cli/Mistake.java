package dev.signet.jose.cli;

import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.InvalidTokenException.Reason;
import java.util.Optional;
import org.junit.jupiter.api.function.Executable;

/**
 * Something that people new to JOSE or to this library do, and what the message must contain. Immutable.
 *
 * @param name what was done
 * @param call does it
 * @param type the exception it ends in
 * @param reason the reason, if the token is at fault
 * @param problem the part of the message that says what is wrong
 * @param cure the part of the message that says what was expected or what to do
 */
record Mistake(
        String name,
        Executable call,
        Class<? extends RuntimeException> type,
        Optional<Reason> reason,
        String problem,
        String cure) {

    /** A mistake in the calling code, its configuration or its keys. */
    static Mistake of(
            String name, Class<? extends RuntimeException> type, Executable call, String problem, String cure) {
        return new Mistake(name, call, type, Optional.empty(), problem, cure);
    }

    /** A token that is refused. */
    static Mistake ofToken(String name, Reason reason, Executable call, String problem, String cure) {
        return new Mistake(name, call, InvalidTokenException.class, Optional.of(reason), problem, cure);
    }

    @Override
    public String toString() {
        return name;
    }
}
