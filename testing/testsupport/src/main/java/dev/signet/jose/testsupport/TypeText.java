package dev.signet.jose.testsupport;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes one type and its members as {@link PublicApi} shows them: what a caller can rely on, and nothing that is
 * implied.
 */
final class TypeText {
    private static final Set<String> WRITTEN_BY_THE_COMPILER = Set.of("toString()", "hashCode()", "equals(Object)");

    private final Class<?> type;
    private final SignatureText signatures;

    private TypeText(Class<?> type) {
        this.type = type;
        this.signatures = new SignatureText(type.getPackageName());
    }

    /** Returns the head of the type and, indented, its members; each line ends in a line feed. */
    static String of(Class<?> type) {
        return new TypeText(type).text();
    }

    /** Whether code outside the package can name the type. */
    static boolean isVisible(Class<?> type) {
        if (type.isAnonymousClass() || type.isLocalClass() || type.isSynthetic() || !isVisible(type.getModifiers())) {
            return false;
        }
        return type.getEnclosingClass() == null || isVisible(type.getEnclosingClass());
    }

    private static boolean isVisible(int modifiers) {
        return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
    }

    private String text() {
        List<String> lines = new ArrayList<>();
        lines.add(head());
        Stream.of(
                        fields().map(this::field),
                        visible(type.getDeclaredConstructors())
                                .filter(constructor -> !isCanonical(constructor))
                                .map(this::constructor),
                        visible(type.getDeclaredMethods())
                                .filter(method -> !isImplied(method))
                                .map(this::method))
                .flatMap(group -> group.sorted())
                .map(line -> "    " + line)
                .forEach(lines::add);
        return String.join("\n", lines) + "\n";
    }

    private String head() {
        StringBuilder head = new StringBuilder(deprecated(type));
        head.append(modifiers(typeModifiers())).append(sealing()).append(kind()).append(' ');
        head.append(signatures.name(type)).append(signatures.parameters(type));
        if (type.isRecord()) {
            head.append(Arrays.stream(type.getRecordComponents())
                    .map(part -> signatures.of(part.getAnnotatedType()) + " " + part.getName())
                    .collect(Collectors.joining(", ", "(", ")")));
        }
        if (!type.isEnum()
                && !type.isRecord()
                && type.getSuperclass() != null
                && type.getSuperclass() != Object.class) {
            head.append(" extends ").append(signatures.of(type.getAnnotatedSuperclass()));
        }
        if (type.getInterfaces().length > 0) {
            head.append(type.isInterface() ? " extends " : " implements ")
                    .append(signatures.list(type.getAnnotatedInterfaces()));
        }
        return head.append(permits()).toString();
    }

    private int typeModifiers() {
        int modifiers = type.getModifiers() & ~Modifier.INTERFACE;
        if (type.isInterface() || type.isEnum() || type.isRecord()) {
            modifiers &= ~(Modifier.ABSTRACT | Modifier.FINAL | Modifier.STATIC);
        }
        return modifiers;
    }

    private String sealing() {
        if (type.isSealed()) {
            return type.isEnum() ? "" : "sealed ";
        }
        boolean parentIsSealed = Stream.concat(
                        Stream.ofNullable(type.getSuperclass()), Arrays.stream(type.getInterfaces()))
                .anyMatch(Class::isSealed);
        return parentIsSealed && !Modifier.isFinal(type.getModifiers()) && !type.isEnum() ? "non-sealed " : "";
    }

    private String kind() {
        if (type.isAnnotation()) {
            return "@interface";
        }
        if (type.isInterface()) {
            return "interface";
        }
        if (type.isEnum()) {
            return "enum";
        }
        return type.isRecord() ? "record" : "class";
    }

