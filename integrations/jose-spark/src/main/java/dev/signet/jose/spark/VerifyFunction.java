package dev.signet.jose.spark;

import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.jwt.JwtDecoder;
import java.io.Serializable;
import java.util.function.Function;
import org.apache.spark.broadcast.Broadcast;

/**
 * Returns whether a token is accepted. Keys that cannot be obtained say nothing about a token, and fail the task.
 *
 * @param decoder that of the executor
 */
record VerifyFunction(Broadcast<PerExecutor<JwtDecoder>> decoder) implements Function<Object, Object>, Serializable {

    @Override
    public Object apply(Object token) {
        try {
            decoder.value().get().decode(token.toString());
            return true;
        } catch (InvalidTokenException e) {
            return false;
        }
    }
}
