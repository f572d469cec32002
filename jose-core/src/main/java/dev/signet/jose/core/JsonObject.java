package dev.signet.jose.core;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object, as strictly as JOSE needs it: names are unique at every depth, and members keep their order.
 *
 * <p>A typed getter returns an empty optional only for a member that is <em>absent</em>. For a member of another type,
 * {@code null} included, it throws {@link IllegalArgumentException}: a member that was not understood must not look
 * like one that is absent.
 *
 * <p>Values are {@link String}, {@link Boolean}, {@link Long}, {@link BigInteger} (integers beyond 64 bits),
 * {@link BigDecimal} (all other numbers), {@link JsonObject}, immutable {@link List} of such values, and
 * {@link JsonNull}. {@link #toString()} shows no names and no values. Immutable.
 */
public final class JsonObject {

    private static final JsonObject EMPTY = new JsonObject(new String[0], new Object[0], 0);

    /** Objects up to this size are searched linearly, larger ones through {@link #index}. */
    private static final int LINEAR_MEMBERS = 16;

    private static final int FIRST_ROOM = 12;

    private final String[] names;
    private final Object[] values;
    private final int size;
    private final @Nullable Map<String, Integer> index;

    private JsonObject(String[] names, Object[] values, int size) {
        this.names = names;
        this.values = values;
        this.size = size;
        this.index = size > LINEAR_MEMBERS ? index(names, size) : null;
    }

    /** Takes over the arrays of the reader, which has already refused duplicate names. */
    static JsonObject read(String[] names, Object[] values, int size) {
        return new JsonObject(names, values, size);
    }

    /**
     * Reads one JSON object under the default limits.
     *
     * @param json UTF-8, not retained
     * @return the object
     * @throws IllegalArgumentException if this is not exactly one JSON object (RFC 8259) in valid UTF-8 with unique
     *     names at every depth, or exceeds a limit; the message gives the place and repeats nothing
     */
    public static JsonObject parse(byte[] json) {
        return parse(json, TokenLimits.defaults());
    }

    /**
     * Reads one JSON object.
     *
     * @param json UTF-8, not retained
     * @param limits the bounds on octets, depth, members, strings and numbers
     * @return the object
     * @throws IllegalArgumentException as {@link #parse(byte[])}
     */
    public static JsonObject parse(byte[] json, TokenLimits limits) {
        return parse(json, limits, IllegalArgumentException::new);
    }

    /**
     * Reads one JSON object as {@link #parse(byte[], TokenLimits)} does, and refuses it with an exception of the
     * caller's choice. For JSON that strangers send: the exception may be one without a stack trace.
     *
     * @param <X> the type of the exception
     * @param json UTF-8, not retained
     * @param limits the bounds on octets, depth, members, strings and numbers
     * @param refusal returns the exception to throw for a message, which gives the place and repeats nothing
     * @return the object
     * @throws X if this is not exactly one JSON object, or exceeds a limit
     */
    public static <X extends RuntimeException> JsonObject parse(
            byte[] json, TokenLimits limits, Function<String, X> refusal) {
        return JsonReader.object(json, limits, refusal);
    }

    /**
     * Reads one JSON object under the default limits.
     *
     * @param json the text
     * @return the object
     * @throws IllegalArgumentException as {@link #parse(byte[])}
     */
    public static JsonObject parse(String json) {
        return parse(json, TokenLimits.defaults());
    }

    /**
     * Reads one JSON object.
     *
     * @param json the text
     * @param limits the bounds on octets, depth, members, strings and numbers
     * @return the object
     * @throws IllegalArgumentException as {@link #parse(byte[])}
     */
    public static JsonObject parse(String json, TokenLimits limits) {
        if (json.length() > limits.tokenOctets()) {
            throw new IllegalArgumentException("JSON: expected at most " + limits.tokenOctets() + " octets");
        }
        // A lone surrogate becomes '?' here; inside a string that would pass, so it is looked for.
        JsonValues.requireWholeCharacters(json);
        return parse(json.getBytes(UTF_8), limits);
    }

    /**
     * Reads one JSON value of any type, as strictly as {@link #parse(byte[], TokenLimits)} reads an object. For formats
     * whose texts are not objects, such as a disclosure of SD-JWT, which is an array.
     *
     * @param json UTF-8, not retained
     * @param limits the limits on octets, depth, members, strings and numbers
     * @return a value of one of the types that the class comment lists
     * @throws IllegalArgumentException if this is not exactly one JSON value (RFC 8259) in valid UTF-8 with unique
     *     names at every depth, or exceeds a limit; the message gives the place and repeats nothing
     */
    public static Object parseValue(byte[] json, TokenLimits limits) {
        return JsonReader.value(json, limits);
    }

    /**
     * Returns the object without members.
     *
     * @return <code>{}</code>
     */
    public static JsonObject empty() {
        return EMPTY;
    }

    /**
     * Returns a builder without members.
     *
     * @return a new builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Returns the number of members.
     *
     * @return 0 or more
     */
    public int size() {
        return size;
    }

    /**
     * Returns the names of the members in order.
     *
     * @return an immutable list
     */
    public List<String> names() {
        return Collections.unmodifiableList(Arrays.asList(names).subList(0, size));
    }

    /**
     * Returns the values of the members, in the order of {@link #names()}.
     *
     * @return an immutable list, its elements of the types that the class comment lists
     */
    public List<Object> values() {
        return Collections.unmodifiableList(Arrays.asList(values).subList(0, size));
    }

    /**
     * Returns whether there is a member of that name, with any value.
     *
     * @param name the name, compared exactly
     * @return {@code true} also if the value is {@code null}
     */
    public boolean has(String name) {
        return find(name) != null;
    }

    /**
     * Returns a member of any type.
     *
     * @param name the name, compared exactly
     * @return the value as one of the types that the class comment lists; empty if there is no such member
     */
    public Optional<Object> value(String name) {
        return Optional.ofNullable(find(name));
    }

    /**
     * Returns a member that is a string.
     *
     * @param name the name, compared exactly
     * @return the string; empty if there is no such member
     * @throws IllegalArgumentException if the member is not a string
     */
    public Optional<String> string(String name) {
        return Optional.ofNullable(find(name, String.class, "a string"));
    }

    /**
     * Returns a member that is {@code true} or {@code false}.
     *
     * @param name the name, compared exactly
     * @return the boolean; empty if there is no such member
     * @throws IllegalArgumentException if the member is not a boolean
     */
    public Optional<Boolean> bool(String name) {
        return Optional.ofNullable(find(name, Boolean.class, "a boolean"));
    }

    /**
     * Returns a member that is an integer of 64 bits, written without fraction and exponent.
     *
     * @param name the name, compared exactly
     * @return the integer; empty if there is no such member
     * @throws IllegalArgumentException if the member is not such a number
     */
    public OptionalLong integer(String name) {
        Long value = find(name, Long.class, "an integer of 64 bits");
        return value == null ? OptionalLong.empty() : OptionalLong.of(value);
    }

    /**
     * Returns a member that is a number.
     *
     * @param name the name, compared exactly
     * @return the number without loss; empty if there is no such member
     * @throws IllegalArgumentException if the member is not a number
     */
    public Optional<BigDecimal> number(String name) {
        Number value = find(name, Number.class, "a number");
        return Optional.ofNullable(value == null ? null : JsonValues.decimal(value));
    }

    /**
     * Returns a member that is a NumericDate (RFC 7519 section 2): seconds since the epoch, with or without a fraction.
     *
     * @param name the name, compared exactly
     * @return the time, a fraction cut to nanoseconds; empty if there is no such member
     * @throws IllegalArgumentException if the member is not a number, or lies outside the years 1970 to 9999
     */
    public Optional<Instant> instant(String name) {
        Number value = find(name, Number.class, "a number of seconds");
        return Optional.ofNullable(value == null ? null : JsonValues.instant(name, value));
    }

    /**
     * Returns a member that is a string of base64url without padding.
     *
     * @param name the name, compared exactly
     * @return the octets; empty if there is no such member
     * @throws IllegalArgumentException if the member is not a string of canonical base64url
     */
    public Optional<byte[]> octets(String name) {
        String text = find(name, String.class, "a string of base64url");
        if (text == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(Base64Url.decode(text));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("\"" + name + "\": " + e.getMessage());
        }
    }

    /**
     * Returns a member that is an object.
     *
     * @param name the name, compared exactly
     * @return the object; empty if there is no such member
     * @throws IllegalArgumentException if the member is not an object
     */
    public Optional<JsonObject> object(String name) {
        return Optional.ofNullable(find(name, JsonObject.class, "an object"));
    }

    /**
     * Returns a member that is an array.
     *
     * @param name the name, compared exactly
     * @return the immutable list of elements, of the types that the class comment lists; empty if there is no such
     *     member
     * @throws IllegalArgumentException if the member is not an array
     */
    @SuppressWarnings("unchecked")
    public Optional<List<Object>> array(String name) {
        return Optional.ofNullable((List<Object>) find(name, List.class, "an array"));
    }

    /**
     * Returns a member that is an array of strings.
     *
     * @param name the name, compared exactly
     * @return the immutable list of strings; empty if there is no such member
     * @throws IllegalArgumentException if the member is not an array, or an element not a string
     */
    public Optional<List<String>> strings(String name) {
        return elements(name, String.class, "an array of strings");
    }

    /**
     * Returns a member that is an array of objects.
     *
     * @param name the name, compared exactly
     * @return the immutable list of objects; empty if there is no such member
     * @throws IllegalArgumentException if the member is not an array, or an element not an object
     */
    public Optional<List<JsonObject>> objects(String name) {
        return elements(name, JsonObject.class, "an array of objects");
    }

    /**
     * Returns this object with one member set; a member of that name keeps its place, a new one comes last.
     *
     * @param name the name
     * @param value a value as {@link Builder#put} takes it
     * @return a new object
     * @throws IllegalArgumentException if {@code value} cannot stand in JSON
     */
    public JsonObject with(String name, Object value) {
        return toBuilder().put(name, value).build();
    }

    /**
     * Returns this object without a member.
     *
     * @param name the name, compared exactly
     * @return a new object, or this one if there is no such member
     */
    public JsonObject without(String name) {
        if (!has(name)) {
            return this;
        }
        Builder builder = builder();
        for (int i = 0; i < size; i++) {
            if (!names[i].equals(name)) {
                builder.set(names[i], values[i]);
            }
        }
        return builder.build();
    }

    /**
     * Returns a builder that begins with these members.
     *
     * @return a new builder
     */
    public Builder toBuilder() {
        return builder().putAll(this);
    }

    /**
     * Returns the object as JSON: UTF-8, members in order, no white space.
     *
     * @return new octets
     */
    public byte[] toOctets() {
        return JsonWriter.write(this);
    }

    /**
     * Returns the object as JSON text: members in order, no white space. Unlike {@link #toString()} it shows all names
     * and values.
     *
     * @return the text
     */
    public String toJson() {
        return new String(toOctets(), UTF_8);
    }

    /**
     * Returns the members as plain Java values, for frameworks, templates and logs that know nothing of this class.
     * Objects within are maps too, and lists stay lists, at every depth.
     *
     * @return an immutable map in the order of the members. A string is a {@link String}, {@code true} and
     *     {@code false} a {@link Boolean}, an integer of 64 bits a {@link Long} and one beyond a {@link BigInteger},
     *     a number with a fraction or an exponent a {@link BigDecimal}, an array an immutable {@link List}, an object
     *     such a map, and {@code null} is {@code null}
     */
    public Map<String, @Nullable Object> toMap() {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        for (int i = 0; i < size; i++) {
            map.put(names[i], plain(values[i]));
        }
        return Collections.unmodifiableMap(map);
    }

    /** Returns whether the other is an object with equal members, in any order. */
    @Override
    public boolean equals(@Nullable Object other) {
        if (this == other) {
            return true;
        }
        if (!(other instanceof JsonObject that) || that.size != size) {
            return false;
        }
        for (int i = 0; i < size; i++) {
            if (!values[i].equals(that.find(names[i]))) {
                return false;
            }
        }
        return true;
    }

    /** Returns a hash of the members that does not depend on their order. */
    @Override
    public int hashCode() {
        int hash = 0;
        for (int i = 0; i < size; i++) {
            hash += Objects.hash(names[i], values[i]);
        }
        return hash;
    }

    /** Returns the number of members, and nothing of them: objects hold keys and claims. */
    @Override
    public String toString() {
        return "JsonObject with " + size + " members";
    }

    String nameAt(int i) {
        return names[i];
    }

    Object valueAt(int i) {
        return values[i];
    }

    private static @Nullable Object plain(Object value) {
        if (value instanceof JsonObject object) {
            return object.toMap();
        }
        if (value instanceof List<?> elements) {
            List<@Nullable Object> list = new ArrayList<>(elements.size());
            for (Object element : elements) {
                list.add(plain(element));
            }
            return Collections.unmodifiableList(list);
        }
        return value instanceof JsonNull ? null : value;
    }

    private <T> Optional<List<T>> elements(String name, Class<T> type, String expected) {
        List<?> elements = find(name, List.class, expected);
        if (elements == null) {
            return Optional.empty();
        }
        for (int i = 0; i < elements.size(); i++) {
            if (!type.isInstance(elements.get(i))) {
                throw JsonValues.wrongType(name, expected, elements.get(i));
            }
        }
        @SuppressWarnings("unchecked")
        List<T> checked = (List<T>) elements;
        return Optional.of(checked);
    }

    private <T> @Nullable T find(String name, Class<T> type, String expected) {
        Object value = find(name);
        if (value == null) {
            return null;
        }
        if (!type.isInstance(value)) {
            throw JsonValues.wrongType(name, expected, value);
        }
        return type.cast(value);
    }

    @SuppressWarnings("ReferenceEquality") // Only a first pass: names that it does not find are compared as texts.
    private @Nullable Object find(String name) {
        if (index != null) {
            Integer i = index.get(name);
            return i == null ? null : values[i];
        }
        // Registered names are shared with the reader, so that the first pass finds nearly every member.
        for (int i = 0; i < size; i++) {
            if (names[i] == name) {
                return values[i];
            }
        }
        // Strings cache their hash: absent names mostly differ from the others by that.
        int hash = name.hashCode();
        for (int i = 0; i < size; i++) {
            if (names[i].hashCode() == hash && names[i].equals(name)) {
                return values[i];
            }
        }
        return null;
    }

    private static Map<String, Integer> index(String[] names, int size) {
        Map<String, Integer> index = new HashMap<>(size * 2);
        for (int i = 0; i < size; i++) {
            index.put(names[i], i);
        }
        return index;
    }

    /** Builder of objects, with members in the order in which they were first set. Not thread-safe. */
    public static final class Builder {

        private String[] names = new String[FIRST_ROOM];
        private Object[] values = new Object[FIRST_ROOM];
        private int size;
        private @Nullable Map<String, Integer> places;

        /** A Bloom filter of the names: one whose bit is not set is new. */
        private long filter;

        /** Whether an object shares the arrays, which must then be copied before they change (copy on write). */
        private boolean shared;

        private Builder() {}

        /**
         * Sets a member. A member of that name that is already set keeps its place and gets the new value.
         *
         * @param name the name
         * @param value a {@link String}, {@link Boolean}, any integer or {@link BigDecimal}, a finite {@code double} or
         *     {@code float}, an {@link Instant} (written as a NumericDate, the fraction dropped), a
         *     {@link java.net.URI}, a {@link JsonObject}, {@link JsonNull}, or a {@link Map} with string keys, a
         *     {@link java.util.Collection} or an array of objects of such values
         * @return this builder
         * @throws IllegalArgumentException if {@code value} cannot stand in JSON: another type, a number that is not
         *     finite or that the reader would refuse (over 1,000 digits, or an exponent over 9,999), a lone surrogate,
         *     or more than 256 levels of objects and arrays
         */
        public Builder put(String name, Object value) {
            JsonValues.requireWholeCharacters(name);
            return set(name, JsonValues.checked(value));
        }

        /**
         * Sets each member of an object, in its order, as {@link #put} does.
         *
         * @param members the members
         * @return this builder
         */
        public Builder putAll(JsonObject members) {
            for (int i = 0; i < members.size; i++) {
                set(members.names[i], members.values[i]);
            }
            return this;
        }

        /** Sets a member whose value already has one of the types that objects hold. */
        Builder set(String name, Object value) {
            if (shared) {
                unshare();
            }
            long bit = 1L << name.hashCode();
            if ((filter & bit) != 0) {
                return replace(name, value);
            }
            filter |= bit;
            return add(name, value);
        }

        /**
         * Returns an object with the members set so far. The builder can be used further.
         *
         * @return a new object, not affected by later calls
         */
        public JsonObject build() {
            if (size == 0) {
                return EMPTY;
            }
            shared = true;
            return new JsonObject(names, values, size);
        }

        private Builder add(String name, Object value) {
            if (size >= LINEAR_MEMBERS || size == names.length) {
                grow(name);
            }
            names[size] = name;
            values[size++] = value;
            return this;
        }

        private Builder replace(String name, Object value) {
            int place = place(name);
            if (place == size) {
                return add(name, value);
            }
            values[place] = value;
            return this;
        }

        private int place(String name) {
            if (places != null) {
                return places.getOrDefault(name, size);
            }
            for (int i = 0; i < size; i++) {
                if (names[i].equals(name)) {
                    return i;
                }
            }
            return size;
        }

        /** Makes room for one more name, and from some size on keeps the place of each in a map. */
        private void grow(String name) {
            if (size == names.length) {
                names = Arrays.copyOf(names, size * 2);
                values = Arrays.copyOf(values, size * 2);
            }
            if (size >= LINEAR_MEMBERS) {
                if (places == null) {
                    places = index(names, size);
                }
                places.put(name, size);
            }
        }

        private void unshare() {
            names = names.clone();
            values = values.clone();
            shared = false;
        }
    }
}
