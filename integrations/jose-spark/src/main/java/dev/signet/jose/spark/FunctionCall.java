package dev.signet.jose.spark;

import java.util.List;
import java.util.function.Function;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.catalyst.expressions.objects.Invoke;
import org.apache.spark.sql.types.AbstractDataType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.ObjectType;
import org.apache.spark.sql.types.StringType;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/**
 * A call of an SQL function as it was written. Immutable.
 *
 * @param value the value, cell or token
 * @param name the name of the settings
 * @param mode what becomes of a value that is not accepted
 */
record FunctionCall(Expression value, String name, FailureMode mode) {

    /**
     * Returns the call of a function of a value and the name of settings.
     *
     * @throws IllegalArgumentException if the arguments are others
     */
    static FunctionCall of(String function, List<Expression> arguments) {
        if (arguments.size() != 2) {
            throw refused(function, arguments);
        }
        return new FunctionCall(arguments.get(0), text(function, arguments.get(1)), FailureMode.FAILFAST);
    }

    /**
     * Returns the call of a function that may have a mode as its third argument.
     *
     * @throws IllegalArgumentException if the arguments are others
     */
    static FunctionCall withMode(String function, List<Expression> arguments) {
        if (arguments.size() != 3) {
            return of(function, arguments);
        }
        FailureMode mode = FailureMode.named(text(function, arguments.get(2)));
        return new FunctionCall(arguments.get(0), text(function, arguments.get(1)), mode);
    }

    /**
     * Returns the expression that calls a function for each row, and is null where the value is.
     *
     * <p>Spark generates code for it as for its own functions: the function is an object of the generated class, which
     * each task deserializes for itself, and is called through the interface, so that its class need not be public.
     *
     * @param function what is called; it fails for a value that is not accepted
     * @param argument the type to which the value is cast, as Spark casts arguments
     * @param result the type of what is returned
     * @param isDeterministic whether Spark may call it once for calls that look the same
     */
    Expression invoking(
            Function<Object, Object> function, DataType argument, DataType result, boolean isDeterministic) {
        boolean isPermissive = mode == FailureMode.PERMISSIVE;
        return new Invoke(
                Literal.fromObject(
                        isPermissive ? new PermissiveFunction(function) : function, new ObjectType(Function.class)),
                "apply",
                isPermissive ? PermissiveFunction.resultType(result) : result,
                seq(List.of(value)),
                seq(List.<AbstractDataType>of(argument)),
                true,
                true,
                isDeterministic);
    }

    private static String text(String function, Expression argument) {
        if (argument.foldable() && argument.dataType() instanceof StringType) {
            Object text = argument.eval(InternalRow.empty());
            if (text != null) {
                return text.toString();
            }
        }
        throw new IllegalArgumentException(
                function + " takes the name of its settings, and its mode, as text in quotation marks");
    }

    private static IllegalArgumentException refused(String function, List<Expression> arguments) {
        return new IllegalArgumentException(function + " takes a value and the name of its settings; "
                + arguments.size() + " arguments were given");
    }

    private static <T> Seq<T> seq(List<T> list) {
        return CollectionConverters.asScala(list).toSeq();
    }
}
