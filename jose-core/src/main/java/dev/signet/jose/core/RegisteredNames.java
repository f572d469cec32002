package dev.signet.jose.core;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/**
 * The member names that the JOSE and JWT registries define, each as one shared {@link String}.
 *
 * <p>Nearly every name in a token is one of these, so the reader hands out the shared text instead of a new copy. The
 * table is built once and never changes, so no input can fill it; a name whose place is taken is simply copied.
 * Thread-safe.
 */
final class RegisteredNames {

    private static final int SLOTS = 512;
    private static final int LONGEST = 14;
    private static final String[] TABLE = table(
            "iss",
            "sub",
            "aud",
            "exp",
            "nbf",
            "iat",
            "jti",
            "alg",
            "kid",
            "typ",
            "cty",
            "enc",
            "crit",
            "jwk",
            "epk",
            "zip",
            "apu",
            "apv",
            "iv",
            "tag",
            "p2s",
            "p2c",
            "b64",
            "jku",
            "x5u",
            "x5c",
            "x5t",
            "x5t#S256",
            "kty",
            "use",
            "key_ops",
            "crv",
            "x",
            "y",
            "d",
            "n",
            "e",
            "p",
            "q",
            "dp",
            "dq",
            "qi",
            "k",
            "keys",
            "pub",
            "priv",
            "scope",
            "client_id",
            "roles",
            "groups",
            "name",
            "email",
            "email_verified",
            "nonce",
            "azp",
            "auth_time",
            "acr",
            "amr",
            "at_hash",
            "c_hash",
            "sid",
            "cnf",
            "jkt",
            "events",
            "htm",
            "htu",
            "ath",
            "tenant",
            "payload",
            "protected",
            "header",
            "signature",
            "signatures",
            "recipients",
            "ciphertext",
            "encrypted_key",
            "aad");

    private RegisteredNames() {}

    /** Returns the text of some ASCII octets, shared if it is registered. */
    static String text(byte[] ascii, int from, int length) {
        if (length > 0 && length <= LONGEST) {
            String shared = TABLE[slot(ascii[from], ascii[from + length - 1], ascii[from + (length >> 1)], length)];
            if (shared != null && shared.length() == length && matches(shared, ascii, from)) {
                return shared;
            }
        }
        return new String(ascii, from, length, ISO_8859_1);
    }

    private static boolean matches(String shared, byte[] ascii, int from) {
        for (int i = 0; i < shared.length(); i++) {
            if (shared.charAt(i) != ascii[from + i]) {
                return false;
            }
        }
        return true;
    }

    private static int slot(int first, int last, int middle, int length) {
        return (first * 31 + last * 7 + middle * 131 + length * 67) & (SLOTS - 1);
    }

    private static String[] table(String... names) {
        String[] table = new String[SLOTS];
        for (String name : names) {
            int length = name.length();
            int slot = slot(name.charAt(0), name.charAt(length - 1), name.charAt(length >> 1), length);
            if (table[slot] == null) {
                table[slot] = name;
            }
        }
        return table;
    }
}
