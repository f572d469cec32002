package dev.signet.jose.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What docs/pkcs11.md says about SoftHSM, where it is installed. */
final class Pkcs11Test {

    @TempDir
    Path folder;

    @Test
    void a_key_is_made_in_a_token_as_the_document_says() throws Exception {
        Checkout checkout = Checkout.in(folder);
        assumeTrue(
                checkout.run("command -v softhsm2-util").code() == 0
                        && Files.exists(Path.of("/usr/lib/softhsm/libsofthsm2.so")),
                "softhsm2 is not installed");
        String name = "docs/pkcs11.md";
        String commands = new Document(name, Files.readAllLines(Checkout.ROOT.resolve(name)))
                .commands().stream()
                        .map(Command::text)
                        .filter(text -> !text.startsWith("apt-get "))
                        // The PIN is asked for.
                        .map(text -> text.startsWith("keytool ") ? "echo 1234 | " + text : text)
                        .collect(Collectors.joining("\n"));
        Path tokens = Files.createDirectory(checkout.file("tokens"));
        Files.writeString(checkout.file("softhsm2.conf"), "directories.tokendir = " + tokens + "\n");

        Checkout.Ran ran = checkout.run(
                "set -e\n" + commands,
                "SOFTHSM2_CONF",
                checkout.file("softhsm2.conf").toString());

        assertThat(ran.code()).as(ran.out() + ran.err()).isZero();
        assertThat(commands).contains("softhsm2-util --init-token", "keytool -genkeypair");
    }
}
