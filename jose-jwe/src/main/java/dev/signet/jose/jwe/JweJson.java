package dev.signet.jose.jwe;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.signet.jose.core.Base64Url;
import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.core.JoseHeader;
import dev.signet.jose.core.JsonObject;
import dev.signet.jose.core.TokenLimits;
import dev.signet.jose.core.internal.TokenReading;
import dev.signet.jose.core.internal.registry.HeaderParameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A JWE in flattened or general JSON serialization (RFC 7516 section 7.2), read and not yet decrypted. Immutable.
 *
 * @param protectedHeader the protected header
 * @param sharedHeader the unprotected header that all recipients share
 * @param aad the additional authenticated data, empty if there is none
 * @param content what is encrypted
 * @param recipients those whose parameters can be read; at least one
 * @param isForSeveral whether there are several recipients, also such whose parameters cannot be read
 */
record JweJson(
        JoseHeader protectedHeader,
        JoseHeader sharedHeader,
        byte[] aad,
        EncryptedContent content,
        List<JsonRecipient> recipients,
        boolean isForSeveral) {

    private static final String GENERAL = "recipients";
    private static final List<String> MUST_BE_PROTECTED = List.of("enc", "zip", "crit");
    private static final byte[] ABSENT = {};

    static JweJson read(String json, TokenLimits limits) {
        JsonObject jwe = TokenReading.serialization(json, limits);
        try {
            return of(jwe, limits);
        } catch (IllegalArgumentException e) {
            throw TokenReading.malformed(e);
        }
    }

    /** Reads a JWE whose size was checked. */
    static JweJson read(byte[] json, TokenLimits limits) {
        try {
            return of(JsonObject.parse(json, limits), limits);
        } catch (IllegalArgumentException e) {
            throw TokenReading.malformed(e);
        }
    }

    private static JweJson of(JsonObject jwe, TokenLimits limits) {
        List<JsonObject> elements = jwe.has(GENERAL) ? general(jwe, limits) : List.of(jwe);
        String protectedText = jwe.string("protected").orElse("");
        if (jwe.has("protected") && protectedText.isEmpty()) {
            throw absentRatherThanEmpty("protected");
        }
        JoseHeader protectedHeader = protectedText.isEmpty()
                ? JoseHeader.empty()
                : TokenReading.header(Base64Url.decode(protectedText), limits);
        JoseHeader sharedHeader = header(jwe, "unprotected");
        JsonObject shared = joined(protectedHeader.parameters(), sharedHeader.parameters());
        List<JsonObject> parameters = new ArrayList<>(elements.size());
        for (JsonObject element : elements) {
            parameters.add(joined(shared, object(element, "header")));
        }
        requireProtected(parameters, protectedHeader.parameters());
        requireOneIfDirect(parameters);
        List<JsonRecipient> recipients = recipients(elements, parameters);
        byte[] ciphertext = jwe.octets("ciphertext")
                .orElseThrow(() -> new IllegalArgumentException("expected the member \"ciphertext\""));
        byte[] aad = octets(jwe, "aad");
        EncryptedContent content = new EncryptedContent(
                authenticated(protectedText, aad), octets(jwe, "iv"), ciphertext, octets(jwe, "tag"));
        return new JweJson(protectedHeader, sharedHeader, aad, content, List.copyOf(recipients), elements.size() > 1);
    }

    /**
     * Returns what the content's algorithm authenticates (RFC 7516 section 5.1, step 14).
     *
     * @param protectedText the protected header in base64url, as it came
     * @param aad the additional authenticated data, empty if there is none
     */
    static byte[] authenticated(String protectedText, byte[] aad) {
        String text = aad.length == 0 ? protectedText : protectedText + '.' + Base64Url.encode(aad);
        return text.getBytes(US_ASCII);
    }

    private static List<JsonObject> general(JsonObject jwe, TokenLimits limits) {
        for (String name : List.of("header", "encrypted_key")) {
            if (jwe.has(name)) {
                throw new IllegalArgumentException("expected either \"recipients\" or \"" + name + "\", not both");
            }
        }
        List<Object> elements = jwe.array(GENERAL).orElseThrow();
        if (elements.isEmpty()) {
            throw new IllegalArgumentException("\"recipients\": expected at least one");
        }
        if (elements.size() > limits.recipients()) {
            throw new InvalidTokenException(
                    Reason.TOO_LARGE, "expected at most " + limits.recipients() + " recipients");
        }
        return jwe.objects(GENERAL).orElseThrow();
    }

    /** What decides how the content is processed has no second lock, unlike a key that must unwrap. */
    private static void requireProtected(List<JsonObject> parameters, JsonObject integrityProtected) {
        for (String name : MUST_BE_PROTECTED) {
            if (!integrityProtected.has(name) && parameters.stream().anyMatch(all -> all.has(name))) {
                throw new IllegalArgumentException("\"" + name + "\": expected in the protected header only");
            }
        }
    }

    /**
     * With {@code dir} and {@code ECDH-ES} the key of the content follows from the one key: no other can decrypt it.
     */
    private static void requireOneIfDirect(List<JsonObject> parameters) {
        for (JsonObject all : parameters) {
            Optional<Object> algorithm = all.value("alg");
            if (parameters.size() > 1 && algorithm.filter(JweJson::isDirect).isPresent()) {
                throw new IllegalArgumentException("expected one recipient only with dir or ECDH-ES");
            }
        }
    }

    private static boolean isDirect(Object jwaName) {
        return JweAlgorithm.all().stream()
                .filter(JweAlgorithms::isDirect)
                .anyMatch(algorithm -> algorithm.jwaName().equals(jwaName));
    }

    /** Of several recipients, those are left out whose key management parameters are malformed: another may be ours. */
    private static List<JsonRecipient> recipients(List<JsonObject> elements, List<JsonObject> parameters) {
        List<JsonRecipient> recipients = new ArrayList<>(elements.size());
        IllegalArgumentException malformed = null;
        for (int i = 0; i < elements.size(); i++) {
            JsonObject element = elements.get(i);
            byte[] encryptedKey = octets(element, "encrypted_key");
            try {
                JoseHeader all = JoseHeader.of(parameters.get(i));
                recipients.add(new JsonRecipient(i, header(element, "header"), all, encryptedKey));
            } catch (IllegalArgumentException e) {
                // All the other parameters have their types, or this throws.
                JoseHeader.of(withoutKeyManagement(parameters.get(i)));
                malformed = malformed == null ? e : malformed;
            }
        }
        if (recipients.isEmpty() && malformed != null) {
            throw malformed;
        }
        return recipients;
    }

    private static JsonObject withoutKeyManagement(JsonObject parameters) {
        JsonObject others = parameters;
        for (HeaderParameter parameter : HeaderParameter.values()) {
            if (parameter.isReadByKeyManagement() && parameter != HeaderParameter.ENC) {
                others = others.without(parameter.parameterName());
            }
        }
        return others;
    }

    private static JsonObject object(JsonObject element, String name) {
        JsonObject object = element.object(name).orElse(JsonObject.empty());
        if (element.has(name) && object.size() == 0) {
            throw absentRatherThanEmpty(name);
        }
        return object;
    }

    private static JoseHeader header(JsonObject element, String name) {
        return JoseHeader.of(object(element, name));
    }

    private static byte[] octets(JsonObject element, String name) {
        byte[] octets = element.octets(name).orElse(ABSENT);
        if (element.has(name) && octets.length == 0) {
            throw absentRatherThanEmpty(name);
        }
        return octets;
    }

    private static JsonObject joined(JsonObject some, JsonObject others) {
        for (String name : others.names()) {
            if (some.has(name)) {
                throw new IllegalArgumentException(
                        "expected no parameter in two of the headers (RFC 7516 section 7.2.1)");
            }
        }
        return some.toBuilder().putAll(others).build();
    }

    private static IllegalArgumentException absentRatherThanEmpty(String name) {
        return new IllegalArgumentException("\"" + name + "\": expected to be absent rather than empty");
    }
}
