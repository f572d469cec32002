package dev.signet.jose.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * What a command is given to read: files, standard input for {@code -}, and tokens, which may also stand in the
 * arguments. All that goes wrong here is the caller's to mend: {@link IllegalArgumentException}. For one thread.
 */
final class Inputs {

    /** The bound on tokens, far above what HTTP carries: a pipe may bring whole documents. */
    static final int TOKEN_OCTETS = 16 << 20;

    /** What still fits into such a token once it is written in base64url, with room for header and signature. */
    static final int PAYLOAD_OCTETS = 12_000_000;

    private static final String STDIN = "-";

    private final InputStream in;

    Inputs(InputStream in) {
        this.in = in;
    }

    /** Refuses to read two things from standard input, before either is read. */
    static void requireOneFromStdin(String parameter, String file, String other, String otherFile) {
        if (file.equals(STDIN) && otherFile.equals(STDIN)) {
            throw new IllegalArgumentException(
                    "only one of " + parameter + " and " + other + " can come from standard input");
        }
    }

    /** Returns what a file, or standard input, holds. */
    byte[] octets(String parameter, String file, int most) {
        byte[] octets = read(parameter, file, most);
        if (octets.length > most) {
            throw new IllegalArgumentException(parameter + ": expected at most " + most + " octets");
        }
        return octets;
    }

    /** Returns a token as it was typed, or as standard input brings it, less the white space after it. */
    String token(String argument) {
        if (!argument.equals(STDIN)) {
            if (isFile(argument)) {
                throw new IllegalArgumentException(
                        "TOKEN: expected the token itself, this is the name of a file; read one with < FILE");
            }
            return argument;
        }
        // One octet above the bound is enough for the library to say that there are too many.
        String text = new String(read("TOKEN", argument, TOKEN_OCTETS), ISO_8859_1);
        int end = text.length();
        while (end > 0 && " \t\r\n".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return text.substring(0, end);
    }

    private byte[] read(String parameter, String file, int most) {
        if (!file.equals(STDIN)) {
            return readFile(parameter, file, most);
        }
        try {
            return in.readNBytes(most + 1);
        } catch (IOException e) {
            throw new IllegalArgumentException(parameter + ": standard input cannot be read", e);
        }
    }

    private static byte[] readFile(String parameter, String file, int most) {
        try (InputStream stream = Files.newInputStream(Path.of(file))) {
            return stream.readNBytes(most + 1);
        } catch (NoSuchFileException | InvalidPathException e) {
            throw new IllegalArgumentException(parameter + ": there is no file " + file, e);
        } catch (AccessDeniedException e) {
            throw new IllegalArgumentException(parameter + ": no permission to read " + file, e);
        } catch (IOException e) {
            throw new IllegalArgumentException(parameter + ": " + file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static boolean isFile(String argument) {
        try {
            return Files.isRegularFile(Path.of(argument));
        } catch (InvalidPathException e) {
            return false;
        }
    }
}
