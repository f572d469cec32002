package dev.signet.jose.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.core.TokenLimits;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/**
 * The input of a command: files, standard input for {@code -}, and tokens, which may also stand in the
 * arguments. What goes wrong here is the caller's to mend: {@link IllegalArgumentException}. For one thread.
 */
final class Inputs {

    /** The bound on tokens, far above what HTTP carries: a pipe may bring whole documents. */
    static final int TOKEN_OCTETS = 16 << 20;

    /** What still fits into such a token once it is written in base64url, with room for header and signature. */
    static final int PAYLOAD_OCTETS = 12_000_000;

    /** The bounds on a token: a JSON serialization holds its payload in one string. */
    static final TokenLimits LIMITS =
            TokenLimits.defaults().withTokenOctets(TOKEN_OCTETS).withJsonStringOctets(TOKEN_OCTETS);

    private static final String STDIN = "-";

    private final InputStream in;

    /**
     * Something that is read.
     *
     * @param parameter where its name came from
     * @param file the name of a file, or {@code -}
     */
    record Source(String parameter, String file) {}

    /** What is done with a stream that is closed afterwards. */
    interface Reading<T> {
        T from(InputStream stream) throws IOException;
    }

    Inputs(InputStream in) {
        this.in = in;
    }

    /** Refuses to read two things from standard input, before any is read. */
    static void requireOneFromStdin(List<Source> sources) {
        List<Source> fromStdin =
                sources.stream().filter(source -> source.file.equals(STDIN)).toList();
        if (fromStdin.size() > 1) {
            throw new IllegalArgumentException("only one of " + fromStdin.get(0).parameter + " and "
                    + fromStdin.get(1).parameter + " can come from standard input");
        }
    }

    /** As above, for two. */
    static void requireOneFromStdin(String parameter, String file, String other, String otherFile) {
        requireOneFromStdin(List.of(new Source(parameter, file), new Source(other, otherFile)));
    }

    /** As above, for a parameter that came several times. */
    static void requireOneFromStdin(String parameter, List<String> files, String other, String otherFile) {
        files.forEach(file -> requireOneFromStdin(parameter, file, other, otherFile));
        requireOneFromStdin(parameter, files);
    }

    /** As above, for a parameter that came several times and alone. */
    static void requireOneFromStdin(String parameter, List<String> files) {
        if (files.stream().filter(STDIN::equals).count() > 1) {
            throw new IllegalArgumentException("only one " + parameter + " can come from standard input");
        }
    }

    /** Returns what is made of a file, or of standard input, of any length. */
    <T> T reading(String parameter, String file, Reading<T> use) {
        if (!file.equals(STDIN)) {
            return readingFile(parameter, file, use);
        }
        try {
            return use.from(in);
        } catch (IOException e) {
            throw new IllegalArgumentException(parameter + ": standard input cannot be read", e);
        }
    }

    /** Returns the length of a file in octets; 0 for standard input, and where it is unknown. */
    static long length(String file) throws IOException {
        Path path = Path.of(file);
        return !file.equals(STDIN) && Files.isRegularFile(path) ? Files.size(path) : 0;
    }

    /** Returns what a file, or standard input, holds. */
    byte[] octets(String parameter, String file, int most) {
        // One octet above the bound is enough to see that there are too many.
        byte[] octets = reading(parameter, file, stream -> stream.readNBytes(most + 1));
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
        byte[] octets = reading("TOKEN", argument, stream -> stream.readNBytes(TOKEN_OCTETS + 1));
        int end = octets.length;
        while (end > 0 && " \t\r\n".indexOf(octets[end - 1]) >= 0) {
            end--;
        }
        // Compact tokens are ASCII, so that any other octet stays what it is, and wrong; JSON is UTF-8.
        return end > 0 && octets[0] == '{' ? json(octets, end) : new String(octets, 0, end, ISO_8859_1);
    }

    /** Returns whether a token is a JSON serialization. */
    static boolean isJson(String token) {
        return token.startsWith("{");
    }

    private static String json(byte[] octets, int length) {
        try {
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(octets, 0, length)).toString();
        } catch (CharacterCodingException e) {
            throw new InvalidTokenException(Reason.MALFORMED, "expected JSON in UTF-8");
        }
    }

    private static <T> T readingFile(String parameter, String file, Reading<T> use) {
        try (InputStream stream = Files.newInputStream(Path.of(file))) {
            return use.from(stream);
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
