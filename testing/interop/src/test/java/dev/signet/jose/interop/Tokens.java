package dev.signet.jose.interop;

/** What a test does to a token in compact form. */
final class Tokens {
    private Tokens() {}

    /** Returns the token with another first character in its payload or ciphertext. */
    static String changed(String token) {
        String[] parts = token.split("\\.", -1);
        int content = parts.length == 3 ? 1 : 3;
        parts[content] = (parts[content].startsWith("A") ? "B" : "A") + parts[content].substring(1);
        return String.join(".", parts);
    }
}
