package dev.signet.jose.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Arrays;
import java.util.function.Function;

/**
 * A password, which comes from a file or from standard input and never from the arguments. Immutable.
 *
 * @param name the name of the file, or {@code -}
 */
record PasswordFile(String name) {

    static final String DESCRIPTION = "A password in UTF-8; one end of line after it is not part of it.";

    private static final int PASSWORD_OCTETS = 4096;

    /** Returns what is made of the password, which is overwritten afterwards. */
    <T> T reading(Inputs inputs, Function<char[], T> use) {
        byte[] octets = inputs.octets("--password-file", name, PASSWORD_OCTETS);
        int length = octets.length;
        // One end of line, which editors and echo write, is not of the password; any other white space is.
        if (length > 0 && octets[length - 1] == '\n') {
            length -= length > 1 && octets[length - 2] == '\r' ? 2 : 1;
        }
        try {
            CharBuffer text = UTF_8.newDecoder().decode(ByteBuffer.wrap(octets, 0, length));
            char[] password = Arrays.copyOf(text.array(), text.limit());
            try {
                return use.apply(password);
            } finally {
                Arrays.fill(password, '\0');
                Arrays.fill(text.array(), '\0');
            }
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("--password-file: expected text in UTF-8");
        } finally {
            Arrays.fill(octets, (byte) 0);
        }
    }
}
