package dev.signet.jose.testsupport;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.INTERFACES;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.callCodeUnitWhere;
import static com.tngtech.archunit.lang.conditions.ArchConditions.dependOnClassesThat;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** The rules that every library module keeps and that no compiler checks. Immutable. */
public final class HouseRules {
    private static final String ROOT = "dev.signet.jose";

    /**
     * The only packages that may talk to the network: one fetches keys, the other serves them to the tests of users.
     */
    private static final String[] NETWORK = {ROOT + ".jwks.remote..", ROOT + ".testkit.."};

    /** Where coordinates, headers and additional data are compared. Secrets of keys are compared by a class for them. */
    private static final String[] COMPARING_PUBLIC_OCTETS = {
        ROOT + ".core..", ROOT + ".jwk..", ROOT + ".jwks.remote..", ROOT + ".cli.."
    };

    /** PEM, addresses of key sets, names of tables, and arguments: none of them comes with a token. */
    private static final String[] MATCHING_CONFIGURATION = {
        ROOT + ".jwk.encoding..", ROOT + ".jwks.remote..", ROOT + ".jwt.replay..", ROOT + ".cli.."
    };

    /** The one class that makes a SecureRandom. */
    private static final String RANDOMNESS = ROOT + ".core.internal.Octets$Randomness";

    /** A word of a class name; Base64Url holds no word "Base". */
    private static final Pattern EMPTY_WORDS =
            Pattern.compile(".*(Abstract|Base|Default|Factory|Helpers?|Impl|Manager|Processor|Utils?)(?=[A-Z$]|$).*");

    private HouseRules() {}

    /**
     * Returns one test a rule, over all classes of the module that {@code anchor} lives in.
     *
     * @param anchor any class of the module's main code
     * @param largestKnot how many classes may depend on one another; 1 if none may. A number to be lowered
     */
    public static Stream<DynamicTest> of(Class<?> anchor, int largestKnot) {
        JavaClasses module = new ClassFileImporter().importPath(CodeSource.of(anchor));
        return all(largestKnot).map(rule -> DynamicTest.dynamicTest(rule.getDescription(), () -> rule.check(module)));
    }

    static Stream<ArchRule> all(int largestKnot) {
        return Stream.of(
                        noKnotOfClasses(largestKnot),
                        noPackageCycles(),
                        staticFieldsAreConstant(),
                        oneDoorToTheNetwork(),
                        oneSourceOfRandomness(),
                        octetsAreComparedInConstantTime(),
                        tokensMeetNoRegularExpression(),
                        publicClassesAreClosed(),
                        noLogging(),
                        noReflection(),
                        namesSaySomething(),
                        packagesAreNullMarked())
                // A module that has no static field yet keeps the rule about static fields.
                .map(rule -> rule.allowEmptyShould(true));
    }

    static ArchRule noPackageCycles() {
        return slices().matching(ROOT + ".(**)").should().beFreeOfCycles().as("packages are free of cycles");
    }

    static ArchRule noKnotOfClasses(int largest) {
        return classes()
                .should(new ClassKnots(largest))
                .as("at most " + largest + " classes depend on one another, not counting permits");
    }

    static ArchRule staticFieldsAreConstant() {
        return fields().that()
                .areStatic()
                .and()
                .doNotHaveModifier(JavaModifier.SYNTHETIC)
                .should(beConstant())
                .as("static fields are final and of an immutable type; an array is private");
    }

    static ArchRule oneDoorToTheNetwork() {
        DescribedPredicate<JavaClass> sockets = DescribedPredicate.describe(
                "talk to the network",
                type -> type.getName().startsWith("java.nio.channels.")
                        && type.getSimpleName().contains("Socket"));
        return noClasses()
                .that(not(resideInAnyPackage(NETWORK)))
                .should(dependOnClassesThat(resideInAnyPackage("java.net..", "javax.net..", "com.sun.net..")
                        .and(not(named("java.net.URI", "java.net.URISyntaxException")))
                        .or(sockets)))
                .as("only " + String.join(" and ", NETWORK) + " touch the network; java.net.URI is only a name");
    }

    static ArchRule oneSourceOfRandomness() {
        return noClasses()
                .that(not(named(RANDOMNESS)))
                .should(callCodeUnitWhere(
                        DescribedPredicate.describe("make a source of randomness", HouseRules::draws)))
                .as("random octets come from " + RANDOMNESS + " alone");
    }

    static ArchRule octetsAreComparedInConstantTime() {
        return noClasses()
                .that(not(resideInAnyPackage(COMPARING_PUBLIC_OCTETS)))
                .should(callCodeUnitWhere(DescribedPredicate.describe(
                        "compare octets in a time that depends on them", HouseRules::comparesAtLeisure)))
                .as("only " + String.join(" and ", COMPARING_PUBLIC_OCTETS)
                        + " compare octets in a time that depends on them; there they are public");
    }

