package dev.signet.jose.binding.internal;

import dev.signet.jose.core.UnbindableTypeException;
import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * The failure of a JSON library to read or write a value. Its messages name the member and what was expected. The
 * messages of JSON libraries repeat values, so neither they nor their exceptions, which a log would print, are passed
 * on.
 */
public final class BindingFailure extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    private final Kind kind;
    private final transient MemberPath path;
    private final transient @Nullable TargetType type;
    private final @Nullable String unknown;

    /** What did not fit. */
    public enum Kind {
        /** Nothing can be bound to the type. */
        UNBINDABLE,
        /** A member that the type does not have. */
        UNKNOWN_MEMBER,
        /** A value is null or missing. */
        NULL,
        /** The constructor or factory method of the type refused the values. */
        VALUES_REFUSED,
        /** A value does not fit the type. */
        MISMATCH,
        /** A number is out of the range of the type. */
        NUMBER_OUT_OF_RANGE,
        /** Anything else. */
        OTHER
    }

    private BindingFailure(Kind kind, MemberPath path, @Nullable TargetType type, @Nullable String unknown) {
        super(null, null, false, false);
        this.kind = kind;
        this.path = path;
        this.type = type;
        this.unknown = unknown;
    }

    /**
     * Returns the failure at a member.
     *
     * @param kind what did not fit
     * @param path the member
     * @param type the type at fault, if the library names one
     */
    public static BindingFailure of(Kind kind, MemberPath path, @Nullable TargetType type) {
        return new BindingFailure(kind, path, type, null);
    }

    /**
     * Returns the failure at a member that a type does not have.
     *
     * @param name the name of the member
     * @param path the member
     */
    public static BindingFailure unknown(String name, MemberPath path) {
        return new BindingFailure(Kind.UNKNOWN_MEMBER, path, null, name);
    }

    /** Returns the name of a member of the outermost object that the type does not have, or null for other failures. */
    @Nullable
    String unknownAtTheTop() {
        return path.length() == 1 ? unknown : null;
    }

    /**
     * Returns the exception for an object that was not read.
     *
     * @param target the type that the object was to be bound to
     * @param library the module of the JSON library
     */
    IllegalArgumentException reading(TargetType target, Module library) {
        String member = path.orRoot("the object");
        TargetType at = type == null ? target : type;
        boolean whole = path.length() == 0 && target.isNoObject();
        return switch (kind) {
            case UNBINDABLE -> unbindable(member, at, library);
            case UNKNOWN_MEMBER ->
                new IllegalArgumentException(member + ": expected no member that the type does not have");
            case NULL ->
                new IllegalArgumentException(
                        member + ": expected " + TargetType.expected(at.raw()) + ", was null or missing");
            // Some libraries let an enum's method that takes a text refuse an object as it refuses a text.
            case VALUES_REFUSED ->
                whole
                        ? unbindable(member, target, library)
                        : new IllegalArgumentException(member + ": its values were refused by " + at.inWords());
            case MISMATCH ->
                whole
                        ? unbindable(member, target, library)
                        : new IllegalArgumentException(member + ": expected "
                                + (type == null ? target.name() : TargetType.expected(type.raw())));
            case NUMBER_OUT_OF_RANGE ->
                new IllegalArgumentException(
                        member + ": expected a number that " + TargetType.expected(at.raw()) + " holds");
            case OTHER -> new IllegalArgumentException(member + ": expected " + target.name());
        };
    }

    /**
     * Returns the exception for a value that was not written.
     *
     * @param value the class of the value
     * @param library the module of the JSON library
     */
    IllegalArgumentException writing(Class<?> value, Module library) {
        String was = kind == Kind.UNBINDABLE && type != null ? ", was " + type.inWords() + type.cure(library) : "";
        return new IllegalArgumentException(
                path.orRoot(value.getName()) + ": expected a value that Jackson can write as JSON" + was);
    }

    /** Returns the exception for a type that no JSON object can be bound to: the program is at fault. */
    private static UnbindableTypeException unbindable(String member, TargetType type, Module library) {
        return new UnbindableTypeException(member
                + ": expected a record, a class with a constructor without arguments, or another type that JSON can be"
                + " bound to, was " + type.inWords() + type.cure(library));
    }
}
