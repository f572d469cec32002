package dev.signet.jose.jackson;

import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidDefinitionException;
import com.fasterxml.jackson.databind.exc.InvalidNullException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import dev.signet.jose.binding.internal.BindingFailure;
import dev.signet.jose.binding.internal.BindingFailure.Kind;
import dev.signet.jose.binding.internal.MemberPath;
import dev.signet.jose.binding.internal.TargetType;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Translation of Jackson's exceptions. */
final class JacksonFailures {

    private JacksonFailures() {}

    static BindingFailure of(IOException error) {
        MemberPath path = path(error);
        if (error instanceof UnrecognizedPropertyException unknown) {
            return BindingFailure.unknown(unknown.getPropertyName(), path);
        }
        if (error instanceof InvalidDefinitionException undefined) {
            return BindingFailure.of(Kind.UNBINDABLE, path, named(undefined.getType()));
        }
        if (error instanceof ValueInstantiationException refused) {
            return BindingFailure.of(Kind.VALUES_REFUSED, path, named(refused.getType()));
        }
        if (error instanceof MismatchedInputException mismatch) {
            Class<?> type = mismatch.getTargetType();
            Kind kind = error instanceof InvalidNullException && type != null ? Kind.NULL : Kind.MISMATCH;
            return BindingFailure.of(kind, path, named(type));
        }
        if (error.getCause() instanceof InputCoercionException number && number.getTargetType() != null) {
            return BindingFailure.of(Kind.NUMBER_OUT_OF_RANGE, path, named(number.getTargetType()));
        }
        return BindingFailure.of(Kind.OTHER, path, null);
    }

    static TargetType target(JavaType type) {
        JavaType content = type;
        while (content.isReferenceType()) {
            content = content.getReferencedType();
        }
        return new TargetType(type.getRawClass(), content.getRawClass(), type.toCanonical(), type.isAbstract());
    }

    private static @Nullable TargetType named(@Nullable JavaType type) {
        return type == null ? null : target(type);
    }

    private static @Nullable TargetType named(@Nullable Class<?> type) {
        return type == null ? null : new TargetType(type, type, type.getTypeName(), false);
    }

    private static MemberPath path(IOException error) {
        MemberPath path = new MemberPath();
        if (error instanceof JsonMappingException mapping) {
            for (JsonMappingException.Reference step : mapping.getPath()) {
                if (step.getFieldName() == null) {
                    path.index(step.getIndex());
                } else {
                    path.name(step.getFieldName());
                }
            }
        }
        return path;
    }
}
