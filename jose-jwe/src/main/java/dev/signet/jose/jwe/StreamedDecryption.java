package dev.signet.jose.jwe;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.signet.jose.core.Base64Url;
import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.core.internal.TokenReading;
import dev.signet.jose.jwk.internal.JwkSetLookup;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * Decrypts a compact JWE from one stream into another: the ciphertext is kept until the tag, which comes last, was
 * checked; then, and not before, it is decrypted. Immutable.
 */
final class StreamedDecryption {

    private static final byte[] ELSEWHERE = {};

    private final KeySelector keys;
    private final DecryptionPolicy policy;
    private final ContentDecryption content;

    StreamedDecryption(KeySelector keys, DecryptionPolicy policy, ContentDecryption content) {
        this.keys = keys;
        this.policy = policy;
        this.content = content;
    }

    /**
     * Decrypts.
     *
     * @param ciphertext keeps the ciphertext; empty
     * @param maxOctets the most octets of ciphertext
     * @return the header of the token
     */
    AcceptedHeader decrypt(InputStream token, CiphertextSpool ciphertext, OutputStream plaintext, long maxOctets)
            throws IOException {
        requireBound(maxOctets);
        TokenReader reader = new TokenReader(token);
        int most = policy.limits().tokenOctets();
        byte[] encodedHeader = reader.text('.', most);
        AcceptedHeader accepted = policy.accept(decoded(encodedHeader));
        requireStreamable(accepted);
        RecipientHalf half = KeySelection.select(accepted, keys, JwkSetLookup.waiting());
        byte[] encryptedKey = reader.octets('.', most);
        byte[] iv = reader.octets('.', most);
        ContentStream cipher = content.stream(accepted);
        reader.spool('.', ciphertext, Math.min(maxOctets, cipher.mostOctets()));
        byte[] tag = reader.octets(TokenReader.END, most);
        EncryptedContent encrypted = new EncryptedContent(encodedHeader, iv, ELSEWHERE, tag);
        ContentDecryption.decrypt(encrypted, encryptedKey, accepted, half, cipher, ciphertext, plaintext);
        return accepted;
    }

    private static byte[] decoded(byte[] encodedHeader) {
        try {
            return Base64Url.decode(new String(encodedHeader, ISO_8859_1));
        } catch (IllegalArgumentException e) {
            throw TokenReading.malformed(e);
        }
    }

    /**
     * Refuses what would have to be whole before any of it leaves: HPKE has one call for a message, and inflating would
     * need a bound of its own, on what has left already.
     */
    static void requireStreamable(AcceptedHeader accepted) {
        if (accepted.encryption().isEmpty()) {
            throw new InvalidTokenException(
                    Reason.UNSUPPORTED, accepted.algorithm().name() + ": such content is not accepted from a stream");
        }
        if (accepted.isCompressed()) {
            throw new InvalidTokenException(
                    Reason.UNSUPPORTED, "\"zip\": compressed content is not accepted from a stream");
        }
    }

    static void requireBound(long maxOctets) {
        if (maxOctets < 0) {
            throw new IllegalArgumentException("expected a bound of at least 0 octets, was " + maxOctets);
        }
    }
}
