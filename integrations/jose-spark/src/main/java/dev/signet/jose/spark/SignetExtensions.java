package dev.signet.jose.spark;

import java.util.List;
import java.util.function.Function;
import org.apache.spark.sql.SparkSessionExtensions;
import org.apache.spark.sql.catalyst.FunctionIdentifier;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.ExpressionInfo;
import scala.Function1;
import scala.Tuple3;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;
import scala.runtime.BoxedUnit;

/**
 * Registers the SQL functions {@code jose_seal}, {@code jose_open}, {@code jose_reseal}, {@code jose_verify} and {@code
 * jose_claims} in a Spark session:
 *
 * <pre>{@code
 * spark.sql.extensions=dev.signet.jose.spark.SignetExtensions
 * }</pre>
 *
 * <p>A call names its settings, which are in the configuration of the session below {@code spark.signet.columns.NAME.}
 * for columns and {@code spark.signet.tokens.NAME.} for tokens. Settings say where keys are and never hold one. They
 * are read when a query is analysed; each executor gets its keys itself, once for each name. A mistake in a call or in
 * the settings is an {@code IllegalArgumentException} of the analysis. Thread-safe.
 */
public final class SignetExtensions implements Function1<SparkSessionExtensions, BoxedUnit> {

    /** Makes the extension; Spark does so for each session. */
    public SignetExtensions() {}

    /**
     * Registers the functions.
     *
     * @param extensions those of the session
     * @return the only value of {@code Unit}
     */
    @Override
    public BoxedUnit apply(SparkSessionExtensions extensions) {
        ColumnCalls columns = new ColumnCalls(new Broadcasts<>());
        TokenCalls tokens = new TokenCalls(new Broadcasts<>());
        inject(
                extensions,
                "jose_seal",
                "_FUNC_(value, name) - Returns a JWE with value, for the column whose settings are"
                        + " spark.signet.columns.name.",
                arguments -> columns.seal(FunctionCall.of("jose_seal", arguments)));
        inject(
                extensions,
                "jose_open",
                "_FUNC_(cell, name[, mode]) - Returns the value in a JWE of the column. A cell that is not accepted"
                        + " fails the task; with the mode 'PERMISSIVE' the result is a struct of value and reason.",
                arguments -> columns.open(FunctionCall.withMode("jose_open", arguments)));
        inject(
                extensions,
                "jose_reseal",
                "_FUNC_(cell, name[, mode]) - Returns a JWE with the same value under the key that seals now, or cell"
                        + " itself if it is under that key already. The mode is that of jose_open.",
                arguments -> columns.reseal(FunctionCall.withMode("jose_reseal", arguments)));
        inject(
                extensions,
                "jose_verify",
                "_FUNC_(token, name) - Returns whether token is a JWT that the settings spark.signet.tokens.name"
                        + " accept.",
                arguments -> tokens.verify(FunctionCall.of("jose_verify", arguments)));
        inject(
                extensions,
                "jose_claims",
                "_FUNC_(token, name[, mode]) - Returns the claims of a JWT as JSON. A token that is not accepted fails"
                        + " the task; with the mode 'PERMISSIVE' the result is a struct of value and reason.",
                arguments -> tokens.claims(FunctionCall.withMode("jose_claims", arguments)));
        return BoxedUnit.UNIT;
    }

    private static void inject(
            SparkSessionExtensions extensions,
            String name,
            String usage,
            Function<List<Expression>, Expression> builder) {
        ExpressionInfo info =
                new ExpressionInfo(SignetExtensions.class.getName(), null, name, usage, "", "", "", "", "", "", "");
        Function1<Seq<Expression>, Expression> function =
                arguments -> builder.apply(CollectionConverters.asJava(arguments));
        extensions.injectFunction(new Tuple3<>(new FunctionIdentifier(name), info, function));
    }
}
