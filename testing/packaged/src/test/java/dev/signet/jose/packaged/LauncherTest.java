package dev.signet.jose.packaged;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.signet.jose.packaged.Checkout.Ran;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The launcher, in a locale whose character set is ASCII. */
final class LauncherTest {

    private static final String ISSUE = "jwt issue --key ké.json --iss ï --sub Zoë --aud 東京 --typ t+ü --expires-in 5m"
            + " --claim 'nämé=\"ö\"' --client-id ç";

    @TempDir
    Path folder;

    private Checkout checkout;

    @BeforeEach
    void make() throws Exception {
        checkout = Checkout.in(folder);
        assertThat(checkout.run("LC_ALL=C ./jose jwk gen --alg ES256 --kid sïgn > ké.json")
                        .code())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"LC_ALL=C", "LC_ALL=POSIX", "LC_ALL=xx_XX.UTF-8", "LC_ALL= LC_CTYPE= LANG=", "LC_ALL=C.UTF-8"})
    void carries_every_argument_as_it_was_typed(String locale) throws Exception {
        Ran ran = checkout.run(locale + " ./jose " + ISSUE);

        assertThat(ran.code()).as(ran.err()).isZero();
        assertThat(part(ran.out(), 0)).contains("\"kid\":\"sïgn\"", "\"typ\":\"t+ü\"");
        assertThat(part(ran.out(), 1))
                .contains("\"iss\":\"ï\"", "\"sub\":\"Zoë\"", "東京", "\"nämé\":\"ö\"", "\"client_id\":\"ç\"");
    }

    @Test
    void what_java_could_not_decode_is_not_signed() throws Exception {
        assumeTrue(System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux"));
        String java = "java -cp 'jose-cli/target/jose-cli.jar:jose-cli/target/lib/*' dev.signet.jose.cli.Main ";
        assertThat(checkout.run("cp ké.json key.json").code()).isZero();

        Ran refused = checkout.run("LC_ALL=C " + java + "jwt issue --key key.json --sub Zoë --expires-in 5m");
        Ran accepted = checkout.run("LC_ALL=C " + java + "jwt issue --key key.json --sub Zoe --expires-in 5m");

        assertThat(refused)
                .isEqualTo(new Ran(2, "", "error: --sub: the locale cannot carry this argument; set LC_ALL=C.UTF-8\n"));
        assertThat(accepted.code()).isZero();
    }

    @Test
    void octets_that_are_no_characters_are_refused_in_every_locale() throws Exception {
        Ran ran = checkout.run("./jose jwk gen --alg ES256 --kid $'a\\xffb'", "LC_ALL", "C.UTF-8");

        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err()).startsWith("error: --kid: the locale cannot carry this argument");
    }

    /** With -Xshare:on the JVM ends where it cannot use the archive; without, it goes on and is only slower. */
    @Test
    void classes_come_from_an_archive_that_fits_the_class_path() throws Exception {
        Ran ran = checkout.run("JAVA_TOOL_OPTIONS=-Xshare:on ./jose jwk gen --alg HS256");
        Ran other = checkout.run("java -Xshare:on -XX:SharedArchiveFile=$(cd jose-cli && pwd -P)/target/jose-cli.jsa"
                + " -cp jose-cli/target/classes dev.signet.jose.cli.Main --help");

        assertThat(ran.code()).as(ran.err()).isZero();
        assertThat(ran.out()).startsWith("{\"kty\":\"oct\"");
        assertThat(other.code()).isNotZero();
    }

    private static String part(String token, int number) {
        return new String(Base64.getUrlDecoder().decode(token.strip().split("\\.")[number]), UTF_8);
    }
}
