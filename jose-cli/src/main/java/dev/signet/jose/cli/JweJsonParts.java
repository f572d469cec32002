package dev.signet.jose.cli;

import dev.signet.jose.core.JoseHeader;
import java.util.List;

/**
 * A JWE in JSON serialization (RFC 7516 section 7.2) taken apart for looking at. No key has seen it, so nothing here is
 * to be believed. Immutable.
 *
 * @param general whether it is of the general form
 * @param protectedHeader what is authenticated together with the content
 * @param sharedHeader what is not, and is for all recipients
 * @param aad additional authenticated data; no octets if there is none
 * @param iv the initialization vector
 * @param ciphertext the content
 * @param tag what authenticates it
 * @param recipients at least one
 */
record JweJsonParts(
        boolean general,
        JoseHeader protectedHeader,
        JoseHeader sharedHeader,
        byte[] aad,
        byte[] iv,
        byte[] ciphertext,
        byte[] tag,
        List<Recipient> recipients) {

    private static final String GENERAL = "recipients";

    /**
     * One recipient.
     *
     * @param header the per-recipient header, which is not authenticated
     * @param encryptedKey the content encryption key for it; no octets if there is none
     */
    record Recipient(JoseHeader header, byte[] encryptedKey) {}

    static boolean fits(JsonElement token) {
        return token.has("ciphertext");
    }

    static JweJsonParts of(JsonElement token) {
        boolean general = token.has(GENERAL);
        if (general) {
            token.requireAbsent(GENERAL, "header", "encrypted_key");
        }
        List<JsonElement> elements = general ? token.elements(GENERAL, Inputs.LIMITS.recipients()) : List.of(token);
        return new JweJsonParts(
                general,
                token.protectedHeader(),
                token.header("unprotected"),
                token.octets("aad"),
                token.octets("iv"),
                token.octets("ciphertext"),
                token.octets("tag"),
                elements.stream()
                        .map(one -> new Recipient(one.header("header"), one.octets("encrypted_key")))
                        .toList());
    }
}
