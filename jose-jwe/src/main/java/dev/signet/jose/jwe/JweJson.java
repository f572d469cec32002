package dev.signet.jose.jwe;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.signet.jose.core.Base64Url;
import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.core.JoseHeader;
import dev.signet.jose.core.JsonObject;
import dev.signet.jose.core.TokenLimits;
import dev.signet.jose.core.internal.TokenReading;
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
 * @param recipients at least one
 */
record JweJson(
        JoseHeader protectedHeader,
        JoseHeader sharedHeader,
        byte[] aad,
        EncryptedContent content,
        List<JsonRecipient> recipients) {

    private static final String GENERAL = "recipients";
    private static final byte[] ABSENT = {};

    static JweJson read(String json, TokenLimits limits) {
        JsonObject jwe = TokenReading.serialization(json, limits);
        try {
            return of(jwe, limits);
        } catch (IllegalArgumentException e) {
            throw TokenReading.malformed(e);
        }
    }

    /** Reads a JWE whose size was looked at. */
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
        List<JsonRecipient> recipients = new ArrayList<>(elements.size());
        for (JsonObject element : elements) {
            JoseHeader own = header(element, "header");
            JoseHeader all = JoseHeader.of(joined(shared, own.parameters()));
            recipients.add(new JsonRecipient(own, all, octets(element, "encrypted_key")));
        }
        requireOneIfDirect(recipients);
        byte[] ciphertext = jwe.octets("ciphertext")
                .orElseThrow(() -> new IllegalArgumentException("expected the member \"ciphertext\""));
        byte[] aad = octets(jwe, "aad");
        EncryptedContent content = new EncryptedContent(
                authenticated(protectedText, aad), octets(jwe, "iv"), ciphertext, octets(jwe, "tag"));
        return new JweJson(protectedHeader, sharedHeader, aad, content, List.copyOf(recipients));
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

    /** With {@code dir} and {@code ECDH-ES} the key of the content follows from the one key: no other can open it. */
    private static void requireOneIfDirect(List<JsonRecipient> recipients) {
        for (JsonRecipient recipient : recipients) {
            Optional<String> algorithm = recipient.allParameters().algorithm();
            if (recipients.size() > 1
                    && algorithm.filter(JweAlgorithms::isDirect).isPresent()) {
                throw new IllegalArgumentException("expected one recipient only with dir or ECDH-ES");
            }
        }
    }

    private static JoseHeader header(JsonObject element, String name) {
        JoseHeader header = JoseHeader.of(element.object(name).orElse(JsonObject.empty()));
        if (element.has(name) && header.parameters().size() == 0) {
            throw absentRatherThanEmpty(name);
        }
        return header;
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
