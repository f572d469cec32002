package dev.signet.jose.core;

import dev.signet.jose.core.internal.registry.HeaderParameter;
import org.jspecify.annotations.Nullable;

/**
 * Perfect hash table of the member names of up to seven octets that the JOSE and JWT registries define, each as one
 * shared {@link String}.
 *
 * <p>Nearly every name in a token is one of these, so the reader returns the shared text instead of a new copy. Seven
 * octets are one {@code long}: a name is found by one multiplication and one comparison. The table is built once, so no
 * input can fill it. Thread-safe.
 */
final class RegisteredNames {

    private static final int SLOT_BITS = 9;

    /** Found by trial: with it no two of the names below have the same slot. */
    private static final long MIX = 0x4A5012DC582C18C9L;

    private static final long[] KEYS = new long[1 << SLOT_BITS];

    /** Of claims, of keys and sets, and of JSON serializations; header parameters have a table of their own. */
    static final String OTHERS = "iss sub aud exp nbf iat jti kty use key_ops crv x y d n e p q dp dq qi k keys pub "
            + "priv scope roles groups name email nonce azp acr amr at_hash c_hash sid cnf jkt "
            + "events htm htu ath tenant payload header aad";

    private static final @Nullable String[] NAMES = names();

    private static final int LONGEST_MEMBER_NAME = 5;

    /** By the lowest bits of the hash that each text keeps. */
    private static final long[] MEMBERS = new long[1 << 8];

    private static final @Nullable String[] SHORT_NAMES = shortNames();

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

    /**
     * Returns a name as it stands in a document, in quotation marks and with its colon, as one number: the first octet
     * lowest, and zeros above. That is {@code name.length() + 3} octets, at most eight.
     *
     * @return 0 for all but the shared texts of up to five octets; application code that writes such a name as a
     *     literal has the shared text
     */
    @SuppressWarnings("ReferenceEquality") // An equal name in another object only takes the slower path.
    static long member(String name) {
        int slot = name.hashCode() & (MEMBERS.length - 1);
        return SHORT_NAMES[slot] == name ? MEMBERS[slot] : 0;
    }

    private static int slot(long key) {
        return (int) ((key * MIX) >>> (Long.SIZE - SLOT_BITS));
    }

    private static @Nullable String[] names() {
        @Nullable String[] names = new @Nullable String[KEYS.length];
        for (HeaderParameter parameter : HeaderParameter.values()) {
            add(names, parameter.parameterName());
        }
        for (String name : OTHERS.split(" ", -1)) {
            add(names, name);
        }
        return names;
    }

    private static void add(@Nullable String[] names, String name) {
        if (name.length() >= Long.BYTES) {
            return;
        }
        long key = key(name);
        int slot = slot(key);
        names[slot] = name.intern();
        KEYS[slot] = key;
    }

    private static @Nullable String[] shortNames() {
        @Nullable String[] names = new @Nullable String[MEMBERS.length];
        for (String name : NAMES) {
            if (name != null && name.length() <= LONGEST_MEMBER_NAME) {
                int slot = name.hashCode() & (MEMBERS.length - 1);
                names[slot] = name;
                MEMBERS[slot] = key('"' + name + "\":");
            }
        }
        return names;
    }

    private static long key(String ascii) {
        long key = 0;
        for (int i = ascii.length() - 1; i >= 0; i--) {
            key = (key << Byte.SIZE) | ascii.charAt(i);
        }
        return key;
    }
}
