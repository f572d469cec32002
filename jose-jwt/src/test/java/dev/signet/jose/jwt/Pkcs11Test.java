package dev.signet.jose.jwt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys on a PKCS#11 token sign and unwrap: SoftHSM through the JDK's SunPKCS11. */
class Pkcs11Test {

    private static final String PIN = "1234";
    private static final String JAVA_HOME = System.getProperty("java.home");

    @TempDir
    Path folder;

    private Path configuration;

    @BeforeEach
    void make_a_token_with_two_keys() throws IOException {
        Optional<Path> library = Stream.of("/usr/lib/softhsm", "/usr/lib64/softhsm", "/usr/local/lib/softhsm")
                .map(folder -> Path.of(folder, "libsofthsm2.so"))
                .filter(Files::exists)
                .findFirst();
        Optional<Path> tool = Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(folder -> Path.of(folder, "softhsm2-util"))
                .filter(Files::isExecutable)
                .findFirst();
        assumeTrue(library.isPresent() && tool.isPresent(), "SoftHSM (Debian's softhsm2) is not installed");

        Path tokens = Files.createDirectory(folder.resolve("tokens"));
        Files.writeString(
                folder.resolve("softhsm2.conf"), "directories.tokendir = " + tokens + "\nlog.level = ERROR\n");
        configuration = Files.writeString(
                folder.resolve("sunpkcs11.cfg"),
                "name = SoftHSM\nlibrary = " + library.get() + "\nslotListIndex = 0\n");
        run(tool.get().toString(), "--init-token", "--free", "--label", "signet", "--pin", PIN, "--so-pin", "5678");
        generate("ec", "-keyalg", "EC", "-groupname", "secp256r1");
        generate("rsa", "-keyalg", "RSA", "-keysize", "2048");
    }

    @Test
    void signs_and_unwraps_with_keys_that_stay_in_the_token() {
        String output = run(
                Path.of(JAVA_HOME, "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Pkcs11Session.class.getName(),
                configuration.toString(),
                PIN);

        assertThat(output.lines())
                .containsExactly(
                        "ES256 verified",
                        "RS256 verified",
                        "RSA-OAEP-256 decrypted",
                        "0 readable, 2 stay in the token");
    }

    private void generate(String alias, String... algorithm) {
        String[] command = {
            Path.of(JAVA_HOME, "bin", "keytool").toString(),
            "-genkeypair",
            "-alias",
            alias,
            "-dname",
            "CN=" + alias,
            "-keystore",
            "NONE",
            "-storetype",
            "PKCS11",
            "-storepass",
            PIN,
            "-addprovider",
            "SunPKCS11",
            "-providerArg",
            configuration.toString()
        };
        run(Stream.of(command, algorithm).flatMap(Stream::of).toArray(String[]::new));
    }

    private String run(String... command) {
        try {
            ProcessBuilder builder = new ProcessBuilder(List.of(command)).redirectErrorStream(true);
            builder.environment()
                    .put("SOFTHSM2_CONF", folder.resolve("softhsm2.conf").toString());
            Process process = builder.start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as(output).isZero();
            return output;
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
