package dev.signet.jose.jwe;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.signet.jose.core.Base64Url;
import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.core.JoseHeader;
import dev.signet.jose.core.internal.Refusals;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * Decrypts a compact JWE from one stream into another: the ciphertext is kept until the tag, which comes last, was checked;
 * then, and not before, it is decrypted. Immutable.
 */
final class StreamedDecryption {

    private static final byte[] KEPT = {};

    private final KeyChoice choice;
    private final DecryptionRules rules;
    private final Spool.Place place;

    StreamedDecryption(KeyChoice choice, Spool.Place place) {
        this.choice = choice;
        this.rules = choice.rules();
        this.place = place;
    }

    DecryptedJweStream decrypt(InputStream token, OutputStream plaintext, long maxOctets) throws IOException {
        if (maxOctets < 0) {
            throw new IllegalArgumentException("expected a bound of at least 0 octets, was " + maxOctets);
        }
        TokenReader reader = new TokenReader(token);
        int least = rules.limits().tokenOctets();
        byte[] encodedHeader = reader.text('.', least);
        AcceptedHeader accepted = accept(encodedHeader);
        CekOpener opener = choice.choose(accepted);
        byte[] encryptedKey = reader.octets('.', least);
        byte[] iv = reader.octets('.', least);
        ContentStream cipher = accepted.encryption().stream(rules.providers());
        try (Spool ciphertext = new Spool(place)) {
            reader.spool('.', ciphertext, Math.min(maxOctets, cipher.mostOctets()));
            byte[] tag = reader.octets(TokenReader.END, least);
            EncryptedContent content = new EncryptedContent(encodedHeader, iv, KEPT, tag);
            rules.open(content, encryptedKey, accepted, opener, cipher, ciphertext, plaintext);
            return new DecryptedJweStream(accepted, ciphertext.size());
        }
    }

    private AcceptedHeader accept(byte[] encodedHeader) {
        byte[] json;
        try {
            json = Base64Url.decode(new String(encodedHeader, ISO_8859_1));
        } catch (IllegalArgumentException e) {
            throw Refusals.malformed(e);
        }
        JoseHeader header = Refusals.header(json, rules.limits());
        AcceptedHeader accepted = rules.accept(header, header);
        if (accepted.deflated()) {
            throw new InvalidTokenException(
                    Reason.UNSUPPORTED, "\"zip\": compressed content is not accepted from a stream");
        }
        return accepted;
    }
}
