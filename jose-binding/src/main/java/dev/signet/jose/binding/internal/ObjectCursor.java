package dev.signet.jose.binding.internal;

import dev.signet.jose.core.JsonObject;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The tokens of a {@link JsonObject} in order, so that a JSON library reads what the strict reader made, and claims are
 * parsed once. Not thread-safe.
 */
public final class ObjectCursor {

    /** A token. */
    public enum Token {
        /** The beginning of an object. */
        START_OBJECT,
        /** The end of an object. */
        END_OBJECT,
        /** The beginning of an array. */
        START_ARRAY,
        /** The end of an array. */
        END_ARRAY,
        /** The name of a member; its value follows. */
        NAME,
        /** A string. */
        STRING,
        /** A number without fraction and exponent. */
        INTEGER,
        /** Any other number. */
        DECIMAL,
        /** The value {@code true}. */
        TRUE,
        /** The value {@code false}. */
        FALSE,
        /** The value {@code null}. */
        NULL,
        /** The object has ended. */
        END
    }

    private static final BigDecimal LEAST_LONG = BigDecimal.valueOf(Long.MIN_VALUE);
    private static final BigDecimal GREATEST_LONG = BigDecimal.valueOf(Long.MAX_VALUE);

    private @Nullable JsonObject unread;
    private @Nullable Level level;
    private @Nullable Object value;
    private String name = "";
    private Token token = Token.END;

    /** An object or array that has begun and not ended; an array has no names. */
    private static final class Level {

        final @Nullable List<String> names;
        final List<Object> values;
        final @Nullable Level outer;
        int next;

        Level(@Nullable List<String> names, List<Object> values, @Nullable Level outer) {
            this.names = names;
            this.values = values;
            this.outer = outer;
        }
    }

    /**
     * Constructs a cursor before the first token.
     *
     * @param object the object
     */
    public ObjectCursor(JsonObject object) {
        this.unread = object;
    }

    /** Moves to the next token and returns it. */
    public Token next() {
        token = following();
        return token;
    }

    private Token following() {
        if (token == Token.NAME) {
            return begun(value);
        }
        Level here = level;
        if (here == null) {
            JsonObject object = unread;
            unread = null;
            return object == null ? Token.END : begun(object);
        }
        if (here.next == here.values.size()) {
            level = here.outer;
            return here.names == null ? Token.END_ARRAY : Token.END_OBJECT;
        }
        value = here.values.get(here.next);
        if (here.names == null) {
            here.next++;
            return begun(value);
        }
        name = here.names.get(here.next++);
        return Token.NAME;
    }

    @SuppressWarnings("unchecked") // A list in a JsonObject is a List<Object>.
    private Token begun(@Nullable Object next) {
        if (next instanceof String) {
            return Token.STRING;
        }
        if (next instanceof Long || next instanceof BigInteger) {
            return Token.INTEGER;
        }
        if (next instanceof BigDecimal) {
            return Token.DECIMAL;
        }
        if (next instanceof Boolean truth) {
            return truth ? Token.TRUE : Token.FALSE;
        }
        if (next instanceof JsonObject object) {
            level = new Level(object.names(), object.values(), level);
            return Token.START_OBJECT;
        }
        if (next instanceof List<?> elements) {
            level = new Level(null, (List<Object>) elements, level);
            return Token.START_ARRAY;
        }
        return Token.NULL;
    }

    /** Returns the name of the member that was last begun at this depth or deeper. */
    public String name() {
        return name;
    }

    /** Returns the text of a string or number. */
    public String text() {
        return String.valueOf(value);
    }

    /** Returns whether the token is a number. */
    public boolean isNumber() {
        return token == Token.INTEGER || token == Token.DECIMAL;
    }

    /**
     * Returns the number: an {@code Integer} or {@code Long} where it fits, else a {@code BigInteger} or {@code
     * BigDecimal}.
     */
    public Number number() {
        Number number = exact();
        return number instanceof Long && number.longValue() == number.intValue() ? (Number) number.intValue() : number;
    }

    /** Returns whether {@link #longValue} is the number, apart from a fraction. */
    public boolean fitsLong() {
        if (exact() instanceof Long) {
            return true;
        }
        BigDecimal decimal = decimal();
        return decimal.compareTo(LEAST_LONG) >= 0 && decimal.compareTo(GREATEST_LONG) <= 0;
    }

    /** Returns the number as a {@code long}. */
    public long longValue() {
        Number number = exact();
        return number instanceof Long integer ? integer : decimal().longValue();
    }

    /** Returns the number without its fraction. */
    public BigInteger integer() {
        return exact() instanceof BigInteger integer ? integer : decimal().toBigInteger();
    }

    /** Returns the number without loss. */
    public BigDecimal decimal() {
        Number number = exact();
        if (number instanceof BigDecimal decimal) {
            return decimal;
        }
        return number instanceof BigInteger integer ? new BigDecimal(integer) : BigDecimal.valueOf(number.longValue());
    }

    private Number exact() {
        return (Number) Objects.requireNonNull(value);
    }
}
