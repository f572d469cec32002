package dev.signet.jose.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.jose.packaged.Checkout.Ran;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The images of docs/packaging.md: an application and the modules of the JDK that it needs, made by jlink. */
final class JlinkTest {

    @TempDir
    Path folder;

    private Application application;

    @BeforeEach
    void compile() throws Exception {
        application = Application.in(folder);
    }

    @Test
    void an_image_with_the_jdk_alone_verifies_an_es256_token_and_no_forged_one() throws Exception {
        application.run(command("--output image"));

        assertThat(application.run(verifying("image", Application.token())))
                .startsWith("alice CryptoProviders")
                .doesNotContain("BC");
        Ran refused = application.checkout().run(verifying("image", Application.forged()));
        assertThat(refused.code()).isOne();
        assertThat(refused.err()).contains("InvalidTokenException: the signature does not belong");
        assertThat(modules("image")).contains("dev.signet.jose.jwt").doesNotContain("org.bouncycastle.provider");
    }

    @Test
    void an_image_with_bcprov_uses_it() throws Exception {
        application.run(command("--output image-bc"));

        assertThat(application.run(verifying("image-bc", Application.token())))
                .startsWith("alice CryptoProviders")
                .contains("BC");
        assertThat(modules("image-bc")).contains("org.bouncycastle.provider");
    }

    /** Until JDK 22 the elliptic curves of the JDK are in a module that nothing requires. */
    @Test
    void an_image_without_curves_names_the_module_that_is_missing() throws Exception {
        application.run(command("--output image").replace(",jdk.crypto.ec", ""));

        Ran ran = application.checkout().run(verifying("image", Application.token()));

        if (Runtime.version().feature() < 22) {
            assertThat(ran.err()).contains("run jlink with --add-modules jdk.crypto.ec");
        } else {
            assertThat(ran.out()).startsWith("alice");
        }
    }

    /** Returns the command of the document that ends with these words. */
    private static String command(String end) throws Exception {
        String page = "docs/packaging.md";
        return new Document(page, Files.readAllLines(Checkout.ROOT.resolve(page)))
                .commands().stream()
                        .map(Command::text)
                        .filter(text -> text.startsWith("jlink ") && text.endsWith(end))
                        .findFirst()
                        .orElseThrow();
    }

    private static String verifying(String image, String token) {
        return image + "/bin/java -m consumer/consumer.Main '" + Application.keys() + "' " + token;
    }

    private List<String> modules(String image) throws Exception {
        return application
                .run(image + "/bin/java --list-modules")
                .lines()
                .map(line -> line.replaceFirst("@.*", ""))
                .toList();
    }
}
