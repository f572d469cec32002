package dev.signet.jose.jwk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.signet.jose.jwk.encoding.PemBlock;
import java.time.Duration;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of PEM on its way through editors, environment variables and configuration, and what is said about it. */
class PemMistakesTest {

    private static final String PRIVATE = PemFiles.text("p256-pkcs8");

    @ParameterizedTest(name = "{0}")
    @MethodSource("mistakes")
    void says_what_became_of_the_text(String mistake, String text, String message) {
        assertThatIllegalArgumentException().isThrownBy(() -> Pem.keys(text)).withMessage(message);
    }

    static Stream<Arguments> mistakes() {
        String escaped =
                "expected PEM with line breaks, found \\n as text: the line breaks are missing, replace each \\n by"
                        + " one";
        String quoted = "expected PEM without quotation marks around it";
        String oneLine =
                "expected PEM with line breaks, found something behind -----BEGIN ...----- in its line: put a line"
                        + " break there and one before -----END";
        return Stream.of(
                arguments("\\n as text", PRIVATE.replace("\n", "\\n"), escaped),
                arguments("\\r\\n as text", PRIVATE.replace("\n", "\\r\\n"), escaped),
                arguments("\\n as text in quotes", "\"" + PRIVATE.replace("\n", "\\n") + "\"", escaped),
                arguments("double quotes", "\"" + PRIVATE + "\"", quoted),
                arguments("single quotes", "'" + PRIVATE + "'", quoted),
                arguments("one line", PRIVATE.replace("\n", ""), oneLine),
                arguments("one line with spaces", PRIVATE.replace("\n", " "), oneLine),
                arguments(
                        "no line break before the end",
                        PRIVATE.replace("\n-----END", "-----END"),
                        "expected -----END PRIVATE KEY----- in a line of its own, found none"),
                arguments(
                        "another end",
                        PRIVATE.replace("END PRIVATE", "END PUBLIC"),
                        "expected -----END PRIVATE KEY----- in a line of its own, found none"),
                arguments(
                        "a label in small letters",
                        PRIVATE.replace("PRIVATE KEY", "private key"),
                        "expected -----BEGIN, a label in capitals, and ----- in a line of their own"),
                arguments(
                        "nothing but base64",
                        PRIVATE.replaceAll("-----[A-Z ]+-----", ""),
                        "expected PEM, found no -----BEGIN ...----- at the beginning of a line"),
                arguments(
                        "a JWK",
                        Pem.key(PRIVATE).toJson(),
                        "expected PEM, found JSON: use Jwk.parse for a JWK, JwkSet.parse for a JWK Set"),
                arguments(
                        "a line of OpenSSH",
                        "ssh-rsa AAAAB3NzaC1yc2E user@host",
                        "expected PEM, found a public key in the form of OpenSSH: ssh-keygen -e -m PKCS8 -f <file> rewrites"
                                + " it"));
    }

    @Test
    void no_message_repeats_the_key() {
        String body = PRIVATE.lines().skip(1).findFirst().orElseThrow();

        assertThat(mistakes().map(mistake -> (String) mistake.get()[2])).noneMatch(message -> message.contains(body));
    }

