package dev.signet.jose.cli;

import static dev.signet.jose.cli.Ran.jose;
import static dev.signet.jose.cli.Ran.joseReading;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.jose.core.Base64Url;
import dev.signet.jose.core.internal.DisplayText;
import dev.signet.jose.testsupport.Mutations;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class InspectCommandTest {

    private static final String ES256 = "{\"alg\":\"ES256\",\"kid\":\"a\"}";
    private static final String CLAIMS = "{\"sub\":\"alice\",\"iat\":1777636790,\"nbf\":1777640400,\"exp\":1777377600}";

    @TempDir
    Path folder;

    @Test
    void says_first_that_nothing_is_verified() {
        Ran ran = jose("inspect", jws(ES256, CLAIMS));

        assertThat(ran).returns(0, Ran::code).returns("", Ran::err);
        assertThat(ran.out().lines().findFirst().orElseThrow()).contains("UNVERIFIED");
    }

    @Test
    void shows_header_claims_and_what_they_mean() {
        assertThat(joseReading(jws(ES256, CLAIMS) + "\n", "inspect", "-").out())
                .contains("JWS, signed")
                .contains("\"kid\": \"a\"")
                .contains("alg  ES256: ECDSA signature on P-256 with SHA-256")
                .contains("\"sub\": \"alice\"")
                .contains("iat  2026-05-01T11:59:50Z  issued 10 seconds ago")
                .contains("nbf  2026-05-01T13:00:00Z  NOT YET VALID, begins in 60 minutes")
                .contains("exp  2026-04-28T12:00:00Z  EXPIRED 3 days ago")
                .contains("Signature, 64 octets, not looked at");
    }

    @Test
    void says_that_a_time_is_none() {
        assertThat(jose("inspect", jws(ES256, "{\"exp\":\"never\",\"iat\":1e400}"))
                        .out())
                .contains("exp  is no time")
                .contains("iat  is no time");
    }

    @Test
    void says_whether_a_token_fits_into_an_HTTP_field() {
        String start = jws(ES256, "{}").replaceAll("[^.]*$", "");
        String fits = start + "A".repeat(8192 - "Authorization: Bearer ".length() - start.length());

        assertThat(joseReading(fits, "inspect").out())
                .contains("As a bearer token: a field of 8192 octets, of the 8192 that many servers accept");
        assertThat(joseReading(fits.replaceFirst("A+$", "$0A"), "inspect").out())
                .contains("As a bearer token: TOO LONG, a field of 8193 octets, where many servers accept 8192");
    }

    @Test
    void says_what_none_is_worth() {
        String unsigned = Base64Url.encode("{\"alg\":\"none\"}".getBytes(UTF_8)) + ".e30.";

        assertThat(jose("inspect", unsigned).out())
                .contains("none: no signature at all")
                .contains("Signature, 0 octets: there is none");
    }

    @Test
    void warns_of_a_key_that_the_token_brings_along() {
        assertThat(jose("inspect", jws("{\"alg\":\"ES256\",\"jku\":\"https://evil.example\",\"crit\":[\"x\"]}", "{}"))
                        .out())
                .contains("jku  the token offers or points to its own key, which proves nothing")
                .contains("crit  who does not understand");
    }

    @Test
    void shows_the_parts_of_a_jwe() {
        String key = new KeyFolder(folder).rsaPublic();
        String token = joseReading("hello", "jwe", "encrypt", "--key", key).line();

        assertThat(jose("inspect", token).out())
                .startsWith("UNVERIFIED")
                .contains("JWE, encrypted")
                .contains("alg  RSA-OAEP-256: the content key is encrypted to an RSA key, OAEP with SHA-256")
                .contains("enc  A256GCM: AES-256 in Galois/Counter mode")
                .contains("Encrypted key: 256 octets")
                .contains("Initialization vector: 12 octets")
                .contains("Ciphertext: 5 octets")
                .contains("Authentication tag: 16 octets");
    }

    @Test
    void says_which_parts_of_a_jwe_are_missing() {
        assertThat(jose("inspect", Base64Url.encode("{\"alg\":\"dir\"}".getBytes(UTF_8)) + "....")
                        .out())
                .contains("enc  is missing")
                .contains("Encrypted key: none")
                .contains("Authentication tag: MISSING");
    }

    @Test
    void explains_the_drafts_of_HPKE_which_it_does_not_decrypt() {
        assertThat(jose("inspect", Base64Url.encode("{\"alg\":\"HPKE-0\"}".getBytes(UTF_8)) + ".AA..AA.")
                        .out())
                .contains("alg  HPKE-0: HPKE encrypts the content itself, without enc, initialization vector and tag")
                .doesNotContain("enc  is missing");
        assertThat(jose("inspect", Base64Url.encode("{\"alg\":\"HPKE-0-KE\"}".getBytes(UTF_8)) + ".AA..AA.")
                        .out())
                .contains("alg  HPKE-0-KE: the content key is encrypted with HPKE, by a draft that this tool does not")
                .contains("enc  is missing");
    }

    @Test
    void shows_a_payload_that_is_text_so_that_it_cannot_pose_as_the_report() {
        assertThat(jose("inspect", jws(ES256, "hello\nSignature, verified")).out())
                .contains("| hello\n| Signature, verified\n");
    }

    @Test
    void shows_a_payload_of_octets_in_hexadecimal() {
        String token =
                Base64Url.encode(ES256.getBytes(UTF_8)) + "." + Base64Url.encode(new byte[] {(byte) 0xff, 1}) + ".";

        assertThat(jose("inspect", token).out()).contains("| ff 01");
    }

    @Test
    void escapes_what_a_terminal_would_obey() {
        String hostile = "\u001b]0;owned\u0007\u009b2J\u202e\u2028\u0000";
        String header = "{\"alg\":\"\\u001b[31m\",\"kid\":\"\u009b\u202e\"}";

        String asText = jose("inspect", jws(header, hostile)).out();
        String asClaim = jose("inspect", jws(header, "{\"\\u001b\":\"\u009b\u202e\\u0007\"}"))
                .out();

        assertThat((asText + asClaim).codePoints().filter(c -> c != '\n')).allMatch(DisplayText::isPrintable);
    }

    static Stream<String> malformed() {
        return Stream.of(
                "",
                "abc",
                "a.b",
                "a.b.c.d",
                "......",
                ".".repeat(100_000),
                "Bearer " + jws(ES256, CLAIMS),
                "{\"payload\":\"\",\"signatures\":[]}",
                jws("{}", CLAIMS),
                jws("[]", CLAIMS),
                jws("{\"alg\":1}", CLAIMS),
                jws("{\"alg\":\"ES256\",\"alg\":\"none\"}", CLAIMS),
                jws("not json", CLAIMS),
                jws("[".repeat(100_000), CLAIMS),
                jws(ES256, CLAIMS) + "=",
                "\u00e4.\u00e4.\u00e4",
                "\u001b[2J.a.b");
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void says_what_is_wrong_with_a_malformed_token(String token) {
        Ran ran = joseReading(token, "inspect");

        assertThat(ran).returns(1, Ran::code).returns("", Ran::out);
        assertThat(ran.err()).startsWith("rejected: MALFORMED: ").doesNotContain("\u001b");
    }

    @Test
    void names_the_part_that_is_wrong() {
        assertThat(jose("inspect", jws(ES256, CLAIMS) + "=").err()).contains("the signature: expected base64url");
    }

    @Test
    void rejects_a_token_without_end() {
        assertThat(joseReading(new byte[Inputs.TOKEN_OCTETS + 100], "inspect").err())
                .startsWith("rejected: TOO_LARGE: ");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void never_fails_otherwise_on_a_token_that_was_changed(long seed) {
        List<String> changed =
                Mutations.replacing(jws(ES256, CLAIMS), seed).limit(60).toList();

        assertThat(changed)
                .allSatisfy(token ->
                        assertThat(joseReading(token, "inspect").code()).isBetween(0, 1));
    }

    @Test
    void never_fails_otherwise_on_octets_at_random() {
        Random random = new Random(7);

        for (int i = 0; i < 60; i++) {
            byte[] octets = new byte[random.nextInt(60)];
            random.nextBytes(octets);
            assertThat(joseReading(octets, "inspect").code()).isBetween(0, 1);
            assertThat(jose("inspect", jws("{\"alg\":\"x\"}", new String(octets, UTF_8)))
                            .code())
                    .isZero();
        }
    }

    private static String jws(String header, String payload) {
        return Base64Url.encode(header.getBytes(UTF_8))
                + '.'
                + Base64Url.encode(payload.getBytes(UTF_8))
                + '.'
                + Base64Url.encode(new byte[64]);
    }
}
