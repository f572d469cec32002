package dev.signet.jose.packaged;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** The source of a class of tests, as the compiler reads it. Immutable. */
final class TestSource {

    private static final Set<String> TESTS =
            Set.of("Test", "ParameterizedTest", "TestFactory", "RepeatedTest", "FuzzTest");

    private static final Set<String> BEFORE_TESTS = Set.of("BeforeAll", "BeforeEach");

    /** What keeps a test from running in each build. */
    private static final Pattern CONDITION = Pattern.compile("Disabled.*|Enabled.*|Tag|Tags");

    /** What skips a test where something is missing. */
    private static final Pattern ASSUMPTION = Pattern.compile(
            "\\bassum(e|ing)[A-Z]\\w*\\(|\\bAssumptions\\.|\\bVectors\\.|\\b(Redis|Postgres)Server\\.start\\(");

    /** A method that is called, or whose name an annotation has. */
    private static final Pattern CALL = Pattern.compile("\\b(\\w+)\\(|::(\\w+)|\"(\\w+)\"");

    private static final Pattern WORD = Pattern.compile("\\w+");

    private final ClassTree type;

    private TestSource(ClassTree type) {
        this.type = type;
    }

    /** Reads a class in the text of a file; nothing if it is not there. */
    static Optional<TestSource> of(String name, String text) throws IOException {
        JavacTask task = (JavacTask) ToolProvider.getSystemJavaCompiler()
                .getTask(null, null, null, List.of("-proc:none"), null, List.of(file(text)));
        CompilationUnitTree unit = task.parse().iterator().next();
        return unit.getTypeDecls().stream()
                .filter(ClassTree.class::isInstance)
                .map(ClassTree.class::cast)
                .filter(type -> type.getSimpleName().contentEquals(name))
                .map(TestSource::new)
                .findFirst();
    }

    /** Whether others have to extend it, so that its tests run. */
    boolean isContract() {
        return type.getModifiers().getFlags().contains(Modifier.ABSTRACT);
    }

    /** Returns why a method is no test that a build runs, or runs where nothing is missing; nothing if it is one. */
    Optional<String> fault(String method) {
        if (isConditional(type.getModifiers())) {
            return Optional.of(type.getSimpleName() + " does not run in each build");
        }
        List<MethodTree> found = named(method);
        String place = type.getSimpleName() + "#" + method;
        if (found.isEmpty()) {
            return Optional.of(place + " does not exist");
        }
        if (found.stream().noneMatch(each -> hasOneOf(TESTS, each))) {
            return Optional.of(place + " is no test");
        }
        boolean conditional = found.stream().anyMatch(each -> isConditional(each.getModifiers()));
        return conditional ? Optional.of(place + " does not run in each build") : Optional.empty();
    }

    /** Returns whether code may skip the test that runs it. */
    static boolean assumes(String code) {
        return ASSUMPTION.matcher(code).find();
    }

    /**
     * Returns whether a test may be skipped: in itself, in what it calls of this class, or in what runs before it,
     * something is assumed, or a class is named that does so.
     */
    boolean assumes(String test, Set<String> assumingClasses) {
        Deque<MethodTree> next = new ArrayDeque<>(named(test));
        methods(type).filter(each -> hasOneOf(BEFORE_TESTS, each)).forEach(next::add);
        Set<MethodTree> reached = new HashSet<>();
        while (!next.isEmpty()) {
            MethodTree each = next.remove();
            String code = each.toString();
            if (assumes(code)
                    || WORD.matcher(code).results().map(MatchResult::group).anyMatch(assumingClasses::contains)) {
                return true;
            }
            if (reached.add(each)) {
                CALL.matcher(code)
                        .results()
                        .flatMap(call ->
                                IntStream.rangeClosed(1, call.groupCount()).mapToObj(call::group))
                        .filter(Objects::nonNull)
                        .flatMap(name -> named(name).stream())
                        .forEach(next::add);
            }
        }
        return false;
    }

    private List<MethodTree> named(String name) {
        return methods(type).filter(each -> each.getName().contentEquals(name)).toList();
    }

    private static boolean hasOneOf(Set<String> names, MethodTree method) {
        return annotations(method.getModifiers()).anyMatch(names::contains);
    }

    /** Returns the methods of a class and of those inside, which JUnit runs as well, unless they have a condition. */
    private static Stream<MethodTree> methods(ClassTree type) {
        return type.getMembers().stream().flatMap(member -> {
            if (member instanceof ClassTree inside && !isConditional(inside.getModifiers())) {
                return methods(inside);
            }
            return member instanceof MethodTree method ? Stream.of(method) : Stream.empty();
        });
    }

    private static boolean isConditional(ModifiersTree modifiers) {
        return annotations(modifiers).anyMatch(name -> CONDITION.matcher(name).matches());
    }

    private static Stream<String> annotations(ModifiersTree modifiers) {
        return modifiers.getAnnotations().stream()
                .map(AnnotationTree::getAnnotationType)
                .map(Object::toString);
    }

    private static JavaFileObject file(String text) {
        return new SimpleJavaFileObject(URI.create("string:///Source.java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return text;
            }
        };
    }
}
