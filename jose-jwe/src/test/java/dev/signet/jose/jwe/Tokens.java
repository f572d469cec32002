package dev.signet.jose.jwe;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.signet.jose.core.Base64Url;
import dev.signet.jose.core.CryptoProviders;
import dev.signet.jose.core.JsonObject;
import dev.signet.jose.core.internal.Octets;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.function.UnaryOperator;

/** Takes compact JWEs apart and puts them together otherwise. Immutable. */
final class Tokens {

    static final int HEADER = 0;
    static final int ENCRYPTED_KEY = 1;
    static final int IV = 2;
    static final int CIPHERTEXT = 3;
    static final int TAG = 4;

    private static final List<String> MEMBERS = List.of("protected", "encrypted_key", "iv", "ciphertext", "tag");

    private Tokens() {}

    static byte[] part(String token, int part) {
        return Base64Url.decode(token.split("\\.", -1)[part]);
    }

    static String header(String token) {
        return new String(part(token, HEADER), UTF_8);
    }

    /** Replaces the text of one part. */
    static String with(String token, int part, String text) {
        String[] parts = token.split("\\.", -1);
        parts[part] = text;
        return String.join(".", parts);
    }

    /** Replaces the octets of one part. */
    static String with(String token, int part, byte[] octets) {
        return with(token, part, Base64Url.encode(octets));
    }

    /** Replaces the header by other JSON text. */
    static String withHeader(String token, String json) {
        return with(token, HEADER, json.getBytes(UTF_8));
    }

    /** Changes the octets of one part. */
    static String changing(String token, int part, UnaryOperator<byte[]> change) {
        return with(token, part, change.apply(part(token, part)));
    }

    static byte[] flipped(byte[] octets, int at) {
        byte[] flipped = octets.clone();
        flipped[at] ^= 1;
        return flipped;
    }

    /** Returns the same JWE in the flattened JSON Serialization, without members that would be empty. */
    static JsonObject flattened(String token) {
        String[] parts = token.split("\\.", -1);
        JsonObject flattened = JsonObject.empty();
        for (int i = 0; i < parts.length; i++) {
            if (!parts[i].isEmpty()) {
                flattened = flattened.with(MEMBERS.get(i), parts[i]);
            }
        }
        return flattened;
    }

    /** Encrypts directly under a header of any octets. */
    static String encrypted(byte[] key, ContentEncryption encryption, byte[] header, byte[] plaintext)
            throws GeneralSecurityException {
        String encoded = Base64Url.encode(header);
        byte[] iv = Octets.random(encryption.ivOctets());
        ContentCipher.Ciphertext encrypted = encryption
                .cipher(CryptoProviders.standard(), false)
                .encrypt(key, iv, encoded.getBytes(US_ASCII), plaintext);
        return String.join(
                ".",
                encoded,
                "",
                Base64Url.encode(iv),
                Base64Url.encode(encrypted.ciphertext()),
                Base64Url.encode(encrypted.tag()));
    }
}
