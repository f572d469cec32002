package dev.signet.jose.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.signet.jose.core.JoseHeader;
import java.util.List;
import java.util.Optional;

/**
 * A JWS in JSON serialization (RFC 7515 section 7.2) taken apart for looking at. No key has seen it, so nothing here is
 * to be believed. Immutable.
 *
 * @param general whether it is of the general form
 * @param payload the payload, decoded as the header of the first signature requires, or empty if it is detached
 * @param signatures at least one
 */
record JwsJsonParts(boolean general, Optional<byte[]> payload, List<Signature> signatures) {

    private static final String GENERAL = "signatures";

    /**
     * One signature.
     *
     * @param protectedHeader what it covers
     * @param header what it does not
     * @param octets the signature itself
     */
    record Signature(JoseHeader protectedHeader, JoseHeader header, byte[] octets) {

        /** Returns the kid, which may stand in either header. */
        Optional<String> keyId() {
            return protectedHeader.keyId().or(header::keyId);
        }

        boolean encodesPayload() {
            return !CompactParts.isUnencoded(protectedHeader);
        }

        private static Signature of(JsonElement element) {
            if (!element.has("signature")) {
                throw JsonElement.malformed("expected the member \"signature\"");
            }
            return new Signature(element.protectedHeader(), element.header("header"), element.octets("signature"));
        }
    }

    static boolean fits(JsonElement token) {
        return token.has("payload") || token.has("signature") || token.has(GENERAL);
    }

    static JwsJsonParts of(JsonElement token) {
        boolean general = token.has(GENERAL);
        if (general) {
            token.requireAbsent(GENERAL, "signature", "protected", "header");
        }
        List<JsonElement> elements = general ? token.elements(GENERAL, Inputs.LIMITS.signatures()) : List.of(token);
        List<Signature> signatures = elements.stream().map(Signature::of).toList();
        return new JwsJsonParts(general, payload(token, signatures.get(0)), signatures);
    }

    private static Optional<byte[]> payload(JsonElement token, Signature first) {
        Optional<String> text = token.text("payload");
        return first.encodesPayload()
                ? text.map(encoded -> token.octets("payload"))
                : text.map(plain -> plain.getBytes(UTF_8));
    }
}
