package dev.signet.jose.jwt;

/**
 * The bound on the tokens of one encoder. Immutable.
 *
 * @param maxOctets at least 1
 */
record TokenBound(int maxOctets) {

    static final TokenBound NONE = new TokenBound(Integer.MAX_VALUE);

    TokenBound {
        if (maxOctets < 1) {
            throw new IllegalArgumentException("withMaxTokenOctets: expected at least 1, was " + maxOctets);
        }
    }

    /** Returns a token within the bound. Tokens are ASCII, with one octet for each character. */
    String checked(String token) {
        if (token.length() > maxOctets) {
            throw new IllegalArgumentException("the token has " + token.length() + " octets and may have " + maxOctets
                    + " (withMaxTokenOctets): expected fewer or shorter claims");
        }
        return token;
    }
}
