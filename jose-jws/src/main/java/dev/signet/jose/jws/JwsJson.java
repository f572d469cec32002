package dev.signet.jose.jws;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

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
 * A JWS in flattened or general JSON serialization (RFC 7515 section 7.2), read and not yet verified. Immutable.
 *
 * @param payload the text of the payload member, or empty if the content is detached
 * @param signatures the signatures, at least one
 */
record JwsJson(Optional<String> payload, List<JsonSignature> signatures) {

    private static final String GENERAL = "signatures";

    static JwsJson read(String json, TokenLimits limits) {
        JsonObject jws = TokenReading.serialization(json, limits);
        try {
            List<JsonSignature> signatures = jws.has(GENERAL) ? general(jws, limits) : List.of(signature(jws, limits));
            requireSameEncoding(signatures);
            return new JwsJson(jws.string("payload"), signatures);
        } catch (IllegalArgumentException e) {
            throw TokenReading.malformed(e);
        }
    }

    /** Returns the payload of an attached JWS, decoded as its signatures, which agree, demand. */
    byte[] payloadOctets() {
        String text = payload.orElseThrow(() -> new InvalidTokenException(
                Reason.MALFORMED, "expected the member \"payload\"; for detached content call verifyDetached"));
        if (!encoded(signatures.get(0))) {
            return text.getBytes(UTF_8);
        }
        try {
            return Base64Url.decode(text);
        } catch (IllegalArgumentException e) {
            throw TokenReading.malformed(e);
        }
    }

    /** RFC 7797 section 3: the payload, here or detached, is either encoded for all signatures or for none. */
    private static void requireSameEncoding(List<JsonSignature> signatures) {
        boolean encoded = encoded(signatures.get(0));
        if (signatures.stream().anyMatch(signature -> encoded(signature) != encoded)) {
            throw new InvalidTokenException(
                    Reason.MALFORMED, "\"b64\": expected the same in all signatures (RFC 7797 section 3)");
        }
    }

    private static boolean encoded(JsonSignature signature) {
        return !signature.protectedHeader().parameters().value("b64").equals(Optional.of(Boolean.FALSE));
    }

    private static List<JsonSignature> general(JsonObject jws, TokenLimits limits) {
        for (String name : List.of("signature", "protected", "header")) {
            if (jws.has(name)) {
                throw new IllegalArgumentException("expected either \"signatures\" or \"" + name + "\", not both");
            }
        }
        List<JsonObject> elements = jws.objects(GENERAL).orElseThrow();
        if (elements.isEmpty()) {
            throw new IllegalArgumentException("\"signatures\": expected at least one");
        }
        if (elements.size() > limits.signatures()) {
            throw new InvalidTokenException(
                    Reason.TOO_LARGE, "expected at most " + limits.signatures() + " signatures");
        }
        List<JsonSignature> signatures = new ArrayList<>(elements.size());
        for (JsonObject element : elements) {
            signatures.add(signature(element, limits));
        }
        return List.copyOf(signatures);
    }

    private static JsonSignature signature(JsonObject element, TokenLimits limits) {
        byte[] octets = element.octets("signature")
                .orElseThrow(() -> new IllegalArgumentException("expected the member \"signature\""));
        // Without a protected header there is no alg that counts; that is this signature's fault and not its
        // neighbours'.
        String protectedText = element.string("protected").orElse("");
        if (element.has("protected") && protectedText.isEmpty()) {
            throw new IllegalArgumentException("\"protected\": expected to be absent rather than empty");
        }
        JoseHeader protectedHeader = protectedText.isEmpty()
                ? JoseHeader.empty()
                : TokenReading.header(Base64Url.decode(protectedText), limits);
        JoseHeader unprotected = JoseHeader.of(element.object("header").orElse(JsonObject.empty()));
        if (element.has("header") && unprotected.parameters().size() == 0) {
            throw new IllegalArgumentException("\"header\": expected to be absent rather than empty");
        }
        if (protectedHeader.overlaps(unprotected)) {
            throw new IllegalArgumentException(
                    "expected no header parameter both protected and unprotected (RFC 7515 section 7.2.1)");
        }
        JsonObject all = protectedHeader.parameters().toBuilder()
                .putAll(unprotected.parameters())
                .build();
        return new JsonSignature(
                protectedText.getBytes(ISO_8859_1), protectedHeader, unprotected, JoseHeader.of(all), octets);
    }
}
