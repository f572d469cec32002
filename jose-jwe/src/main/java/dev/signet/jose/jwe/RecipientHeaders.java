package dev.signet.jose.jwe;

import dev.signet.jose.core.JoseHeader;
import dev.signet.jose.core.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The headers of one JWE for the parameters of several encrypters: what all have in common is protected once, the rest
 * stands with its recipient. Immutable.
 *
 * @param common the protected header
 * @param own what each encrypter says besides, in their order
 */
record RecipientHeaders(JsonObject common, List<JsonObject> own) {

    /**
     * What may differ between recipients: how each of them obtains the key. It authenticates itself, by unwrapping it.
     */
    private static final Set<String> PER_RECIPIENT = Set.of("alg", "kid", "apu", "apv", "psk_id");

    /**
     * Sorts the parameters.
     *
     * @throws IllegalArgumentException if encrypters differ in what must be protected
     */
    static RecipientHeaders of(List<JweEncrypter> encrypters) {
        List<JsonObject> all = encrypters.stream()
                .map(JweEncrypter::header)
                .map(JoseHeader::parameters)
                .toList();
        JsonObject common = all.get(0);
        for (String name : all.get(0).names()) {
            Optional<Object> value = all.get(0).value(name);
            if (!all.stream().allMatch(header -> header.value(name).equals(value))) {
                common = common.without(name);
            }
        }
        JsonObject shared = common;
        return new RecipientHeaders(
                shared, all.stream().map(header -> without(header, shared)).toList());
    }

    private static JsonObject without(JsonObject header, JsonObject shared) {
        JsonObject own = header;
        for (String name : header.names()) {
            if (shared.has(name)) {
                own = own.without(name);
            } else if (!PER_RECIPIENT.contains(name)) {
                throw new IllegalArgumentException("\"" + name
                        + "\" is protected: expected the same in all encrypters, which may differ in alg, kid,"
                        + " apu, apv, psk_id");
            }
        }
        return own;
    }
}
