package dev.signet.jose.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TypeReferenceTest {

    @Test
    void keeps_the_type_arguments() {
        assertThat(new TypeReference<Map<String, List<Integer>>>() {}.type().getTypeName())
                .isEqualTo("java.util.Map<java.lang.String, java.util.List<java.lang.Integer>>");
    }

    @Test
    void keeps_wildcards_and_arrays_as_type_arguments() {
        assertThat(new TypeReference<Map<?, ? extends List<byte[]>>>() {}.type().getTypeName())
                .isEqualTo("java.util.Map<?, ? extends java.util.List<byte[]>>");
    }

    @Test
    void keeps_lower_bounds_and_types_around() {
        assertThat(new TypeReference<List<? super Integer>>() {}.type().getTypeName())
                .isEqualTo("java.util.List<? super java.lang.Integer>");
        assertThat(new TypeReference<Around<String>.Within>() {}.type().getTypeName())
                .endsWith("$Around<java.lang.String>$Within");
        assertThat(new TypeReference<Map.Entry<String, String>>() {}.type().getTypeName())
                .isEqualTo("java.util.Map$Entry<java.lang.String, java.lang.String>");
    }

    @Test
    void names_a_class_as_that_class() {
        assertThat(new TypeReference<String>() {}.type()).isEqualTo(String.class);
    }

    @SuppressWarnings("rawtypes")
    private static TypeReference<?> raw() {
        return new TypeReference() {};
    }

    private static <X> TypeReference<X> variable() {
        return new TypeReference<X>() {};
    }

    private static <X> TypeReference<Map<String, X>> variableArgument() {
        return new TypeReference<Map<String, X>>() {};
    }

    private static <X> TypeReference<Map<String, List<? extends X>>> variableBound() {
        return new TypeReference<Map<String, List<? extends X>>>() {};
    }

    private static <X> TypeReference<Map<String, X[]>> variableElement() {
        return new TypeReference<Map<String, X[]>>() {};
    }

    private static <X> TypeReference<Map<String, List<? super X>>> variableLowerBound() {
        return new TypeReference<Map<String, List<? super X>>>() {};
    }

    private static <X> TypeReference<Around<X>.Within> variableAround() {
        return new TypeReference<Around<X>.Within>() {};
    }

    private abstract static class Around<X> {
        abstract class Within {
            abstract X value();
        }
    }

    private interface Between<X> extends TypeReference<X> {}

    private static Stream<TypeReference<?>> nameless() {
        return Stream.of(
                raw(),
                variable(),
                variableArgument(),
                variableBound(),
                variableLowerBound(),
                variableAround(),
                variableElement(),
                new Between<List<String>>() {},
                new TypeReference<List<String>[]>() {});
    }

    @ParameterizedTest
    @MethodSource("nameless")
    void refuses_to_guess_a_type_that_is_not_named(TypeReference<?> reference) {
        assertThatIllegalArgumentException().isThrownBy(reference::type).withMessageStartingWith("expected a class");
    }
}
