package dev.signet.jose.jwk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What we write, other tools read; and the other way round. */
class ForeignToolsTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"rsa", "p256", "p384", "p521", "secp256k1", "ed25519", "ed448", "x25519", "x448"})
    void openssl_reads_our_private_keys(String name) {
        Jwk key = Pem.key(PemFiles.text(name + "-pkcs8"));

        assertThat(run("openssl", "pkey", "-in", file(key.privatePem()), "-pubout"))
                .isEqualTo(key.toPem());
    }

    @Test
    void openssl_reads_our_encrypted_private_keys() {
        Jwk key = EcJwk.generate(Curve.P_384);
        String encrypted = file(key.privatePem("pässwörd".toCharArray()));
        String password = "file:" + file("pässwörd\n");

        assertThat(run("openssl", "pkey", "-in", encrypted, "-passin", password, "-pubout"))
                .isEqualTo(key.toPem());
    }

    @Test
    void openssl_reads_our_public_keys() {
        Jwk key = OkpJwk.generate(Curve.ED25519);

        assertThat(run("openssl", "pkey", "-pubin", "-in", file(key.toPem()), "-pubout"))
                .isEqualTo(key.toPem());
    }

    @ParameterizedTest
    @ValueSource(strings = {"rsa", "p256", "p384", "p521"})
    void ssh_keygen_reads_our_keys_and_finds_the_same_public_half(String name) {
        Jwk key = Pem.key(PemFiles.text(name + "-pkcs8"));

        // It takes a private key only from a file that no other user can read, as ours is.
        String ofPrivate = run("ssh-keygen", "-y", "-f", file(key.privatePem()));
        String ofPublic = run("ssh-keygen", "-i", "-m", "PKCS8", "-f", file(key.toPem()));

        assertThat(ofPrivate).isEqualTo(ofPublic).matches("(ssh-rsa|ecdsa-sha2-nistp[0-9]+) [A-Za-z0-9+/=]+\\s*");
    }

    @ParameterizedTest
    @ValueSource(strings = {"p256", "p521", "rsa"})
    void jose_finds_the_thumbprint_that_we_find(String name) {
        Jwk key = Pem.key(PemFiles.text(name + "-pkcs8"));

        assertThat(run("jose", "jwk", "thp", "-a", "S256", "-i", file(key.privateJson()))
                        .strip())
                .isEqualTo(key.thumbprint().toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"es256", "rs256", "a128kw"})
    void reads_the_keys_of_jose(String name) {
        Jwk key = Jwk.parse(PemFiles.octets("jose-" + name + ".json"));

        assertThat(key.isPrivate()).isTrue();
        assertThat(key.algorithm()).contains(name.toUpperCase(Locale.ROOT));
    }

    @Test
    void reads_the_key_set_of_jose() {
        JwkSet keys = JwkSet.parse(PemFiles.octets("jose-set.json"));

        assertThat(keys.keys()).extracting(Jwk::keyType).containsExactly("EC", "oct");
    }

    private String file(String content) {
        try {
            return Files.writeString(Files.createTempFile(folder, "key", null), content)
                    .toString();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String run(String... command) {
        assumeTrue(isInstalled(command[0]), command[0] + " is not installed");
        try {
            Process process = new ProcessBuilder(List.of(command))
                    .redirectErrorStream(true)
                    .start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as(output).isZero();
            return output;
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static boolean isInstalled(String tool) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, tool)));
    }
}