    private String permits() {
        if (!type.isSealed() || type.isEnum()) {
            return "";
        }
        List<String> names = Arrays.stream(type.getPermittedSubclasses())
                .filter(TypeText::isVisible)
                .map(signatures::name)
                .sorted()
                .collect(Collectors.toCollection(ArrayList::new));
        // A caller cannot name the rest, but must know that naming all of these is not exhaustive.
        if (names.size() < type.getPermittedSubclasses().length) {
            names.add("(hidden)");
        }
        return " permits " + String.join(", ", names);
    }

    private Stream<Field> fields() {
        return visible(type.getDeclaredFields());
    }

    private String field(Field field) {
        if (field.isEnumConstant()) {
            return deprecated(field) + field.getName();
        }
        return deprecated(field) + modifiers(field.getModifiers()) + signatures.of(field.getAnnotatedType()) + " "
                + field.getName() + value(field);
    }

    /** Compilers copy constants into the code of callers, so a new value is a new API. */
    private static String value(Field field) {
        int constant = Modifier.STATIC | Modifier.FINAL;
        boolean copied = field.getType().isPrimitive() || field.getType() == String.class;
        if ((field.getModifiers() & constant) != constant || !copied) {
            return "";
        }
        try {
            field.setAccessible(true);
            Object value = field.get(null);
            return " = " + (value instanceof String ? "\"" + value + "\"" : value);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private String constructor(Constructor<?> constructor) {
        return deprecated(constructor)
                + modifiers(constructor.getModifiers() & ~hidden())
                + signatures.parameters(constructor)
                + type.getSimpleName()
                + arguments(constructor);
    }

    private String method(Method method) {
        String generic = signatures.parameters(method);
        Object fallback = method.getDefaultValue();
        return deprecated(method)
                + modifiers(method.getModifiers() & ~hidden())
                + (method.isDefault() ? "default " : "")
                + (generic.isEmpty() ? "" : generic + " ")
                + signatures.of(method.getAnnotatedReturnType())
                + " " + method.getName() + arguments(method)
                + (fallback == null ? "" : " default " + fallback);
    }

    /** Modifiers that promise nothing, or go without saying. */
    private int hidden() {
        // The class file has one bit for "transient" and "varargs", and one for "volatile" and "bridge".
        int how = Modifier.SYNCHRONIZED | Modifier.NATIVE | Modifier.STRICT | Modifier.TRANSIENT | Modifier.VOLATILE;
        return type.isInterface() ? how | Modifier.ABSTRACT : how;
    }

    private String arguments(Executable executable) {
        String arguments = signatures.list(executable.getAnnotatedParameterTypes());
        if (executable.isVarArgs()) {
            arguments = arguments.substring(0, arguments.length() - "[]".length()) + "...";
        }
        String refusals = signatures.list(executable.getAnnotatedExceptionTypes());
        return "(" + arguments + ")" + (refusals.isEmpty() ? "" : " throws " + refusals);
    }

    private boolean isCanonical(Constructor<?> constructor) {
        return type.isRecord()
                && Arrays.equals(
                        constructor.getParameterTypes(),
                        Arrays.stream(type.getRecordComponents())
                                .map(part -> part.getType())
                                .toArray());
    }

    private boolean isImplied(Method method) {
        if (type.isEnum()) {
            return Modifier.isStatic(method.getModifiers())
                    && Set.of("values", "valueOf").contains(method.getName());
        }
        if (!type.isRecord()) {
            return false;
        }
        return WRITTEN_BY_THE_COMPILER.contains(
                        method.getName() + "(" + signatures.list(method.getAnnotatedParameterTypes()) + ")")
                || Arrays.stream(type.getRecordComponents()).anyMatch(part -> method.equals(part.getAccessor()));
    }

    private static <M extends Member> Stream<M> visible(M[] members) {
        return Arrays.stream(members).filter(member -> !member.isSynthetic() && isVisible(member.getModifiers()));
    }

    private static String modifiers(int modifiers) {
        return modifiers == 0 ? "" : Modifier.toString(modifiers) + " ";
    }

    private static String deprecated(AnnotatedElement element) {
        return element.isAnnotationPresent(Deprecated.class) ? "@Deprecated " : "";
    }
}
