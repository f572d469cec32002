package dev.signet.jose.jwe;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.signet.jose.core.Base64Url;
import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.core.JoseHeader;
import dev.signet.jose.core.internal.TokenReading;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;

/**
 * Decrypts a compact JWE from one stream into another: the ciphertext is kept until the tag, which comes last, was checked;
 * then, and not before, it is decrypted. Immutable.
 */
final class StreamedDecryption {

    private static final byte[] NONE = {};

    private final KeyChoice choice;
    private final DecryptionRules rules;
    private final CiphertextSpool.Place place;

    StreamedDecryption(KeyChoice choice, CiphertextSpool.Place place) {
        this.choice = choice;
        this.rules = choice.rules();
        this.place = place;
    }

    DecryptedJweStream decrypt(InputStream token, OutputStream plaintext, long maxOctets) throws IOException {
        requireBound(maxOctets);
        TokenReader reader = new TokenReader(token);
        int least = rules.limits().tokenOctets();
        byte[] encodedHeader = reader.text('.', least);
        AcceptedHeader accepted = accept(encodedHeader);
        CekUnwrapper unwrapper = choice.choose(accepted);
        byte[] encryptedKey = reader.octets('.', least);
        byte[] iv = reader.octets('.', least);
        ContentStream cipher = accepted.encryption().stream(rules.providers());
        try (CiphertextSpool ciphertext = new CiphertextSpool(place)) {
            reader.spool('.', ciphertext, Math.min(maxOctets, cipher.mostOctets()));
            byte[] tag = reader.octets(TokenReader.END, least);
            EncryptedContent content = new EncryptedContent(encodedHeader, iv, NONE, tag);
            rules.open(content, encryptedKey, accepted, unwrapper, cipher, ciphertext, plaintext);
            JoseHeader none = JoseHeader.empty();
            JsonRecipient self = new JsonRecipient(none, accepted.header(), encryptedKey);
            JweJson whole = new JweJson(accepted.header(), none, NONE, content, List.of(self));
            return new DecryptedJweStream(
                    new DecryptedJweJson(whole, 0, accepted, NONE, rules.limits()), ciphertext.size());
        }
    }

    private AcceptedHeader accept(byte[] encodedHeader) {
        byte[] json;
        try {
            json = Base64Url.decode(new String(encodedHeader, ISO_8859_1));
        } catch (IllegalArgumentException e) {
            throw TokenReading.malformed(e);
        }
        JoseHeader header = TokenReading.header(json, rules.limits());
        AcceptedHeader accepted = rules.accept(header, header);
        requirePlain(accepted);
        return accepted;
    }

    /** Inflating would need a bound of its own, on what has left already. */
    static void requirePlain(AcceptedHeader accepted) {
        if (accepted.deflated()) {
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
