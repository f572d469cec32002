package dev.signet.jose.packaged;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** The source of a class of tests, as the compiler reads it. Immutable. */
final class TestSource {

    private static final Set<String> TESTS = Set.of("Test", "ParameterizedTest", "TestFactory", "RepeatedTest");

    /** What keeps a test from running in each build. */
    private static final Pattern CONDITION = Pattern.compile("Disabled.*|Enabled.*|Tag|Tags");

    private static final Pattern ASSUMPTION = Pattern.compile("\\bassum(e|ing)\\w*\\(|\\bVectors\\.");

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

    /** Returns why a method is no test that runs in each build; nothing if it is one. */
    Optional<String> fault(String method) {
        if (isConditional(type.getModifiers())) {
            return Optional.of(type.getSimpleName() + " does not run in each build");
        }
        List<MethodTree> found = methods(type)
                .filter(each -> each.getName().contentEquals(method))
                .toList();
        String place = type.getSimpleName() + "#" + method;
        if (found.isEmpty()) {
            return Optional.of(place + " does not exist");
        }
        if (found.stream().flatMap(each -> annotations(each.getModifiers())).noneMatch(TESTS::contains)) {
            return Optional.of(place + " is no test");
        }
        boolean conditional = found.stream()
                .anyMatch(each -> isConditional(each.getModifiers())
                        || ASSUMPTION.matcher(String.valueOf(each.getBody())).find());
        return conditional ? Optional.of(place + " does not run in each build") : Optional.empty();
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
