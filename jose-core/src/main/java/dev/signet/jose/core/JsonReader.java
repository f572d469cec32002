package dev.signet.jose.core;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * The one strict JSON reader: RFC 8259 over octets, and stricter where JOSE needs it.
 *
 * <p>A recursive-descent parser, one pass over an array of UTF-8. A string of plain ASCII without escapes, as nearly
 * all in tokens are, is one copy. Registered names are not copied at all, see {@link RegisteredNames}. Each object has
 * a 64-bit Bloom filter of its names: only a name whose bit is already set is compared with those before it, and an
 * object with many members uses a hash set, so that finding duplicates stays linear for any input.
 *
 * <p>The recursion is bounded by {@link TokenLimits#jsonDepth()}, whose ceiling keeps the stack small. Messages give
 * the octet where reading stopped and never repeat input. Not thread-safe.
 */
final class JsonReader {

    private static final int LINEAR_MEMBERS = 16;
    private static final int SMALL_ROOM = 8;
    private static final int TYPICAL_MEMBER = 24;
    private static final int EXPONENT_DIGITS = 4;
    private static final BigInteger LONG_MIN = BigInteger.valueOf(Long.MIN_VALUE);
    private static final BigInteger LONG_MAX = BigInteger.valueOf(Long.MAX_VALUE);

    private final byte[] json;
    private final int end;
    private final TokenLimits limits;
    private final Function<String, ? extends RuntimeException> refusal;
    private int at;
    private int depth;
    private int members;

    private JsonReader(byte[] json, TokenLimits limits, Function<String, ? extends RuntimeException> refusal) {
        this.json = json;
        this.end = json.length;
        this.limits = limits;
        this.refusal = refusal;
    }

    /**
     * Returns the one object that {@code json} holds.
     *
     * @param refusal makes the exception to throw of its message
     */
    static JsonObject object(byte[] json, TokenLimits limits, Function<String, ? extends RuntimeException> refusal) {
        JsonReader reader = within(json, limits, refusal);
        if (reader.next() != '{') {
            throw reader.refused("an object");
        }
        reader.at++;
        JsonObject object = reader.members();
        reader.requireEnd("nothing after the object");
        return object;
    }

    /** Returns the one value that {@code json} holds. */
    static Object value(byte[] json, TokenLimits limits) {
        JsonReader reader = within(json, limits, IllegalArgumentException::new);
        Object value = reader.value();
        reader.requireEnd("nothing after the value");
        return value;
    }

    private static JsonReader within(
            byte[] json, TokenLimits limits, Function<String, ? extends RuntimeException> refusal) {
        if (json.length > limits.tokenOctets()) {
            throw refusal.apply("JSON: expected at most " + limits.tokenOctets() + " octets");
        }
        return new JsonReader(json, limits, refusal);
    }

    private void requireEnd(String expected) {
        if (skipSpace() < end) {
            throw refused(expected);
        }
    }

    /** Returns the object whose brace has just been passed. */
    private JsonObject members() {
        enter();
        if (next() == '}') {
            leave();
            return JsonObject.empty();
        }
        // Most objects of a token stand at its top, and their members take some 24 octets.
        int room = depth == 1 ? Math.min((end - at) / TYPICAL_MEMBER + 1, LINEAR_MEMBERS) : SMALL_ROOM;
        String[] names = new String[room];
        Object[] values = new Object[room];
        int size = 0;
        long filter = 0;
        Set<String> seen = null;
        while (true) {
            if (next() != '"') {
                throw refused("a member name");
            }
            String name = name();
            int length = name.length();
            long bit = length == 0 ? 1 : 1L << (length * 7 + name.charAt(0) * 5 + name.charAt(length - 1));
            if (seen != null) {
                if (!seen.add(name)) {
                    throw refused("each name once");
                }
            } else if ((filter & bit) != 0) {
                for (int i = 0; i < size; i++) {
                    if (names[i].equals(name)) {
                        throw refused("each name once");
                    }
                }
            }
            filter |= bit;
            if (next() != ':') {
                throw refused("a colon");
            }
            at++;
            Object value = value();
            count();
            if (size == names.length) {
                names = Arrays.copyOf(names, size * 2);
                values = Arrays.copyOf(values, size * 2);
            }
            names[size] = name;
            values[size++] = value;
            if (size == LINEAR_MEMBERS) {
                seen = new HashSet<>(64);
                seen.addAll(Arrays.asList(names).subList(0, size));
            }
            int separator = next();
            at++;
            if (separator == '}') {
                depth--;
                return JsonObject.read(names, values, size);
            }
            if (separator != ',') {
                at--;
                throw refused("a comma or the end of the object");
            }
        }
    }

    /** Returns the array whose bracket has just been passed. */
    private List<Object> elements() {
        enter();
        if (next() == ']') {
            leave();
            return List.of();
        }
        List<Object> elements = new ArrayList<>(4);
        while (true) {
            elements.add(value());
            count();
            int separator = next();
            at++;
            if (separator == ']') {
                depth--;
                return Collections.unmodifiableList(elements);
            }
            if (separator != ',') {
                at--;
                throw refused("a comma or the end of the array");
            }
        }
    }

    private Object value() {
        int first = next();
        return switch (first) {
            case '"' -> string();
            case '{' -> {
                at++;
                yield members();
            }
            case '[' -> {
                at++;
                yield elements();
            }
            case 't' -> literal("true", true);
            case 'f' -> literal("false", false);
            case 'n' -> literal("null", JsonNull.NULL);
            case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> number();
            default -> throw refused("a value");
        };
    }

    private void enter() {
        if (++depth > limits.jsonDepth()) {
            throw refused("at most " + limits.jsonDepth() + " levels of objects and arrays");
        }
    }

    private void leave() {
        at++;
        depth--;
    }

    private void count() {
        if (++members > limits.jsonMembers()) {
            throw refused("at most " + limits.jsonMembers() + " members and elements");
        }
    }

    private Object literal(String word, Object value) {
        int length = word.length();
        if (end - at < length) {
            throw refused(word);
        }
        for (int i = 0; i < length; i++) {
            if (json[at + i] != word.charAt(i)) {
                throw refused(word);
            }
        }
        at += length;
        return value;
    }

    private Number number() {
        int start = at;
        boolean negative = json[at] == '-';
        if (negative) {
            at++;
        }
        int firstDigit = at;
        long value = 0;
        while (at < end && isDigit(json[at])) {
            value = value * 10 + (json[at] - '0');
            at++;
        }
        int digits = at - firstDigit;
        if (digits == 0) {
            throw refused("a digit");
        }
        if (digits > 1 && json[firstDigit] == '0') {
            throw refused("a number without leading zeros");
        }
        if (at == end || (json[at] != '.' && (json[at] | 0x20) != 'e')) {
            requireShort(start);
            if (digits <= 18) {
                return negative ? -value : value;
            }
            BigInteger big = new BigInteger(numberText(start));
            boolean fits = big.compareTo(LONG_MIN) >= 0 && big.compareTo(LONG_MAX) <= 0;
            // Not a conditional expression: its branches would be unboxed to one type.
            if (fits) {
                return big.longValue();
            }
            return big;
        }
        if (json[at] == '.') {
            at++;
            digits();
        }
        if (at < end && (json[at] | 0x20) == 'e') {
            at++;
            if (at < end && (json[at] == '+' || json[at] == '-')) {
                at++;
            }
            if (digits() > EXPONENT_DIGITS) {
                throw refused("an exponent of at most " + EXPONENT_DIGITS + " digits");
            }
        }
        requireShort(start);
        BigDecimal decimal = new BigDecimal(numberText(start));
        // 12e9999 has four digits there, but it is 1.2e10000 and would be written as that.
        if (!JsonValues.hasShortExponent(decimal)) {
            throw refused("an exponent of at most " + EXPONENT_DIGITS + " digits");
        }
        return decimal;
    }

    private int digits() {
        int start = at;
        while (at < end && isDigit(json[at])) {
            at++;
        }
        if (at == start) {
            throw refused("a digit");
        }
        return at - start;
    }

    private void requireShort(int start) {
        if (at - start > limits.jsonNumberDigits()) {
            throw refused("a number of at most " + limits.jsonNumberDigits() + " characters");
        }
    }

    private String numberText(int start) {
        return new String(json, start, at - start, ISO_8859_1);
    }

    /** Returns the member name whose opening quotation mark is next. */
    private String name() {
        int start = at + 1;
        if (start <= end - Long.BYTES) {
            long eight = AsciiScan.eight(json, start);
            long stops = AsciiScan.stops(eight);
            int length = AsciiScan.first(stops);
            if (stops != 0 && json[start + length] == '"' && length <= limits.jsonStringOctets()) {
                String shared = RegisteredNames.find(eight & ~(-1L << (length * Byte.SIZE)));
                if (shared != null) {
                    at = start + length + 1;
                    return shared;
                }
            }
        }
        return string();
    }

    /** Returns the string whose opening quotation mark is next. */
    private String string() {
        int start = at + 1;
        byte[] octets = json;
        int i = AsciiScan.plainTo(octets, start);
        if (i < end && octets[i] == '"') {
            at = i + 1;
            int length = i - start;
            if (length > limits.jsonStringOctets()) {
                throw refused("a string of at most " + limits.jsonStringOctets() + " octets");
            }
            return new String(octets, start, length, ISO_8859_1);
        }
        JsonStringDecoder decoder = new JsonStringDecoder(octets, start, i, limits.jsonStringOctets(), refusal);
        String text = decoder.decode();
        at = decoder.end();
        return text;
    }

    /** Returns the next octet after white space, without passing it; 0, which JSON never allows there, at the end. */
    private int next() {
        if (at < end && json[at] > ' ') {
            return json[at];
        }
        int i = skipSpace();
        return i < end ? json[i] : 0;
    }

    private int skipSpace() {
        int i = at;
        while (i < end && (json[i] == ' ' || json[i] == '\n' || json[i] == '\r' || json[i] == '\t')) {
            i++;
        }
        at = i;
        return i;
    }

    private static boolean isDigit(int octet) {
        return octet >= '0' && octet <= '9';
    }

    private RuntimeException refused(String expected) {
        return refusal.apply("JSON: expected " + expected + " at octet " + at);
    }
}
