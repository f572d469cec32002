package dev.signet.jose.testsupport;

import java.lang.reflect.AnnotatedArrayType;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.AnnotatedWildcardType;
import java.lang.reflect.GenericDeclaration;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes types as they stand in a signature, with type arguments and {@code @Nullable}. The JDK's own texts for
 * annotated types differ between versions.
 */
final class SignatureText {
    private final String homePackage;

    /**
     * @param homePackage is left out of names, as {@code java.lang} is
     */
    SignatureText(String homePackage) {
        this.homePackage = homePackage;
    }

    String of(AnnotatedType type) {
        if (type instanceof AnnotatedArrayType array) {
            String brackets = nullness(array).isEmpty() ? "[]" : " " + nullness(array) + "[]";
            return of(array.getAnnotatedGenericComponentType()) + brackets;
        }
        if (type instanceof AnnotatedParameterizedType generic) {
            Type raw = ((ParameterizedType) generic.getType()).getRawType();
            return nullness(type) + name((Class<?>) raw) + "<" + list(generic.getAnnotatedActualTypeArguments()) + ">";
        }
        if (type instanceof AnnotatedWildcardType wildcard) {
            return wildcard(wildcard);
        }
        Type plain = type.getType();
        return nullness(type) + (plain instanceof Class<?> known ? name(known) : plain.getTypeName());
    }

    String list(AnnotatedType... types) {
        return Arrays.stream(types).map(this::of).collect(Collectors.joining(", "));
    }

    /** Returns the type parameters in angle brackets, or nothing. */
    String parameters(GenericDeclaration generic) {
        TypeVariable<?>[] parameters = generic.getTypeParameters();
        return parameters.length == 0
                ? ""
                : Arrays.stream(parameters).map(this::parameter).collect(Collectors.joining(", ", "<", ">"));
    }

    /** Returns the name with dots between nested types. */
    String name(Class<?> type) {
        String name = type.getCanonicalName();
        String home = type.getPackageName();
        return home.equals(homePackage) || home.equals("java.lang") ? name.replace(home + ".", "") : name;
    }

    private String parameter(TypeVariable<?> parameter) {
        String bounds = bounds(parameter.getAnnotatedBounds());
        return bounds.isEmpty() ? parameter.getName() : parameter.getName() + " extends " + bounds;
    }

    private String wildcard(AnnotatedWildcardType wildcard) {
        AnnotatedType[] lower = wildcard.getAnnotatedLowerBounds();
        if (lower.length > 0) {
            return "? super " + of(lower[0]);
        }
        String upper = bounds(wildcard.getAnnotatedUpperBounds());
        return upper.isEmpty() ? "?" : "? extends " + upper;
    }

    private String bounds(AnnotatedType... bounds) {
        String all = Arrays.stream(bounds).map(this::of).collect(Collectors.joining(" & "));
        return all.equals("Object") ? "" : all;
    }

    private static String nullness(AnnotatedType type) {
        return type.isAnnotationPresent(Nullable.class) ? "@Nullable " : "";
    }
}
