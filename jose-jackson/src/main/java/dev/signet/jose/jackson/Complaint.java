package dev.signet.jose.jackson;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidDefinitionException;
import com.fasterxml.jackson.databind.exc.InvalidNullException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import java.io.IOException;
import java.util.Collection;
import java.util.Map;

/**
 * Jackson's errors in words of ours: they name the member and what was expected. Jackson's own messages repeat values, so
 * neither they nor their exceptions, which a log would print, are handed on.
 */
final class Complaint {

    private static final int LONGEST_NAME = 64;

    private Complaint() {}

    static IllegalArgumentException reading(IOException error, JavaType target) {
        String member = member(error, "the object");
        if (error instanceof InvalidDefinitionException undefined) {
            return new IllegalArgumentException(
                    member + ": expected a type that can be made of JSON, such as a record, was "
                            + name(undefined.getType(), target));
        }
        if (error instanceof UnrecognizedPropertyException) {
            return new IllegalArgumentException(member + ": expected no member that the type does not have");
        }
        if (error instanceof InvalidNullException refused && refused.getTargetType() != null) {
            return new IllegalArgumentException(
                    member + ": expected " + expected(refused.getTargetType()) + ", was null or missing");
        }
        if (error instanceof ValueInstantiationException refused) {
            return new IllegalArgumentException(
                    member + ": its values were refused by " + name(refused.getType(), target));
        }
        if (error instanceof MismatchedInputException mismatch && mismatch.getTargetType() != null) {
            return new IllegalArgumentException(member + ": expected " + expected(mismatch.getTargetType()));
        }
        return new IllegalArgumentException(member + ": expected " + target.toCanonical());
    }

    static IllegalArgumentException writing(IOException error, Class<?> type) {
        return new IllegalArgumentException(
                member(error, type.getName()) + ": expected a value that Jackson can write as JSON");
    }

    /** Jackson's choice for a {@code List} is its own: JSON has arrays. */
    private static String expected(Class<?> type) {
        if (Collection.class.isAssignableFrom(type)) {
            return "an array";
        }
        return Map.class.isAssignableFrom(type) ? "an object" : type.getTypeName();
    }

    private static String name(JavaType type, JavaType target) {
        return (type == null ? target : type).toCanonical();
    }

    /** The way to the member, for example {@code "address.lines[2]"}. */
    private static String member(IOException error, String root) {
        if (!(error instanceof JsonMappingException mapping)
                || mapping.getPath().isEmpty()) {
            return root;
        }
        StringBuilder way = new StringBuilder(32).append('"');
        for (JsonMappingException.Reference step : mapping.getPath()) {
            if (step.getFieldName() == null) {
                way.append('[').append(step.getIndex()).append(']');
            } else {
                way.append(way.length() == 1 ? "" : ".").append(printable(step.getFieldName()));
            }
        }
        return way.append('"').toString();
    }

    /** A name that a map took over from a token is whatever its writer liked. */
    private static String printable(String name) {
        StringBuilder text = new StringBuilder(Math.min(name.length(), LONGEST_NAME));
        for (int i = 0; i < name.length() && i < LONGEST_NAME; i++) {
            char c = name.charAt(i);
            text.append(c > ' ' && c <= '~' && c != '"' ? c : '?');
        }
        return text.toString();
    }
}
