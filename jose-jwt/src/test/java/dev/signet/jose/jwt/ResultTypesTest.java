package dev.signet.jose.jwt;

import static com.tngtech.archunit.core.domain.JavaModifier.PROTECTED;
import static com.tngtech.archunit.core.domain.JavaModifier.PUBLIC;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.signet.jose.jwe.DecryptedJwe;
import dev.signet.jose.jwe.DecryptedJweJson;
import dev.signet.jose.jwe.JweDecrypter;
import dev.signet.jose.jwe.JweJsonDecrypter;
import dev.signet.jose.jws.JwsJsonVerifier;
import dev.signet.jose.jws.JwsVerifier;
import dev.signet.jose.jws.VerifiedJws;
import dev.signet.jose.jws.VerifiedJwsJson;
import dev.signet.jose.jws.VerifiedSignature;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What was verified or decrypted has a type that only what verifies or decrypts returns. There is no other way to the
 * content of a token.
 */
final class ResultTypesTest {

    private static final JavaClasses LIBRARY = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(
                    "dev.signet.jose.core",
                    "dev.signet.jose.jwk",
                    "dev.signet.jose.jws",
                    "dev.signet.jose.jwe",
                    "dev.signet.jose.jwt");

    static Stream<Arguments> results() {
        return Stream.of(
                Arguments.of(VerifiedJwt.class, Set.of(JwtDecoder.class)),
                Arguments.of(UnsignedJwt.class, Set.of(UnsignedJwtDecoder.class)),
                Arguments.of(VerifiedJws.class, Set.of(JwsVerifier.class)),
                Arguments.of(VerifiedJwsJson.class, Set.of(JwsJsonVerifier.class)),
                Arguments.of(
                        VerifiedSignature.class,
                        Set.of(JwsVerifier.class, JwsJsonVerifier.class, VerifiedJwsJson.class)),
                Arguments.of(DecryptedJwe.class, Set.of(JweDecrypter.class)),
                Arguments.of(DecryptedJweJson.class, Set.of(JweJsonDecrypter.class)));
    }

    @ParameterizedTest
    @MethodSource("results")
    void a_result_comes_from_nothing_else(Class<?> result, Set<Class<?>> origins) {
        Set<String> returning = LIBRARY.stream()
                .filter(ResultTypesTest::isVisible)
                .flatMap(type -> type.getMethods().stream())
                .filter(ResultTypesTest::isVisible)
                .filter(method -> method.getReturnType().getAllInvolvedRawTypes().stream()
                        .anyMatch(type -> type.isEquivalentTo(result)))
                .map(method -> method.getOwner().getName())
                .collect(Collectors.toSet());

        assertThat(returning).isEqualTo(origins.stream().map(Class::getName).collect(Collectors.toSet()));
    }

    @ParameterizedTest
    @MethodSource("results")
    void a_result_is_made_by_the_library_alone(Class<?> result) {
        assertThat(LIBRARY.get(result).getConstructors())
                .isNotEmpty()
                .noneMatch(made -> made.getModifiers().contains(PUBLIC)
                        || made.getModifiers().contains(PROTECTED));
    }

    /** The claims of a token that is not signed are an object, which nothing that expects claims takes. */
    @Test
    void claims_are_read_from_no_text() {
        assertThat(LIBRARY.stream()
                        .filter(ResultTypesTest::isVisible)
                        .flatMap(type -> type.getMethods().stream())
                        .filter(ResultTypesTest::isVisible)
                        .filter(method -> method.getRawReturnType().isEquivalentTo(JwtClaims.class))
                        .filter(method -> method.getRawParameterTypes().stream()
                                .anyMatch(
                                        type -> type.isEquivalentTo(String.class) || type.isEquivalentTo(byte[].class)))
                        .map(JavaMethod::getFullName))
                .isEmpty();
    }

    private static boolean isVisible(JavaClass type) {
        return type.getModifiers().contains(PUBLIC);
    }

    private static boolean isVisible(JavaMethod method) {
        return method.getModifiers().contains(PUBLIC);
    }
}
