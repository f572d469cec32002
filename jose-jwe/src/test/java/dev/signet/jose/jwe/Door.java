package dev.signet.jose.jwe;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.signet.jose.jwe.internal.DecryptionSeries;
import dev.signet.jose.jwk.internal.JwkSetLookup;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;

/** The ways by which one and the same JWE comes to a decrypter. */
enum Door {
    COMPACT {
        @Override
        byte[] decrypt(JweDecrypter decrypter, String token) {
            return decrypter.decrypt(token).plaintext();
        }
    },
    STREAM {
        @Override
        byte[] decrypt(JweDecrypter decrypter, String token) throws IOException {
            ByteArrayOutputStream plaintext = new ByteArrayOutputStream();
            decrypter.decrypt(new ByteArrayInputStream(token.getBytes(US_ASCII)), plaintext, 100);
            return plaintext.toByteArray();
        }
    },
    CHANNEL {
        @Override
        byte[] decrypt(JweDecrypter decrypter, String token) throws IOException {
            ByteArrayOutputStream plaintext = new ByteArrayOutputStream();
            InputStream octets = new ByteArrayInputStream(token.getBytes(US_ASCII));
            decrypter.decrypt(Channels.newChannel(octets), plaintext, 100);
            return plaintext.toByteArray();
        }
    },
    SERIES {
        @Override
        byte[] decrypt(JweDecrypter decrypter, String token) {
            try (DecryptionSeries<DecryptedJwe> series = DecryptionSeries.of(decrypter, JwkSetLookup.waiting())) {
                return series.decrypt(token).plaintext();
            }
        }
    },
    JSON {
        @Override
        byte[] decrypt(JweDecrypter decrypter, String token) {
            String json = Tokens.flattened(token).toJson();
            return JweJsonDecrypter.of(decrypter).decrypt(json).plaintext();
        }
    },
    JSON_STREAM {
        @Override
        byte[] decrypt(JweDecrypter decrypter, String token) throws IOException {
            byte[] json = Tokens.flattened(token).toOctets();
            ByteArrayOutputStream plaintext = new ByteArrayOutputStream();
            JweJsonDecrypter.of(decrypter).decrypt(new ByteArrayInputStream(json), plaintext, 100);
            return plaintext.toByteArray();
        }
    };

    abstract byte[] decrypt(JweDecrypter decrypter, String token) throws IOException;
}
