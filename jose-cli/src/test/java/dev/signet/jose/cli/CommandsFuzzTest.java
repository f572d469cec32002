package dev.signet.jose.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Any standard input and any arguments: one of the documented exit codes, a message that a terminal can be shown, and
 * no result where there is an error.
 */
class CommandsFuzzTest {

    private static final String KEY = "{\"kty\":\"oct\",\"k\":\"AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8\"}";
    private static final String KEY_FILE = keyFile();

    private static final List<List<String>> READING = List.of(
            List.of("inspect"),
            List.of("jwk", "convert", "-"),
            List.of("jwk", "convert", "--to", "pem", "-"),
            List.of("jwk", "pub", "-"),
            List.of("jwk", "thumbprint", "-"),
            List.of("jws", "verify", "--keys", KEY_FILE, "--alg", "HS256"),
            List.of("jws", "verify", "--keys", "-", "--alg", "HS256", "--alg", "ES256", "eyJhbGciOiJIUzI1NiJ9..AA"),
            List.of("jwe", "decrypt", "--key", KEY_FILE),
            List.of("jwt", "verify", "--keys", KEY_FILE, "--alg", "HS256", "--any-issuer", "--any-audience", "-"),
            List.of("jwt", "issue", "--key", KEY_FILE, "--expires-in", "5m", "--claims", "-"));

    private static final List<List<String>> CALLED = List.of(
            List.of("inspect"),
            List.of("jwk", "pub"),
            List.of("jwk", "convert"),
            List.of("jws", "sign", "--key", "-"),
            List.of("jws", "verify", "--keys", "-"),
            List.of("jwe", "encrypt", "--key", "-"),
            List.of("jwe", "decrypt", "--key", "-"),
            List.of("jwt", "issue", "--key", "-"),
            List.of("jwt", "verify", "--keys", "-"));

    /** What writes files, takes seconds by design, or leaves this folder and this machine. */
    private static final List<String> ELSEWHERE = List.of("/", "\\", "..", "out", "password", "gen", "demo", "fetch");

    /** The first octet chooses the command. */
    @FuzzTest
    void standardInput(byte[] data) {
        List<String> command = READING.get(first(data, READING.size()));
        check(Ran.joseReading(Arrays.copyOfRange(data, Math.min(1, data.length), data.length), words(command)));
    }

    /** The first octet chooses the command; the other arguments are lines. */
    @FuzzTest
    void arguments(byte[] data) {
        List<String> command = new ArrayList<>(CALLED.get(first(data, CALLED.size())));
        String more = new String(data, Math.min(1, data.length), Math.max(0, data.length - 1), UTF_8);
        if (ELSEWHERE.stream().noneMatch(more::contains)) {
            command.addAll(List.of(more.split("\n")));
            check(Ran.joseReading(KEY, words(command)));
        }
    }

    private static void check(Ran ran) {
        assertThat(ran.code()).isBetween(ExitCodes.ACCEPTED, ExitCodes.UNAVAILABLE);
        assertThat(ran.err()).doesNotContain("this should not have happened");
        assertThat(ran.err().chars()).allMatch(c -> c == '\n' || c >= ' ' && c != 0x7f);
        if (ran.code() != ExitCodes.ACCEPTED) {
            assertThat(ran.octets()).isEmpty();
            assertThat(ran.err()).isNotBlank();
        }
    }

    private static int first(byte[] data, int most) {
        return data.length == 0 ? 0 : (data[0] & 0xff) % most;
    }

    private static String[] words(List<String> command) {
        return command.toArray(String[]::new);
    }

    private static String keyFile() {
        try {
            Path file = Files.createTempFile("key", ".jwk");
            file.toFile().deleteOnExit();
            return Files.writeString(file, KEY).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
