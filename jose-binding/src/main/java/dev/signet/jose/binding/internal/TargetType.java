package dev.signet.jose.binding.internal;

import java.util.Collection;
import java.util.Map;

/**
 * A Java type that JSON is bound to.
 *
 * @param raw the class
 * @param content the class that an object would have to become: that of the value in an {@code Optional}, else {@code
 *     raw}
 * @param name the type with its type arguments
 * @param isAbstract whether the class is an interface or an abstract class
 */
public record TargetType(Class<?> raw, Class<?> content, String name, boolean isAbstract) {

    /** Returns the name for a message. */
    String inWords() {
        return raw.isArray() ? raw.getTypeName() : name;
    }

    /** Returns whether no JSON object can be bound to this type. */
    boolean isNoObject() {
        return content.isPrimitive()
                || content.isArray()
                || content.isEnum()
                || Collection.class.isAssignableFrom(content)
                || (content.getName().startsWith("java.")
                        && !Map.class.isAssignableFrom(content)
                        && content != Map.Entry.class);
    }

    /**
     * Returns what to do about the type, as far as the type shows it.
     *
     * @param library the module of the JSON library
     */
    String cure(Module library) {
        if (ClaimTypes.isDate(raw)) {
            return "; use java.time.Instant for a time";
        }
        if (raw.isArray() || raw.isPrimitive() || raw.getName().startsWith("java")) {
            return "";
        }
        Module module = raw.getModule();
        if (module.isNamed() && !module.isOpen(raw.getPackageName(), library)) {
            return "; its package is not open, so add \"opens " + raw.getPackageName() + " to " + library.getName()
                    + ";\" to the module " + module.getName();
        }
        return isAbstract
                ? "; it is abstract"
                : "; modules for other types, such as that of Kotlin, go into new JacksonBinding(module)";
    }

    /** Returns the expected value in words; the class that is made for a {@code List} says nothing to users. */
    static String expected(Class<?> type) {
        if (Collection.class.isAssignableFrom(type)) {
            return "an array";
        }
        return Map.class.isAssignableFrom(type) ? "an object" : type.getTypeName();
    }
}
