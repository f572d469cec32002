package dev.signet.jose.jwt;

import dev.signet.jose.core.BearerTokenException;
import dev.signet.jose.core.BearerTokenException.Reason;
import dev.signet.jose.core.TokenLimits;
import java.util.Collection;

/**
 * The bearer token of a request, from its {@code Authorization} field (RFC 6750 section 2.1). Nothing of the token has
 * been verified: {@link JwtDecoder#decode} does that, and {@link BearerRefusal} answers a request that is refused.
 *
 * <pre>{@code
 * try {
 *     VerifiedJwt jwt = decoder.decode(BearerToken.of(authorization).value());
 * } catch (JoseException e) {
 *     BearerRefusal refusal = BearerRefusal.of(e).withRealm("orders");
 * }
 * }</pre>
 *
 * <p>Tokens in a form or a query (RFC 6750 sections 2.2 and 2.3) are not read. A token that is bound to a key, one with
 * the claim {@code cnf}, is not a bearer token: a service that accepts such tokens demands the proof as well.
 * Immutable.
 */
public final class BearerToken {

    private static final String SCHEME = "Bearer";

    private static final int LONGEST = TokenLimits.defaults().tokenOctets();

    private static final String LETTERS_AND_DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    /** The characters of a {@code token} of RFC 9110 section 5.6.2, as a scheme is one. */
    private static final boolean[] IN_SCHEME = table(LETTERS_AND_DIGITS + "!#$%&'*+-.^_`|~");

    /** The characters of a {@code b64token} before its equals signs. */
    private static final boolean[] IN_TOKEN = table(LETTERS_AND_DIGITS + "-._~+/");

    private final String value;

    private BearerToken(String value) {
        this.value = value;
    }

    /**
     * Returns the token of the {@code Authorization} field of a request: the scheme {@code Bearer} in any case, one or
     * more spaces, and a token of ASCII letters, digits and {@code - . _ ~ + /}, with any number of {@code =} at its
     * end. White space around the field is no part of it (RFC 9110 section 5.5).
     *
     * @param authorization the value of each {@code Authorization} field, unchanged; empty if there is none
     * @return the token
     * @throws BearerTokenException {@code MISSING} if there is no field or an empty one, {@code REPEATED} if there are
     *     several, {@code OTHER_SCHEME} if its scheme is not {@code Bearer}, {@code TOO_LARGE} if it has more than
     *     262,144 characters, and {@code MALFORMED} for every other field
     */
    public static BearerToken of(Collection<String> authorization) {
        if (authorization.size() > 1) {
            throw new BearerTokenException(
                    Reason.REPEATED, "expected one Authorization field, there are " + authorization.size());
        }
        String field = authorization.isEmpty()
                ? ""
                : withoutOuterSpace(authorization.iterator().next());
        if (field.isEmpty()) {
            throw new BearerTokenException(Reason.MISSING, "expected an Authorization field with a bearer token");
        }
        if (field.length() > LONGEST) {
            throw new BearerTokenException(
                    Reason.TOO_LARGE, "expected an Authorization field of at most " + LONGEST + " characters");
        }
        return new BearerToken(field.substring(startOfToken(field)));
    }

    /**
     * Returns the token, to be decoded.
     *
     * @return one or more ASCII characters, without white space
     */
    public String value() {
        return value;
    }

    /** Returns the length of the token, and nothing of it: it is a secret. */
    @Override
    public String toString() {
        return "BearerToken of " + value.length() + " characters";
    }

    private static int startOfToken(String field) {
        int scheme = endOf(IN_SCHEME, field, 0);
        boolean bearer = SCHEME.equalsIgnoreCase(field.substring(0, scheme));
        boolean ended = scheme == field.length() || field.charAt(scheme) == ' ';
        if (!bearer && scheme > 0 && ended) {
            throw new BearerTokenException(
                    Reason.OTHER_SCHEME, "expected the scheme Bearer in the Authorization field, was another");
        }
        int start = scheme;
        while (start < field.length() && field.charAt(start) == ' ') {
            start++;
        }
        if (!bearer || start == scheme || !isToken(field, start)) {
            throw new BearerTokenException(
                    Reason.MALFORMED,
                    "expected Bearer, spaces and a token in the Authorization field (RFC 6750 section 2.1)");
        }
        return start;
    }

    /** A {@code b64token}: one or more characters of its alphabet, then any number of equals signs. */
    private static boolean isToken(String field, int start) {
        int end = endOf(IN_TOKEN, field, start);
        int at = end;
        while (at < field.length() && field.charAt(at) == '=') {
            at++;
        }
        return end > start && at == field.length();
    }

    /** Returns the place of the first character from a place on that is not in a table. */
    private static int endOf(boolean[] table, String field, int start) {
        int at = start;
        while (at < field.length() && field.charAt(at) < table.length && table[field.charAt(at)]) {
            at++;
        }
        return at;
    }

    private static boolean[] table(String characters) {
        boolean[] table = new boolean[128];
        characters.chars().forEach(c -> table[c] = true);
        return table;
    }

    private static String withoutOuterSpace(String value) {
        int start = 0;
        int end = value.length();
        while (start < end && isSpace(value.charAt(start))) {
            start++;
        }
        while (end > start && isSpace(value.charAt(end - 1))) {
            end--;
        }
        return value.substring(start, end);
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\t';
    }
}
