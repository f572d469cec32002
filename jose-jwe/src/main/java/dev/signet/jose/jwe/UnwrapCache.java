package dev.signet.jose.jwe;

import dev.signet.jose.core.Base64Url;
import dev.signet.jose.core.JoseException;
import dev.signet.jose.core.JoseHeader;
import dev.signet.jose.core.JsonObject;
import dev.signet.jose.core.internal.Octets;
import dev.signet.jose.core.internal.registry.HeaderParameter;
import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A cache of the results of unwrapping encrypted keys, refusals included: the same key, the same algorithm with the
 * same parameters and the same octets give the same result again. What passwords cost is added up over all of them.
 *
 * <p>The sender of tokens chooses what is remembered. So it is bounded, and kept under texts, which a {@link HashMap}
 * orders where their hashes collide. For one thread.
 */
final class UnwrapCache {

    /** Everything that a key management algorithm reads from a header, and what a key is selected by. */
    private static final List<String> READ = Stream.of(HeaderParameter.values())
            .filter(HeaderParameter::isReadByKeyManagement)
            .map(HeaderParameter::parameterName)
            .toList();

    private static final byte[] REFUSED = {};

    /**
     * How many characters of parameters and encrypted keys are kept. Beyond that they are unwrapped, and not
     * remembered.
     */
    private static final int MOST_CHARACTERS = 1 << 20;

    private final Map<String, byte[]> outcomes = new HashMap<>();
    private int characters;
    private long spent;

    /** Returns an unwrapper that asks another one once for each encrypted key. */
    CekUnwrapper remembering(CekUnwrapper unwrapper) {
        return new Caching(unwrapper);
    }

    void wipe() {
        outcomes.values().forEach(Octets::wipe);
        outcomes.clear();
        characters = 0;
    }

    private final class Caching implements CekUnwrapper {

        private final CekUnwrapper unwrapper;

        Caching(CekUnwrapper unwrapper) {
            this.unwrapper = unwrapper;
        }

        @Override
        public byte[] unwrap(JoseHeader header, byte[] encryptedKey, ContentEncryption encryption)
                throws GeneralSecurityException {
            String wrapped = read(header.parameters()).toJson() + '.' + Base64Url.encode(encryptedKey);
            byte[] cek = outcomes.get(wrapped);
            boolean remembered = cek != null;
            if (cek == null) {
                spent = unwrapper.spend(header, spent);
                cek = attempt(header, encryptedKey, encryption);
                remembered = remember(wrapped, cek);
            }
            if (cek.length == 0) {
                throw new GeneralSecurityException();
            }
            // The caller overwrites what it gets, and wipe() what is remembered.
            return remembered ? cek.clone() : cek;
        }

        private boolean remember(String wrapped, byte[] cek) {
            if (wrapped.length() > MOST_CHARACTERS - characters) {
                return false;
            }
            outcomes.put(wrapped, cek);
            characters += wrapped.length();
            return true;
        }

        @Override
        public boolean holdsContentKey() {
            return unwrapper.holdsContentKey();
        }

        private byte[] attempt(JoseHeader header, byte[] encryptedKey, ContentEncryption encryption) {
            try {
                return unwrapper.unwrap(header, encryptedKey, encryption);
            } catch (JoseException e) {
                throw e;
            } catch (GeneralSecurityException | RuntimeException | AssertionError e) {
                return REFUSED;
            }
        }

        private static JsonObject read(JsonObject header) {
            JsonObject.Builder read = JsonObject.builder();
            for (String name : READ) {
                header.value(name).ifPresent(value -> read.put(name, value));
            }
            return read.build();
        }
    }
}
