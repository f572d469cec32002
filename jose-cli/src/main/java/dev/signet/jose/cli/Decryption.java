package dev.signet.jose.cli;

import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.jwe.DecryptedJweJson;
import dev.signet.jose.jwe.JweDecrypter;
import dev.signet.jose.jwe.JweJsonDecrypter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Optional;

/**
 * Decrypts tokens of every form, from arguments and from streams. For one thread.
 *
 * @param decrypter the key and algorithms to accept
 * @param aad the additional authenticated data to demand
 * @param console receives a note about such data if none was demanded
 */
record Decryption(JweDecrypter decrypter, Optional<byte[]> aad, Console console) {

    /** The disk's size is the bound: the caller chose the file. */
    private static final long UNBOUNDED = Long.MAX_VALUE;

    private static final byte[] NONE = {};

    byte[] of(String token) {
        if (Inputs.isJson(token)) {
            DecryptedJweJson jwe = JweJsonDecrypter.of(decrypter).decrypt(token);
            require(jwe.aad());
            return jwe.plaintext();
        }
        byte[] plaintext = decrypter.decrypt(token).plaintext();
        require(NONE);
        return plaintext;
    }

    /** Writes the plaintext of a token; what was written before an exception is not to be used. */
    void of(InputStream token, OutputStream plaintext) throws IOException {
        TrimmedStream trimmed = new TrimmedStream(token);
        if (trimmed.peek() == '{') {
            require(JweJsonDecrypter.of(decrypter)
                    .decrypt(trimmed, plaintext, UNBOUNDED)
                    .aad());
        } else {
            decrypter.decrypt(trimmed, plaintext, UNBOUNDED);
            require(NONE);
        }
    }

    private void require(byte[] found) {
        if (aad.isPresent() && !Arrays.equals(aad.get(), found)) {
            throw new InvalidTokenException(
                    Reason.MALFORMED, "expected the additional authenticated data that --aad says");
        }
        if (aad.isEmpty() && found.length > 0) {
            console.message("note: the token has additional authenticated data, which --aad can demand");
        }
    }
}
