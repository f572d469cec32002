package dev.signet.jose.spark;

import dev.signet.jose.jwt.JwtDecoder;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.types.DataTypes;

/**
 * Makes the expressions of calls about tokens, while a query is analysed on the driver. Thread-safe.
 *
 * @param broadcasts of the specifications
 */
record TokenCalls(Broadcasts<JwtDecoder> broadcasts) {

    /**
     * Returns the expression of {@code jose_verify}.
     *
     * @throws IllegalArgumentException if the settings cannot be used
     */
    Expression verify(FunctionCall call) {
        return call.invoking(
                new VerifyFunction(decoder(call.name())), DataTypes.StringType, DataTypes.BooleanType, true);
    }

    /**
     * Returns the expression of {@code jose_claims}.
     *
     * @throws IllegalArgumentException if the settings cannot be used
     */
    Expression claims(FunctionCall call) {
        return call.invoking(
                new ClaimsFunction(decoder(call.name())), DataTypes.StringType, DataTypes.StringType, true);
    }

    private Broadcast<PerExecutor<JwtDecoder>> decoder(String name) {
        Settings settings = Settings.of("tokens", name, TokenSpecification.SETTINGS);
        return broadcasts.of(settings, TokenSpecification.of(settings));
    }
}