    static ArchRule tokensMeetNoRegularExpression() {
        return noClasses()
                .that(not(resideInAnyPackage(MATCHING_CONFIGURATION)))
                .should(dependOnClassesThat(resideInAnyPackage("java.util.regex..")))
                .as("only " + String.join(" and ", MATCHING_CONFIGURATION)
                        + " have regular expressions, and not for tokens");
    }

    static ArchRule publicClassesAreClosed() {
        return classes()
                .that()
                .arePublic()
                .and()
                .areTopLevelClasses()
                .should(beClosed())
                .as("a public class is final or sealed, or an interface, enum or record");
    }

    static ArchRule noLogging() {
        return noClasses()
                .should(dependOnClassesThat(
                        resideInAnyPackage("java.util.logging..", "org.slf4j..").or(named("java.lang.System$Logger"))))
                .as("nothing logs: errors go to the caller");
    }

    static ArchRule noReflection() {
        return noClasses()
                .should(dependOnClassesThat(resideInAnyPackage("java.lang.reflect..")
                        .and(not(named(
                                "java.lang.reflect.Type",
                                "java.lang.reflect.ParameterizedType",
                                "java.lang.reflect.WildcardType")))))
                .as("no reflection; java.lang.reflect.Type, ParameterizedType and WildcardType are only names");
    }

    static ArchRule namesSaySomething() {
        return classes()
                .should(new ArchCondition<>("say what they are") {
                    @Override
                    public void check(JavaClass type, ConditionEvents events) {
                        boolean empty =
                                EMPTY_WORDS.matcher(type.getSimpleName()).matches();
                        events.add(new SimpleConditionEvent(
                                type, !empty, type.getName() + " has a word in its name that says nothing"));
                    }
                })
                .as("names hold no Abstract, Base, Default, Factory, Helper, Impl, Manager, Processor, Util");
    }

    static ArchRule packagesAreNullMarked() {
        return classes()
                .should(new ArchCondition<>("be in a package with @NullMarked") {
                    @Override
                    public void check(JavaClass type, ConditionEvents events) {
                        events.add(new SimpleConditionEvent(
                                type,
                                type.getPackage().isAnnotatedWith("org.jspecify.annotations.NullMarked"),
                                type.getName() + " is in a package without @NullMarked"));
                    }
                })
                .as("a package is @NullMarked in its package-info: Kotlin does not read it from module-info");
    }

    /** Whether a call makes or finds a generator; that of a subclass to its superclass does not. */
    private static boolean draws(JavaCall<?> call) {
        JavaClass generator = call.getTargetOwner();
        boolean ofSubclass = call.getOriginOwner()
                .getRawSuperclass()
                .filter(generator::equals)
                .isPresent();
        String method = call.getTarget().getName();
        return switch (generator.getName()) {
            case "java.util.Random", "java.security.SecureRandom", "java.util.SplittableRandom" ->
                method.startsWith("getInstance") || (method.equals(JavaConstructor.CONSTRUCTOR_NAME) && !ofSubclass);
            case "java.util.concurrent.ThreadLocalRandom" -> method.equals("current");
            case "java.lang.Math" -> method.equals("random");
            default -> false;
        };
    }

    private static boolean comparesAtLeisure(JavaCall<?> call) {
        return call.getTargetOwner().isEquivalentTo(Arrays.class)
                && List.of("equals", "compare", "compareUnsigned", "mismatch")
                        .contains(call.getTarget().getName())
                && call.getTarget().getRawParameterTypes().get(0).isEquivalentTo(byte[].class);
    }

    private static DescribedPredicate<JavaClass> named(String... names) {
        return DescribedPredicate.describe(
                "one of " + List.of(names), type -> List.of(names).contains(type.getName()));
    }

    private static ArchCondition<JavaField> beConstant() {
        return new ArchCondition<>("be constant") {
            @Override
            public void check(JavaField field, ConditionEvents events) {
                boolean constant = field.getModifiers().contains(JavaModifier.FINAL) && !holdsState(field);
                events.add(new SimpleConditionEvent(field, constant, field.getFullName() + " is mutable static state"));
            }
        };
    }

    /**
     * Types that can be read off a declaration; {@code Map.of} behind a {@code Map} is the rule, so interfaces pass.
     */
    private static boolean holdsState(JavaField field) {
        JavaClass type = field.getRawType();
        if (type.isArray()) {
            return !field.getModifiers().contains(JavaModifier.PRIVATE);
        }
        boolean collection = type.isAssignableTo(Collection.class) || type.isAssignableTo(Map.class);
        return (collection && !INTERFACES.test(type))
                || type.isAssignableTo(ThreadLocal.class)
                || type.isAssignableTo(Appendable.class)
                || type.getPackageName().equals("java.util.concurrent.atomic");
    }

    private static ArchCondition<JavaClass> beClosed() {
        return new ArchCondition<>("be closed") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                boolean closed = type.isInterface()
                        || type.isEnum()
                        || type.getModifiers().contains(JavaModifier.FINAL)
                        || type.reflect().isSealed();
                events.add(new SimpleConditionEvent(type, closed, type.getName() + " can be extended by anyone"));
            }
        };
    }
}
