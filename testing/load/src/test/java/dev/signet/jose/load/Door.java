package dev.signet.jose.load;

import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.KeySourceException;
import java.util.List;
import java.util.function.Consumer;

/**
 * A call of the library that takes what strangers send, with ordinary input that it accepts.
 *
 * @param name what it reads, for a reader of the table
 * @param call throws for what it refuses
 * @param accepted texts that it accepts
 */
record Door(String name, Consumer<String> call, List<String> accepted) {

    static final String ACCEPTED = "accepted";

    /** Returns {@link #ACCEPTED}, or the reason of the refusal. */
    String outcome(String text) {
        try {
            call.accept(text);
            return ACCEPTED;
        } catch (InvalidTokenException e) {
            return e.reason().name();
        } catch (KeySourceException | IllegalArgumentException e) {
            return e.getClass().getSimpleName();
        }
    }
}
