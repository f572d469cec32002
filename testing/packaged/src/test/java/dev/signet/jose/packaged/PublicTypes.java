package dev.signet.jose.packaged;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The public types of modules, as their committed lists have them, and the objects of such types. */
final class PublicTypes {

    private static final String ROOT = "dev.signet.jose.";

    private static final Pattern HEAD = Pattern.compile("\\S.*?(?:class|interface|enum|record) ([\\w.]+).*");

    /** What ends a chain of methods that return another object of the same type each time. */
    private static final int OBJECTS_OF_A_CLASS = 40;

    private PublicTypes() {}

    /** Returns the types of modules. */
    static List<Class<?>> of(List<String> modules) throws IOException {
        List<Class<?>> types = new ArrayList<>();
        for (String module : modules) {
            String inPackage = "";
            for (String line : Files.readAllLines(Checkout.ROOT.resolve(module).resolve("api.txt"))) {
                Matcher head = HEAD.matcher(line);
                if (line.startsWith("package ")) {
                    inPackage = line.substring("package ".length()) + ".";
                } else if (head.matches()) {
                    types.add(loaded(inPackage + head.group(1).replace('.', '$')));
                }
            }
        }
        return types;
    }

    /** Whether a type has no object that could hold anything: enums, and types whose public methods are all static. */
    static boolean isStateless(Class<?> type) {
        return type.isEnum()
                || Arrays.stream(type.getDeclaredMethods())
                                .filter(method -> Modifier.isPublic(method.getModifiers()))
                                .allMatch(method -> Modifier.isStatic(method.getModifiers()))
                        && Arrays.stream(type.getDeclaredConstructors())
                                .map(Constructor::getModifiers)
                                .allMatch(Modifier::isPrivate);
    }

    /**
     * Returns objects, and all objects of the library that their public methods without parameters lead to.
     *
     * @param refusals receives what these methods throw
     */
    static Set<Object> reachedFrom(Collection<?> objects, Collection<Throwable> refusals) {
        Set<Object> reached = Collections.newSetFromMap(new IdentityHashMap<>());
        Map<Class<?>, Integer> counts = new HashMap<>();
        Deque<Object> next = new ArrayDeque<>(objects);
        while (!next.isEmpty()) {
            Object object = next.remove();
            boolean ours = object.getClass().getName().startsWith(ROOT);
            if (ours && counts.merge(object.getClass(), 1, Integer::sum) <= OBJECTS_OF_A_CLASS && reached.add(object)) {
                for (Method method : object.getClass().getMethods()) {
                    if (isGetter(method)) {
                        addAll(next, returned(method, object, refusals));
                    }
                }
            }
        }
        return reached;
    }

    private static void addAll(Deque<Object> next, Object returned) {
        if (returned instanceof Optional<?> optional) {
            optional.ifPresent(next::add);
        } else if (returned instanceof Iterable<?> several) {
            several.forEach(next::add);
        } else if (returned != null) {
            next.add(returned);
        }
    }

    private static boolean isGetter(Method method) {
        return method.getParameterCount() == 0
                && !Modifier.isStatic(method.getModifiers())
                && method.getReturnType() != void.class
                && method.getDeclaringClass().getName().startsWith(ROOT)
                && !method.getName().equals("toString");
    }

    private static Object returned(Method method, Object object, Collection<Throwable> refusals) {
        try {
            method.setAccessible(true);
            return method.invoke(object);
        } catch (InvocationTargetException e) {
            refusals.add(e.getCause());
            return null;
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    private static Class<?> loaded(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new AssertionError(name + " is listed and not on the class path", e);
        }
    }
}