    /** A search from each of 95,000 beginnings to the end of the line took minutes. */
    @ParameterizedTest
    @ValueSource(strings = {"-----BEGIN ", "-----BEGIN A----- "})
    void looks_for_mistakes_in_a_time_that_goes_by_the_length_of_the_text(String repeated) {
        String text = "x" + repeated.repeat(PemBlock.MOST_CHARACTERS / repeated.length() - 1);

        assertTimeoutPreemptively(
                Duration.ofSeconds(30),
                () -> assertThatIllegalArgumentException()
                        .isThrownBy(() -> Pem.keys(text))
                        .withMessageStartingWith("expected PEM"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\ufeff", "\ufeff\n", "Bag Attributes\n", "   ", "\t"})
    void reads_past_what_stands_in_front(String front) {
        assertThat(Pem.key(front + PRIVATE)).isEqualTo(Pem.key(PRIVATE));
    }

    @Test
    void takes_a_byte_order_mark_at_the_beginning_only() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Pem.key("\n\ufeff" + PRIVATE))
                .withMessageContaining("found no -----BEGIN");
    }

    @ParameterizedTest
    @CsvSource({
        "rsa-pkcs1, PRIVATE KEY, 'found PKCS#1, whose label is RSA PRIVATE KEY'",
        "rsa-pkcs1, EC PRIVATE KEY, 'found PKCS#1, whose label is RSA PRIVATE KEY'",
        "rsa-pkcs8, RSA PRIVATE KEY, 'found PKCS#8, whose label is PRIVATE KEY'",
        "p256-pkcs8, EC PRIVATE KEY, 'found PKCS#8, whose label is PRIVATE KEY'",
        "p256-pkcs8, PUBLIC KEY, 'found PKCS#8, whose label is PRIVATE KEY'",
        "ed25519-pkcs8, CERTIFICATE, 'found PKCS#8, whose label is PRIVATE KEY'",
        "p256-pkcs8, ENCRYPTED PRIVATE KEY, 'found PKCS#8, whose label is PRIVATE KEY'",
        "p256-sec1, PRIVATE KEY, 'found SEC 1, whose label is EC PRIVATE KEY'",
        "p256-spki, PRIVATE KEY, 'found SubjectPublicKeyInfo, whose label is PUBLIC KEY'",
        "rsa-spki, RSA PUBLIC KEY, 'found SubjectPublicKeyInfo, whose label is PUBLIC KEY'",
        "rsa-spki, CERTIFICATE, 'found SubjectPublicKeyInfo, whose label is PUBLIC KEY'",
        "rsa-pkcs1-public, PUBLIC KEY, 'found PKCS#1, whose label is RSA PUBLIC KEY'",
        "p256-pkcs8-aes128, PRIVATE KEY, 'found encrypted PKCS#8, whose label is ENCRYPTED PRIVATE KEY'",
        "leaf, PUBLIC KEY, 'found a certificate, whose label is CERTIFICATE'",
        "leaf, PRIVATE KEY, 'found a certificate, whose label is CERTIFICATE'"
    })
    void says_what_stands_under_the_wrong_label(String file, String label, String message) {
        String relabelled =
                PemFiles.text(file).replaceAll("-----(BEGIN|END) [A-Z ]+-----", "-----$1 " + label + "-----");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Pem.keys(relabelled, PemFiles.password()))
                .withMessage(label + ": " + message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-509 CERTIFICATE", "PGP-KEY", "X509 CRL", "X9.62 POINT", "CERTIFICATE REQUEST"})
    void an_unknown_label_is_no_malformed_one(String label) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Pem.keys(PRIVATE.replace("PRIVATE KEY", label)))
                .withMessage(label + ": expected a key or a certificate");
    }

    @ParameterizedTest
    @ValueSource(strings = {"A--B", "-A", "A-", "A  B", "MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg"})
    void a_malformed_label_is_not_repeated(String label) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Pem.keys(PRIVATE.replace("PRIVATE KEY", label)))
                .withMessage("expected -----BEGIN, a label in capitals, and ----- in a line of their own");
    }

    @ParameterizedTest
    @ValueSource(strings = {"p256", "p521", "secp256k1"})
    void reads_compressed_points(String name) {
        assertThat(Pem.key(PemFiles.text(name + "-spki-compressed"))).isEqualTo(Pem.key(PemFiles.text(name + "-spki")));
    }

    @Test
    void refuses_a_compressed_point_off_its_curve() {
        byte[] der = Base64.getMimeDecoder()
                .decode(PemFiles.text("p256-spki-compressed").replaceAll("-----[A-Z ]+-----", ""));
        do {
            der[der.length - 1]++;
        } while (isOnCurve(der));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Pem.key(pem(der)))
                .withMessage("expected a point on P-256, was one off the curve");
    }

    @ParameterizedTest
    @CsvSource({"p256-spki-explicit, PUBLIC KEY", "p256-pkcs8-explicit, PRIVATE KEY"})
    void refuses_a_curve_that_is_written_out(String file, String label) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Pem.key(PemFiles.text(file)))
                .withMessage(
                        label + ": expected an EC key with a named curve, found its parameters written out; openssl"
                                + " pkey -ec_param_enc named_curve rewrites the key");
    }

    private static boolean isOnCurve(byte[] der) {
        try {
            Pem.key(pem(der));
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static String pem(byte[] der) {
        return "-----BEGIN PUBLIC KEY-----\n" + Base64.getMimeEncoder().encodeToString(der)
                + "\n-----END PUBLIC KEY-----\n";
    }
}
