package dev.signet.jose.core;

/**
 * Every bound on work that a token can ask for, checked before that work begins.
 *
 * <p>{@link #defaults()} suits tokens that travel in HTTP headers and forms, with room to spare. Raise one with a
 * {@code with} method: {@code TokenLimits.defaults().withTokenOctets(4 << 20)}. Immutable.
 *
 * @param tokenOctets octets of a whole token, or of one JSON document; default 262,144
 * @param headerOctets octets of one header, decoded; default 8,192
 * @param jsonDepth objects and arrays that may stand in one another, at most 256; default 32
 * @param jsonMembers members of objects and elements of arrays in one JSON document, all together; default 4,096
 * @param jsonStringOctets octets of one JSON string as written; default 262,144
 * @param jsonNumberDigits characters of one JSON number, at most 1,000; default 128. An exponent may have four digits
 * @param signatures signatures of one JWS in JSON serialization; default 16
 * @param recipients recipients of one JWE in JSON serialization; default 16
 * @param keys elements of the array {@code keys} of one JWK Set; default 512
 */
public record TokenLimits(
        int tokenOctets,
        int headerOctets,
        int jsonDepth,
        int jsonMembers,
        int jsonStringOctets,
        int jsonNumberDigits,
        int signatures,
        int recipients,
        int keys) {

    private static final TokenLimits DEFAULTS = new TokenLimits(262_144, 8_192, 32, 4_096, 262_144, 128, 16, 16, 512);

    /**
     * Makes limits.
     *
     * @param tokenOctets at least 1
     * @param headerOctets at least 1
     * @param jsonDepth from 1 to 256
     * @param jsonMembers at least 1
     * @param jsonStringOctets at least 1
     * @param jsonNumberDigits from 1 to 1,000
     * @param signatures at least 1
     * @param recipients at least 1
     * @param keys at least 1
     * @throws IllegalArgumentException if one of them is below 1 or above its stated ceiling
     */
    public TokenLimits {
        require("tokenOctets", tokenOctets, Integer.MAX_VALUE);
        require("headerOctets", headerOctets, Integer.MAX_VALUE);
        // The reader calls itself for each level: the ceiling keeps its stack small.
        require("jsonDepth", jsonDepth, 256);
        require("jsonMembers", jsonMembers, Integer.MAX_VALUE);
        require("jsonStringOctets", jsonStringOctets, Integer.MAX_VALUE);
        // BigInteger and BigDecimal take more than linear time in the number of digits.
        require("jsonNumberDigits", jsonNumberDigits, 1_000);
        require("signatures", signatures, Integer.MAX_VALUE);
        require("recipients", recipients, Integer.MAX_VALUE);
        require("keys", keys, Integer.MAX_VALUE);
    }

    /**
     * Returns the default of each limit.
     *
     * @return the defaults named at the record's components
     */
    public static TokenLimits defaults() {
        return DEFAULTS;
    }

    /**
     * Returns these limits with another bound on a whole token.
     *
     * @param octets at least 1
     * @return new limits
     * @throws IllegalArgumentException if {@code octets} is below 1
     */
    public TokenLimits withTokenOctets(int octets) {
        return new TokenLimits(
                octets,
                headerOctets,
                jsonDepth,
                jsonMembers,
                jsonStringOctets,
                jsonNumberDigits,
                signatures,
                recipients,
                keys);
    }

    /**
     * Returns these limits with another bound on a header.
     *
     * @param octets at least 1
     * @return new limits
     * @throws IllegalArgumentException if {@code octets} is below 1
     */
    public TokenLimits withHeaderOctets(int octets) {
        return new TokenLimits(
                tokenOctets,
                octets,
                jsonDepth,
                jsonMembers,
                jsonStringOctets,
                jsonNumberDigits,
                signatures,
                recipients,
                keys);
    }

    /**
     * Returns these limits with another bound on the nesting of JSON.
     *
     * @param levels from 1 to 256
     * @return new limits
     * @throws IllegalArgumentException if {@code levels} is out of that range
     */
    public TokenLimits withJsonDepth(int levels) {
        return new TokenLimits(
                tokenOctets,
                headerOctets,
                levels,
                jsonMembers,
                jsonStringOctets,
                jsonNumberDigits,
                signatures,
                recipients,
                keys);
    }

    /**
     * Returns these limits with another bound on members and elements.
     *
     * @param members at least 1
     * @return new limits
     * @throws IllegalArgumentException if {@code members} is below 1
     */
    public TokenLimits withJsonMembers(int members) {
        return new TokenLimits(
                tokenOctets,
                headerOctets,
                jsonDepth,
                members,
                jsonStringOctets,
                jsonNumberDigits,
                signatures,
                recipients,
                keys);
    }

    /**
     * Returns these limits with another bound on a JSON string.
     *
     * @param octets at least 1
     * @return new limits
     * @throws IllegalArgumentException if {@code octets} is below 1
     */
    public TokenLimits withJsonStringOctets(int octets) {
        return new TokenLimits(
                tokenOctets,
                headerOctets,
                jsonDepth,
                jsonMembers,
                octets,
                jsonNumberDigits,
                signatures,
                recipients,
                keys);
    }

    /**
     * Returns these limits with another bound on a JSON number.
     *
     * @param digits from 1 to 1,000
     * @return new limits
     * @throws IllegalArgumentException if {@code digits} is out of that range
     */
    public TokenLimits withJsonNumberDigits(int digits) {
        return new TokenLimits(
                tokenOctets,
                headerOctets,
                jsonDepth,
                jsonMembers,
                jsonStringOctets,
                digits,
                signatures,
                recipients,
                keys);
    }

    /**
     * Returns these limits with another bound on the signatures of one JWS.
     *
     * @param count at least 1
     * @return new limits
     * @throws IllegalArgumentException if {@code count} is below 1
     */
    public TokenLimits withSignatures(int count) {
        return new TokenLimits(
                tokenOctets,
                headerOctets,
                jsonDepth,
                jsonMembers,
                jsonStringOctets,
                jsonNumberDigits,
                count,
                recipients,
                keys);
    }

    /**
     * Returns these limits with another bound on the recipients of one JWE.
     *
     * @param count at least 1
     * @return new limits
     * @throws IllegalArgumentException if {@code count} is below 1
     */
    public TokenLimits withRecipients(int count) {
        return new TokenLimits(
                tokenOctets,
                headerOctets,
                jsonDepth,
                jsonMembers,
                jsonStringOctets,
                jsonNumberDigits,
                signatures,
                count,
                keys);
    }

    /**
     * Returns these limits with another bound on the keys of one JWK Set.
     *
     * @param count at least 1
     * @return new limits
     * @throws IllegalArgumentException if {@code count} is below 1
     */
    public TokenLimits withKeys(int count) {
        return new TokenLimits(
                tokenOctets,
                headerOctets,
                jsonDepth,
                jsonMembers,
                jsonStringOctets,
                jsonNumberDigits,
                signatures,
                recipients,
                count);
    }

    private static void require(String name, int value, int ceiling) {
        if (value < 1 || value > ceiling) {
            throw new IllegalArgumentException("expected " + name + " from 1 to " + ceiling + ", was " + value);
        }
    }
}
