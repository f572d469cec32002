package dev.signet.jose.testsupport;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import dev.signet.jose.testsupport.left.Left;
import dev.signet.jose.testsupport.left.OpenToAll;
import dev.signet.jose.testsupport.right.Right;
import java.net.URI;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

final class HouseRulesTest {
    private static final JavaClasses SAMPLES =
            new ClassFileImporter().importPackages(HouseRulesTest.class.getPackageName());

    @Test
    void every_rule_accepts_a_class_that_keeps_them_all() {
        assertThat(HouseRules.all(1))
                .allSatisfy(rule -> assertThat(isKept(rule, Sound.class)).isTrue());
    }

    @Test
    void refuses_a_cycle_of_packages() {
        assertThat(isKept(HouseRules.noPackageCycles(), Left.class, Right.class))
                .isFalse();
        assertThat(isKept(HouseRules.noPackageCycles(), Left.class, OpenToAll.class))
                .isTrue();
    }

    @Test
    void refuses_a_knot_of_classes() {
        assertThat(isKept(HouseRules.noKnotOfClasses(2), First.class, Second.class, Third.class))
                .isFalse();
        assertThat(isKept(HouseRules.noKnotOfClasses(3), First.class, Second.class, Third.class))
                .isTrue();
        assertThat(isKept(HouseRules.noKnotOfClasses(1), Left.class, Right.class))
                .isFalse();
        assertThat(isKept(HouseRules.noKnotOfClasses(2), Left.class, Right.class))
                .isTrue();
        assertThat(isKept(HouseRules.noKnotOfClasses(1), Left.class, OpenToAll.class))
                .isTrue();
    }

    @Test
    void does_not_count_what_permits_forces() {
        assertThat(isKept(HouseRules.noKnotOfClasses(1), Sealed.class, Permitted.class))
                .isTrue();
    }

    @Test
    void refuses_mutable_static_state() {
        assertThat(isKept(HouseRules.staticFieldsAreConstant(), NotFinal.class)).isFalse();
        assertThat(isKept(HouseRules.staticFieldsAreConstant(), SharedArray.class))
                .isFalse();
        assertThat(isKept(HouseRules.staticFieldsAreConstant(), SharedMap.class))
                .isFalse();
        assertThat(isKept(HouseRules.staticFieldsAreConstant(), PerThread.class))
                .isFalse();
    }

    @Test
    void refuses_the_network() {
        assertThat(isKept(HouseRules.oneDoorToTheNetwork(), Dials.class)).isFalse();
        assertThat(isKept(HouseRules.oneDoorToTheNetwork(), Listens.class)).isFalse();
    }

    @Test
    void refuses_a_source_of_randomness_of_its_own() {
        assertThat(isKept(HouseRules.oneSourceOfRandomness(), Draws.class)).isFalse();
        assertThat(isKept(HouseRules.oneSourceOfRandomness(), Finds.class)).isFalse();
        assertThat(isKept(HouseRules.oneSourceOfRandomness(), Guesses.class)).isFalse();
        assertThat(isKept(HouseRules.oneSourceOfRandomness(), Known.class)).isTrue();
    }

    @Test
    void refuses_a_comparison_that_ends_at_the_first_difference() {
        assertThat(isKept(HouseRules.octetsAreComparedInConstantTime(), Compares.class))
                .isFalse();
    }

    @Test
    void refuses_regular_expressions() {
        assertThat(isKept(HouseRules.tokensMeetNoRegularExpression(), Matches.class))
                .isFalse();
    }

    @Test
    void refuses_a_public_class_that_anyone_can_extend() {
        assertThat(isKept(HouseRules.publicClassesAreClosed(), OpenToAll.class)).isFalse();
    }

    @Test
    void refuses_logging() {
        assertThat(isKept(HouseRules.noLogging(), Logs.class)).isFalse();
    }

    @Test
    void refuses_reflection() {
        assertThat(isKept(HouseRules.noReflection(), Reflects.class)).isFalse();
    }

    @Test
    void refuses_names_that_say_nothing() {
        assertThat(isKept(HouseRules.namesSaySomething(), KeyManager.class)).isFalse();
        assertThat(isKept(HouseRules.namesSaySomething(), DefaultKey.class)).isFalse();
        assertThat(isKept(HouseRules.namesSaySomething(), Base64Name.class)).isTrue();
    }

    @Test
    void refuses_a_package_that_says_nothing_about_null() {
        assertThat(isKept(HouseRules.packagesAreNullMarked(), Left.class)).isFalse();
        assertThat(isKept(HouseRules.packagesAreNullMarked(), Sound.class)).isTrue();
    }

    private static boolean isKept(ArchRule rule, Class<?>... classes) {
        return !rule.allowEmptyShould(true)
                .evaluate(SAMPLES.that(belongToAnyOf(classes)))
                .hasViolation();
    }

    /** What is allowed, on the edge of each rule. */
    static final class Sound {
        private static final byte[] OCTETS = {1};
        static final Map<String, String> NAMES = Map.of();
        static final List<URI> PLACES = List.of();
        static final Base64.Decoder DECODER = Base64.getUrlDecoder();

        java.lang.reflect.Type type(Object value) {
            return value.getClass().getGenericSuperclass() instanceof java.lang.reflect.ParameterizedType generic
                    ? generic.getRawType()
                    : value.getClass();
        }

        boolean equal(byte[] a, byte[] b, int[] c, int[] d) {
            return MessageDigest.isEqual(a, b) && Arrays.equals(c, d);
        }

        int first(Thread.State state) {
            return switch (state) {
                case NEW -> OCTETS[0];
                default -> 0;
            };
        }
    }

    static final class NotFinal {
        static int count;
    }

    static final class SharedArray {
        static final byte[] OCTETS = {1};
    }

    static final class SharedMap {
        private static final HashMap<String, String> NAMES = new HashMap<>();
    }

    static final class PerThread {
        private static final ThreadLocal<String> NAME = new ThreadLocal<>();
    }

    static final class Dials {
        void dial() throws Exception {
            new java.net.Socket("localhost", 1).close();
        }
    }

    static final class Listens {
        void listen() throws Exception {
            java.nio.channels.ServerSocketChannel.open().close();
        }
    }

    static final class Draws {
        byte[] draw() {
            byte[] octets = new byte[1];
            new SecureRandom().nextBytes(octets);
            return octets;
        }
    }

    static final class Finds {
        SecureRandom find() throws Exception {
            return SecureRandom.getInstanceStrong();
        }
    }

    static final class Guesses {
        int guess() {
            return ThreadLocalRandom.current().nextInt();
        }
    }

    /** Makes no generator: it is one, of octets that are known. */
    static final class Known extends SecureRandom {
        private static final long serialVersionUID = 1;
    }

    static final class Compares {
        boolean compare(byte[] a, byte[] b) {
            return Arrays.equals(a, b);
        }
    }

    static final class Matches {
        boolean match(String text) {
            return Pattern.matches("a+", text);
        }
    }

    static final class Logs {
        void log() {
            Logger.getGlobal().info("");
        }
    }

    static final class Reflects {
        void reflect() throws Exception {
            Reflects.class.getDeclaredConstructor().newInstance();
        }
    }

    static final class KeyManager {}

    static final class DefaultKey {}

    static final class Base64Name {}
}

/** Depends on the next, as the last does on the first. */
final class First {
    Second next = new Second();
}

final class Second {
    static final class Inner {
        Third[] next = {};
    }
}

final class Third {
    static First next() {
        return new First();
    }
}

sealed interface Sealed permits Permitted {}

record Permitted() implements Sealed {}
