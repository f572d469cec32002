package dev.signet.jose.core;

import static java.util.stream.Collectors.joining;

import java.util.Arrays;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The limits on the work that one token or key set can cause, checked before that work begins.
 *
 * <p>{@link #defaults()} suits tokens that travel in HTTP headers and forms, with room to spare. A {@code with} method
 * changes one limit: {@code TokenLimits.defaults().withTokenOctets(4 << 20)}. Immutable.
 */
public final class TokenLimits {

    private enum Limit {
        TOKEN_OCTETS("tokenOctets", 262_144, Integer.MAX_VALUE),
        HEADER_OCTETS("headerOctets", 8_192, Integer.MAX_VALUE),
        // The reader calls itself for each level: the ceiling keeps its stack small.
        JSON_DEPTH("jsonDepth", 32, 256),
        JSON_MEMBERS("jsonMembers", 4_096, Integer.MAX_VALUE),
        JSON_STRING_OCTETS("jsonStringOctets", 262_144, Integer.MAX_VALUE),
        // BigInteger and BigDecimal take more than linear time in the number of digits.
        JSON_NUMBER_DIGITS("jsonNumberDigits", 128, 1_000),
        SIGNATURES("signatures", 16, Integer.MAX_VALUE),
        RECIPIENTS("recipients", 16, Integer.MAX_VALUE),
        KEYS("keys", 512, Integer.MAX_VALUE);

        private final String accessor;
        private final int standard;
        private final int ceiling;

        Limit(String accessor, int standard, int ceiling) {
            this.accessor = accessor;
            this.standard = standard;
            this.ceiling = ceiling;
        }
    }

    private static final TokenLimits DEFAULTS = new TokenLimits(standard());

    /** By the ordinal of the limit. */
    private final int[] values;

    private TokenLimits(int[] values) {
        this.values = values;
    }

    /**
     * Returns the default of each limit, as its accessor states it.
     *
     * @return the defaults
     */
    public static TokenLimits defaults() {
        return DEFAULTS;
    }

    /**
     * Returns the limit on the octets of a whole token, or of one JSON document.
     *
     * @return a number of octets; by default 262,144
     */
    public int tokenOctets() {
        return get(Limit.TOKEN_OCTETS);
    }

    /**
     * Returns the limit on the octets of one header, decoded.
     *
     * @return a number of octets; by default 8,192
     */
    public int headerOctets() {
        return get(Limit.HEADER_OCTETS);
    }

    /**
     * Returns the limit on the levels of objects and arrays inside one another.
     *
     * @return a number of levels; by default 32
     */
    public int jsonDepth() {
        return get(Limit.JSON_DEPTH);
    }

    /**
     * Returns the limit on the members of objects and elements of arrays of one JSON document, all together.
     *
     * @return a number of members and elements; by default 4,096
     */
    public int jsonMembers() {
        return get(Limit.JSON_MEMBERS);
    }

    /**
     * Returns the limit on the octets of one JSON string as written.
     *
     * @return a number of octets; by default 262,144
     */
    public int jsonStringOctets() {
        return get(Limit.JSON_STRING_OCTETS);
    }

    /**
     * Returns the limit on the characters of one JSON number; an exponent may have four digits.
     *
     * @return a number of characters; by default 128
     */
    public int jsonNumberDigits() {
        return get(Limit.JSON_NUMBER_DIGITS);
    }

    /**
     * Returns the limit on the signatures of one JWS in JSON serialization.
     *
     * @return a number of signatures; by default 16
     */
    public int signatures() {
        return get(Limit.SIGNATURES);
    }

    /**
     * Returns the limit on the recipients of one JWE in JSON serialization.
     *
     * @return a number of recipients; by default 16
     */
    public int recipients() {
        return get(Limit.RECIPIENTS);
    }

    /**
     * Returns the limit on the elements of the array {@code keys} of one JWK Set.
     *
     * @return a number of keys; by default 512
     */
    public int keys() {
        return get(Limit.KEYS);
    }

    /**
     * Returns these limits with another one on the octets of a whole token, or of one JSON document.
     *
     * @param octets at least 1
     * @return new limits
     * @throws IllegalArgumentException if {@code octets} is below 1
     */
    public TokenLimits withTokenOctets(int octets) {
        return with(Limit.TOKEN_OCTETS, octets);
    }

    /**
     * Returns these limits with another one on the octets of one header, decoded.
     *
     * @param octets at least 1
     * @return new limits
     * @throws IllegalArgumentException if {@code octets} is below 1
     */
    public TokenLimits withHeaderOctets(int octets) {
        return with(Limit.HEADER_OCTETS, octets);
    }

    /**
     * Returns these limits with another one on the levels of objects and arrays inside one another.
     *
     * @param levels from 1 to 256
     * @return new limits
     * @throws IllegalArgumentException if {@code levels} is out of that range
     */
    public TokenLimits withJsonDepth(int levels) {
        return with(Limit.JSON_DEPTH, levels);
    }

    /**
     * Returns these limits with another one on the members of objects and elements of arrays of one JSON document, all
     * together.
     *
     * @param members at least 1
     * @return new limits
     * @throws IllegalArgumentException if {@code members} is below 1
     */
    public TokenLimits withJsonMembers(int members) {
        return with(Limit.JSON_MEMBERS, members);
    }

    /**
     * Returns these limits with another one on the octets of one JSON string as written.
     *
     * @param octets at least 1
     * @return new limits
     * @throws IllegalArgumentException if {@code octets} is below 1
     */
    public TokenLimits withJsonStringOctets(int octets) {
        return with(Limit.JSON_STRING_OCTETS, octets);
    }

    /**
     * Returns these limits with another one on the characters of one JSON number.
     *
     * @param digits from 1 to 1,000
     * @return new limits
     * @throws IllegalArgumentException if {@code digits} is out of that range
     */
    public TokenLimits withJsonNumberDigits(int digits) {
        return with(Limit.JSON_NUMBER_DIGITS, digits);
    }

    /**
     * Returns these limits with another one on the signatures of one JWS in JSON serialization.
     *
     * @param count at least 1
     * @return new limits
     * @throws IllegalArgumentException if {@code count} is below 1
     */
    public TokenLimits withSignatures(int count) {
        return with(Limit.SIGNATURES, count);
    }

    /**
     * Returns these limits with another one on the recipients of one JWE in JSON serialization.
     *
     * @param count at least 1
     * @return new limits
     * @throws IllegalArgumentException if {@code count} is below 1
     */
    public TokenLimits withRecipients(int count) {
        return with(Limit.RECIPIENTS, count);
    }

    /**
     * Returns these limits with another one on the elements of the array {@code keys} of one JWK Set.
     *
     * @param count at least 1
     * @return new limits
     * @throws IllegalArgumentException if {@code count} is below 1
     */
    public TokenLimits withKeys(int count) {
        return with(Limit.KEYS, count);
    }

    /** Returns whether the other has the same limits. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TokenLimits that && Arrays.equals(values, that.values);
    }

    /** Returns a hash of the limits. */
    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    /** Returns each limit by name. */
    @Override
    public String toString() {
        return Stream.of(Limit.values())
                .map(limit -> limit.accessor + "=" + get(limit))
                .collect(joining(", ", "TokenLimits[", "]"));
    }

    @SuppressWarnings("EnumOrdinal") // The array has a value for each limit, in their order, and is never stored.
    private int get(Limit limit) {
        return values[limit.ordinal()];
    }

    @SuppressWarnings("EnumOrdinal") // The array has a value for each limit, in their order, and is never stored.
    private TokenLimits with(Limit limit, int value) {
        if (value < 1 || value > limit.ceiling) {
            throw new IllegalArgumentException(
                    "expected " + limit.accessor + " from 1 to " + limit.ceiling + ", was " + value);
        }
        int[] changed = values.clone();
        changed[limit.ordinal()] = value;
        return new TokenLimits(changed);
    }

    private static int[] standard() {
        Limit[] limits = Limit.values();
        int[] values = new int[limits.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = limits[i].standard;
        }
        return values;
    }
}
