package dev.signet.jose.core;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.stream.Stream;

/**
 * A type with its type arguments, to bind JSON to: {@code new TypeReference<Map<String, List<Role>>>() {}}. A type
 * without arguments is named by its {@link Class}.
 *
 * <p>The compiler checks the result against the type argument of the anonymous class. Implementations have no members
 * of their own, and are immutable.
 *
 * @param <T> the type
 */
public interface TypeReference<T> {

    /**
     * Returns the type that the implementing class names as {@code T}.
     *
     * @return a class, or a class with its type arguments
     * @throws IllegalArgumentException if the class does not implement this interface itself, or names no such type: a
     *     raw type, a type variable (also as a type argument, at any depth) or an array of a generic type
     */
    default Type type() {
        for (Type face : getClass().getGenericInterfaces()) {
            if (face instanceof ParameterizedType reference && reference.getRawType() == TypeReference.class) {
                Type type = reference.getActualTypeArguments()[0];
                if (isNamed(type)) {
                    return type;
                }
            }
        }
        throw new IllegalArgumentException(
                "expected a class that names its type, such as new TypeReference<Map<String, String>>() {}");
    }

    /** A type variable names no type: a binding would choose one, and the compiler assume another. */
    private static boolean isNamed(Type type) {
        if (type instanceof ParameterizedType generic) {
            // The type around an inner class has arguments as well.
            return Stream.concat(Stream.of(generic.getActualTypeArguments()), Stream.ofNullable(generic.getOwnerType()))
                    .allMatch(TypeReference::isNamed);
        }
        if (type instanceof WildcardType wildcard) {
            return Stream.concat(Stream.of(wildcard.getUpperBounds()), Stream.of(wildcard.getLowerBounds()))
                    .allMatch(TypeReference::isNamed);
        }
        return type instanceof Class;
    }
}
