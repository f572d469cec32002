package dev.signet.jose.jwe;

import dev.signet.jose.core.Base64Url;
import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.core.JoseHeader;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * <strong>Draft:</strong> what sender and recipient of {@link HpkeDraft} and {@link HpkeDraftKeyEncryption} know
 * besides the recipient's key, without which nothing decrypts: application information and pre-shared keys
 * (draft-ietf-jose-hpke-encrypt-22 sections 4 to 6, RFC 9180 section 5.1). Immutable and thread-safe.
 */
public final class HpkeDraftInputs {

    /** RFC 9180 section 9.5 demands at least 32 octets of entropy. */
    private static final int LEAST_KEY_OCTETS = 32;

    static final String PSK_ID = "psk_id";

    private static final HpkeDraftInputs NONE = new HpkeDraftInputs(new byte[0], Map.of());

    private final byte[] info;
    /** By the text of {@code psk_id}. */
    private final Map<String, PreSharedKey> preSharedKeys;

    private HpkeDraftInputs(byte[] info, Map<String, PreSharedKey> preSharedKeys) {
        this.info = info;
        this.preSharedKeys = preSharedKeys;
    }

    /**
     * Returns no inputs: the mode base of HPKE, without application information.
     *
     * @return empty inputs
     */
    public static HpkeDraftInputs none() {
        return NONE;
    }

    /**
     * Returns these inputs with application information: {@code info} of HPKE with {@link HpkeDraft}, {@code
     * recipient_extra_info} with {@link HpkeDraftKeyEncryption}. It is not sent, and bound into the key.
     *
     * @param octets what both sides know; copied
     * @return new inputs
     */
    public HpkeDraftInputs withInfo(byte[] octets) {
        return new HpkeDraftInputs(octets.clone(), preSharedKeys);
    }

    /**
     * Returns these inputs with a pre-shared key: the mode psk of HPKE, in which what decrypts was encrypted by a
     * holder of this key. An encrypter has one. A decrypter may have several and selects by {@code psk_id}; it refuses
     * tokens without {@code psk_id}.
     *
     * @param id the identifier, at least one octet, which is sent in {@code psk_id}; copied
     * @param key the secret, at least 32 octets, with as many of entropy (RFC 9180 section 9.5); copied
     * @return new inputs
     * @throws IllegalArgumentException if the identifier is empty or there already, or the key is shorter
     */
    public HpkeDraftInputs withPreSharedKey(byte[] id, byte[] key) {
        if (id.length == 0) {
            throw new IllegalArgumentException("expected a \"psk_id\" of at least one octet");
        }
        if (key.length < LEAST_KEY_OCTETS) {
            throw new IllegalArgumentException(
                    "expected a pre-shared key of at least " + LEAST_KEY_OCTETS + " octets, was " + key.length);
        }
        Map<String, PreSharedKey> more = new LinkedHashMap<>(preSharedKeys);
        if (more.put(Base64Url.encode(id), new PreSharedKey(id.clone(), key.clone())) != null) {
            throw new IllegalArgumentException("expected one pre-shared key for each \"psk_id\"");
        }
        return new HpkeDraftInputs(info, more);
    }

    /** Shows how many pre-shared keys there are, and nothing of what is secret. */
    @Override
    public String toString() {
        return "HpkeDraftInputs[" + preSharedKeys.size() + " pre-shared keys, " + info.length + " octets of info]";
    }

    byte[] info() {
        return info;
    }

    /**
     * Returns the pre-shared key of an encrypter.
     *
     * @throws IllegalArgumentException if there are several
     */
    Optional<PreSharedKey> onlyPreSharedKey() {
        if (preSharedKeys.size() > 1) {
            throw new IllegalArgumentException("expected one pre-shared key to encrypt with");
        }
        return preSharedKeys.values().stream().findFirst();
    }

    /**
     * Returns the pre-shared key that a token names.
     *
     * @return the key; empty if the token names none and there is none
     * @throws InvalidTokenException {@code MALFORMED} if {@code psk_id} is ill-formed, or missing though there are
     *     pre-shared keys; {@code KEY_NOT_FOUND} if it names none of them
     */
    Optional<PreSharedKey> preSharedKey(JoseHeader header) {
        if (!header.parameters().has(PSK_ID) && preSharedKeys.isEmpty()) {
            return Optional.empty();
        }
        byte[] id = HeaderParameters.required(header, PSK_ID);
        PreSharedKey named = preSharedKeys.get(Base64Url.encode(id));
        if (named == null) {
            throw new InvalidTokenException(
                    Reason.KEY_NOT_FOUND, "the token's \"psk_id\" names no pre-shared key of this decrypter");
        }
        return Optional.of(named);
    }
}
