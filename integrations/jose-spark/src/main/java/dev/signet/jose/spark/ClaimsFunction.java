package dev.signet.jose.spark;

import dev.signet.jose.jwt.JwtDecoder;
import java.io.Serializable;
import java.util.function.Function;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Returns the claims of a token as JSON.
 *
 * @param decoder that of the executor
 */
record ClaimsFunction(Broadcast<PerExecutor<JwtDecoder>> decoder) implements Function<Object, Object>, Serializable {

    @Override
    public Object apply(Object token) {
        return UTF8String.fromString(decoder.value()
                .get()
                .decode(token.toString())
                .claims()
                .toObject()
                .toJson());
    }
}
