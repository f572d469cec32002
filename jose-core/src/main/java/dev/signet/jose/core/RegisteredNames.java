package dev.signet.jose.core;

import static java.nio.charset.StandardCharsets.US_ASCII;

import org.jspecify.annotations.Nullable;

/**
 * The member names of up to seven octets that the JOSE and JWT registries define, each as one shared {@link String}.
 *
 * <p>Nearly every name in a token is one of these, so the reader hands out the shared text instead of a new copy. Seven
 * octets are one {@code long}: a name is found by one multiplication and one comparison. The table is built once and never
 * changes, so no input can fill it; a name whose place is taken is simply not shared. Thread-safe.
 */
final class RegisteredNames {

    private static final int SLOT_BITS = 9;
    private static final long MIX = 0x9E3779B97F4A7C15L;

    private static final long[] KEYS = new long[1 << SLOT_BITS];
    private static final @Nullable String[] NAMES = names(
            "iss sub aud exp nbf iat jti alg kid typ cty enc crit jwk epk zip apu apv iv tag p2s p2c b64 jku "
                    + "x5u x5c x5t kty use key_ops crv x y d n e p q dp dq qi k keys pub priv scope roles groups name "
                    + "email nonce azp acr amr at_hash c_hash sid cnf jkt events htm htu ath tenant payload header aad");

    private RegisteredNames() {}

    /**
     * Returns the shared text of a name, or {@code null} if there is none.
     *
     * @param key the octets of the name, the first of them lowest, and zeros above
     */
    static @Nullable String find(long key) {
        int slot = slot(key);
        return KEYS[slot] == key ? NAMES[slot] : null;
    }

    private static int slot(long key) {
        return (int) ((key * MIX) >>> (Long.SIZE - SLOT_BITS));
    }

    private static @Nullable String[] names(String registered) {
        @Nullable String[] names = new @Nullable String[KEYS.length];
        for (String name : registered.split(" ", -1)) {
            long key = 0;
            byte[] octets = name.getBytes(US_ASCII);
            for (int i = octets.length - 1; i >= 0; i--) {
                key = (key << Byte.SIZE) | octets[i];
            }
            int slot = slot(key);
            if (names[slot] == null) {
                names[slot] = name.intern();
                KEYS[slot] = key;
            }
        }
        return names;
    }
}
