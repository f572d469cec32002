package dev.signet.jose.jackson;

import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.InvalidDefinitionException;
import com.fasterxml.jackson.databind.exc.InvalidNullException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import dev.signet.jose.core.UnbindableTypeException;
import java.io.IOException;
import java.util.Calendar;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;

/**
 * Translation of Jackson's exceptions: the messages name the member and what was expected. Jackson's own messages
 * repeat values, so neither they nor its exceptions, which a log would print, are passed on.
 */
final class BindingErrors {

    private static final int LONGEST_NAME = 64;

    private BindingErrors() {}

    static IllegalArgumentException reading(IOException error, JavaType target) {
        String member = member(error, "the object");
        if (error instanceof InvalidDefinitionException undefined) {
            return unbindable(member, undefined.getType() == null ? target : undefined.getType());
        }
        if (error instanceof UnrecognizedPropertyException) {
            return new IllegalArgumentException(member + ": expected no member that the type does not have");
        }
        if (error instanceof InvalidNullException refused && refused.getTargetType() != null) {
            return new IllegalArgumentException(
                    member + ": expected " + expected(refused.getTargetType()) + ", was null or missing");
        }
        // Before Jackson 2.16 an enum's method that takes a text refuses an object as it refuses a text.
        if ((error instanceof MismatchedInputException || error instanceof ValueInstantiationException)
                && isNoObject(target)
                && path(error).isEmpty()) {
            return unbindable(member, target);
        }
        if (error instanceof ValueInstantiationException refused) {
            return new IllegalArgumentException(member + ": its values were refused by "
                    + name(refused.getType() == null ? target : refused.getType()));
        }
        if (error instanceof MismatchedInputException mismatch && mismatch.getTargetType() != null) {
            return new IllegalArgumentException(member + ": expected " + expected(mismatch.getTargetType()));
        }
        if (error.getCause() instanceof InputCoercionException number && number.getTargetType() != null) {
            return new IllegalArgumentException(
                    member + ": expected a number that " + expected(number.getTargetType()) + " holds");
        }
        return new IllegalArgumentException(member + ": expected " + target.toCanonical());
    }

    static IllegalArgumentException writing(IOException error, Class<?> type) {
        return new IllegalArgumentException(member(error, type.getName())
                + ": expected a value that Jackson can write as JSON"
                + (error instanceof InvalidDefinitionException undefined && undefined.getType() != null
                        ? ", was " + name(undefined.getType()) + cure(undefined.getType())
                        : ""));
    }

    /** Returns the exception for a type that no JSON object can be bound to: the program is at fault. */
    static UnbindableTypeException unbindable(String member, JavaType type) {
        return new UnbindableTypeException(member
                + ": expected a record, a class with a constructor without arguments, or another type that JSON can be"
                + " bound to, was " + name(type) + cure(type));
    }

    /** Returns what to do about a type, as far as the type shows it. */
    private static String cure(JavaType type) {
        Class<?> raw = type.getRawClass();
        Module module = raw.getModule();
        if (Date.class.isAssignableFrom(raw) || Calendar.class.isAssignableFrom(raw)) {
            return "; use java.time.Instant for a time";
        }
        if (raw.isArray() || raw.isPrimitive() || raw.getName().startsWith("java")) {
            return "";
        }
        if (module.isNamed() && !module.isOpen(raw.getPackageName(), ObjectMapper.class.getModule())) {
            return "; its package is not open, so add \"opens " + raw.getPackageName()
                    + " to com.fasterxml.jackson.databind;\" to the module " + module.getName();
        }
        return type.isAbstract()
                ? "; it is abstract"
                : "; modules for other types, such as that of Kotlin, go into new JacksonBinding(module)";
    }

    /** Returns whether no JSON object can be bound to this type. */
    private static boolean isNoObject(JavaType type) {
        if (type.isReferenceType()) {
            return isNoObject(type.getReferencedType());
        }
        return type.isPrimitive()
                || type.isArrayType()
                || type.isCollectionLikeType()
                || type.isEnumType()
                || (type.getRawClass().getName().startsWith("java.")
                        && !type.isMapLikeType()
                        && !type.hasRawClass(Map.Entry.class));
    }

    private static List<JsonMappingException.Reference> path(IOException error) {
        return error instanceof JsonMappingException mapping ? mapping.getPath() : List.of();
    }

    /** Returns the expected value in words; the class that Jackson selects for a {@code List} says nothing to users. */
    private static String expected(Class<?> type) {
        if (Collection.class.isAssignableFrom(type)) {
            return "an array";
        }
        return Map.class.isAssignableFrom(type) ? "an object" : type.getTypeName();
    }

    private static String name(JavaType type) {
        return type.isArrayType() ? type.getRawClass().getTypeName() : type.toCanonical();
    }

    /** Returns the path of the member, for example {@code "address.lines[2]"}. */
    private static String member(IOException error, String root) {
        if (path(error).isEmpty()) {
            return root;
        }
        StringBuilder path = new StringBuilder(32).append('"');
        for (JsonMappingException.Reference step : path(error)) {
            if (step.getFieldName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.length() == 1 ? "" : ".").append(printable(step.getFieldName()));
            }
        }
        return path.append('"').toString();
    }

    /** Returns a name that is fit for a message: the keys of a map may be an attacker's. */
    private static String printable(String name) {
        StringBuilder text = new StringBuilder(Math.min(name.length(), LONGEST_NAME));
        for (int i = 0; i < name.length() && i < LONGEST_NAME; i++) {
            char c = name.charAt(i);
            text.append(c > ' ' && c <= '~' && c != '"' ? c : '?');
        }
        return text.toString();
    }
}
