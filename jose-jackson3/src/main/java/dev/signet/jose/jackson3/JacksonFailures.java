package dev.signet.jose.jackson3;

import dev.signet.jose.binding.internal.BindingFailure;
import dev.signet.jose.binding.internal.BindingFailure.Kind;
import dev.signet.jose.binding.internal.MemberPath;
import dev.signet.jose.binding.internal.TargetType;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.exc.InvalidDefinitionException;
import tools.jackson.databind.exc.InvalidNullException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.exc.ValueInstantiationException;

/** Translation of Jackson's exceptions. */
final class JacksonFailures {

    private JacksonFailures() {}

    static BindingFailure of(JacksonException error) {
        MemberPath path = path(error);
        if (error instanceof UnrecognizedPropertyException unknown) {
            return BindingFailure.unknown(unknown.getPropertyName(), path);
        }
        if (error instanceof InvalidDefinitionException undefined) {
            return BindingFailure.of(Kind.UNBINDABLE, path, named(undefined.getType()));
        }
        if (isInaccessible(error)) {
            return BindingFailure.of(Kind.UNBINDABLE, path, inaccessible(error));
        }
        if (error instanceof ValueInstantiationException refused) {
            return BindingFailure.of(Kind.VALUES_REFUSED, path, named(refused.getType()));
        }
        if (error instanceof MismatchedInputException mismatch) {
            Class<?> type = mismatch.getTargetType();
            Kind kind = error instanceof InvalidNullException && type != null ? Kind.NULL : Kind.MISMATCH;
            return BindingFailure.of(kind, path, named(type));
        }
        if (error instanceof InputCoercionException number && number.getTargetType() != null) {
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

    /**
     * Returns whether the package of a class is not open to Jackson 3, which finds that out when it calls the class.
     */
    private static boolean isInaccessible(JacksonException error) {
        for (Throwable cause = error.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof IllegalAccessException) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable TargetType inaccessible(JacksonException error) {
        if (error instanceof ValueInstantiationException made && made.getType() != null) {
            return target(made.getType());
        }
        List<JacksonException.Reference> path = error.getPath();
        Object owner = path.isEmpty() ? null : path.get(path.size() - 1).from();
        return owner == null ? null : named(owner instanceof Class<?> type ? type : owner.getClass());
    }

    private static MemberPath path(JacksonException error) {
        MemberPath path = new MemberPath();
        for (JacksonException.Reference step : error.getPath()) {
            if (step.getPropertyName() == null) {
                path.index(step.getIndex());
            } else {
                path.name(step.getPropertyName());
            }
        }
        return path;
    }
}
