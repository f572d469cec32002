package dev.signet.jose.jwk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.signet.jose.core.Base64Url;
import dev.signet.jose.core.JsonObject;
import dev.signet.jose.core.internal.Octets;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CertificateMembersTest {

    private static final JsonObject RSA = Resources.object("rfc7517/b");
    private static final JsonObject EC = Resources.object("rfc8705/a");
    private static final String RSA_CERTIFICATE = certificate(RSA);
    private static final String EC_CERTIFICATE = certificate(EC);

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void refuses(String fault, JsonObject members, String message) {
        assertThatIllegalArgumentException().isThrownBy(() -> Jwk.of(members)).withMessageContaining(message);
    }

    static Stream<Arguments> faults() throws Exception {
        byte[] der = Base64.getDecoder().decode(EC_CERTIFICATE);
        String pem = "-----BEGIN CERTIFICATE-----\n" + EC_CERTIFICATE + "\n-----END CERTIFICATE-----\n";
        String own = "\"x5c\": expected the JWK's own key in the first certificate";
        String x509 = "\"x5c\": expected X.509 certificates in DER";
        return Stream.of(
                arguments("x5c is a string", EC.with("x5c", EC_CERTIFICATE), "\"x5c\": expected an array of strings"),
                arguments("x5c is empty", EC.with("x5c", List.of()), "\"x5c\": expected at least one certificate"),
                arguments("x5c holds null", EC.with("x5c", List.of(1L)), "\"x5c\": expected an array of strings"),
                arguments(
                        "base64url",
                        chain(EC, EC_CERTIFICATE.replace('+', '-').replace('/', '_')),
                        "\"x5c\": expected base64 with + and /, was base64url"),
                arguments(
                        "line breaks",
                        chain(EC, EC_CERTIFICATE.substring(0, 64) + "\n" + EC_CERTIFICATE.substring(64)),
                        "\"x5c\": expected base64 without line breaks"),
                arguments(
                        "a line break at the end",
                        chain(EC, EC_CERTIFICATE + "\r\n"),
                        "\"x5c\": expected base64 without line breaks"),
                arguments(
                        "PEM as it is", chain(EC, pem), "\"x5c\": expected base64 without -----BEGIN CERTIFICATE-----"),
                arguments("unused bits", chain(EC, "MB=="), "\"x5c\": expected base64 of a certificate"),
                arguments("no padding", chain(EC, "MA"), "\"x5c\": expected base64 with padding"),
                arguments("nothing", chain(EC, ""), "\"x5c\": expected base64 of a certificate"),
                arguments(
                        "a second that is not base64",
                        EC.with("x5c", List.of(EC_CERTIFICATE, "****")),
                        "\"x5c\": expected base64 of a certificate"),
                arguments("PEM", chain(EC, encoded(pem.getBytes(StandardCharsets.US_ASCII))), x509),
                arguments("something behind it", chain(EC, encoded(Octets.concat(der, new byte[1]))), x509),
                arguments("no certificate", chain(EC, "MAA="), x509),
                arguments(
                        "elements without end",
                        chain(EC, encoded("0\u0080".repeat(30_000).getBytes(StandardCharsets.ISO_8859_1))),
                        x509),
                arguments("RSA in EC", chain(EC, RSA_CERTIFICATE), own),
                arguments("EC in RSA", chain(RSA, EC_CERTIFICATE), own),
                arguments("another RSA key", chain(Resources.object("rfc7638/3.1"), RSA_CERTIFICATE), own),
                arguments("another EC key", chain(Resources.object("rfc7517/a1#1"), EC_CERTIFICATE), own),
                arguments("another curve", chain(Resources.object("rfc7520/3.1"), EC_CERTIFICATE), own),
                arguments("an Edwards key", chain(Resources.object("rfc8037/a1"), EC_CERTIFICATE), own),
                arguments("a symmetric key", chain(Resources.object("rfc7520/3.5"), EC_CERTIFICATE), own),
                arguments(
                        "the key's certificate second", EC.with("x5c", List.of(RSA_CERTIFICATE, EC_CERTIFICATE)), own),
                arguments("x5t is a number", EC.with("x5t", 1L), "\"x5t\": expected a string of base64url"),
                arguments(
                        "x5t of 32 octets",
                        EC.with("x5t", Resources.zeros(32)),
                        "\"x5t\": expected a hash of 20 octets, was 32"),
                arguments(
                        "x5t#S256 of 20 octets",
                        EC.with("x5t#S256", Resources.zeros(20)),
                        "\"x5t#S256\": expected a hash of 32 octets, was 20"),
                arguments(
                        "another x5t",
                        EC.with("x5t", Resources.zeros(20)),
                        "\"x5t\": expected the SHA-1 hash of the first certificate"),
                arguments(
                        "another x5t#S256",
                        EC.with("x5t#S256", Resources.zeros(32)),
                        "\"x5t#S256\": expected the SHA-256 hash of the first certificate"),
                arguments(
                        "x5t#S256 of hexadecimal digits",
                        EC.with("x5t#S256", hexThumbprint(der)),
                        "\"x5t#S256\": expected a hash of 32 octets, was 48"));
    }

    @Test
    void accepts_hashes_that_agree() throws Exception {
        byte[] der = Base64.getDecoder().decode(EC_CERTIFICATE);
        JsonObject members = EC.with("x5t", hash("SHA-1", der)).with("x5t#S256", hash("SHA-256", der));

        assertThat(Jwk.of(members).publicMembers()).isEqualTo(members);
        assertThat(Jwk.of(members).parameters().x509Sha1Thumbprint().map(Base64Url::encode))
                .contains(hash("SHA-1", der));
    }

    @Test
    void accepts_hashes_without_a_certificate_to_compare_with() {
        JsonObject members = EC.without("x5c").with("x5t", Resources.zeros(20));

        assertThat(Jwk.of(members).publicMembers()).isEqualTo(members);
    }

    @Test
    void gives_out_the_whole_chain() {
        JsonObject members = EC.with("x5c", List.of(EC_CERTIFICATE, RSA_CERTIFICATE));

        assertThat(Jwk.of(members).parameters().x509Chain())
                .extracting(CertificateMembersTest::encoded)
                .containsExactly(EC_CERTIFICATE, RSA_CERTIFICATE);
    }

    @Test
    void gives_out_the_url_without_touching_it() {
        assertThat(Jwk.of(EC.with("x5u", "file:///etc/passwd")).parameters().x509Url())
                .contains("file:///etc/passwd");
    }

    @Test
    void keeps_the_certificate_when_other_parameters_change() {
        assertThat(Jwk.of(EC).withKeyId("a").parameters().x509Chain()).hasSize(1);
        assertThat(Jwk.of(EC).withKeyId("a"))
                .isEqualTo(Jwk.of(EC.with("kid", "a")))
                .isNotEqualTo(Jwk.of(EC));
    }

    private static JsonObject chain(JsonObject key, String certificate) {
        return key.with("x5c", List.of(certificate));
    }

    private static String certificate(JsonObject key) {
        return key.strings("x5c").orElseThrow().get(0);
    }

    private static String hash(String algorithm, byte[] der) throws Exception {
        return Base64Url.encode(MessageDigest.getInstance(algorithm).digest(der));
    }

    private static String hexThumbprint(byte[] der) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(der));
    }

    private static String encoded(byte[] octets) {
        return Base64.getEncoder().encodeToString(octets);
    }
}
