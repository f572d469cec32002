package dev.signet.jose.cli;

import static dev.signet.jose.cli.Ran.jose;
import static dev.signet.jose.cli.Ran.joseReading;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.jose.core.Base64Url;
import dev.signet.jose.core.internal.DisplayText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code jose inspect} says of JSON serializations, detached and unencoded payloads. */
final class InspectFormsTest {

    private static final String NOT_COVERED = "covered by nothing: anyone on the way can change it";

    @Test
    void explains_a_flattened_jws() {
        String token = "{\"payload\":\"" + b64("{\"sub\":\"alice\"}") + "\"," + signature("{\"alg\":\"ES256\"}")
                + ",\"header\":{\"kid\":\"a\"}}";

        Ran ran = joseReading(token, "inspect");

        assertThat(ran).returns(0, Ran::code).returns("", Ran::err);
        assertThat(ran.out())
                .startsWith("UNVERIFIED")
                .contains("JWS, signed, JSON, flattened form: 1 signature\n")
                .contains("\"sub\": \"alice\"")
                .contains("Protected header, covered by the signature\n{\n  \"alg\": \"ES256\"\n}")
                .contains("Unprotected header, " + NOT_COVERED + "\n{\n  \"kid\": \"a\"\n}")
                .contains("Signature, 64 octets, not looked at");
    }

    @Test
    void explains_each_signature_of_a_general_jws() {
        String token = "{\"payload\":\"" + b64("hello") + "\",\"signatures\":[{" + signature("{\"alg\":\"ES256\"}")
                + "},{" + signature("{\"alg\":\"HS256\"}") + "}]}";

        assertThat(jose("inspect", token).out())
                .contains("general form: 2 signatures")
                .contains("| hello")
                .contains("Signature 1 of 2")
                .contains("alg  ES256: ")
                .contains("Signature 2 of 2")
                .contains("alg  HS256: ");
    }

    @Test
    void says_that_an_algorithm_is_not_protected() {
        String token = "{\"payload\":\"\",\"header\":{\"alg\":\"ES256\"},\"signature\":\"AA\"}";

        assertThat(jose("inspect", token).out())
                .contains("Protected header: none")
                .contains("alg  is not protected: no verifier of this tool accepts that");
    }

    @Test
    void says_that_a_parameter_stands_in_two_headers() {
        String token =
                "{\"payload\":\"\"," + signature("{\"alg\":\"ES256\",\"kid\":\"a\"}") + ",\"header\":{\"kid\":\"b\"}}";

        assertThat(jose("inspect", token).out())
                .contains("kid  stands in two headers, for which the token must be refused");
    }

    @Test
    void says_that_the_payload_of_a_json_serialization_is_elsewhere() {
        assertThat(jose("inspect", "{" + signature("{\"alg\":\"ES256\"}") + "}").out())
                .contains("Payload: not in the token; it is detached and travels another way\n");
    }

    @Test
    void says_that_the_payload_of_a_compact_token_is_elsewhere() {
        assertThat(jose("inspect", b64("{\"alg\":\"ES256\"}") + "..AAAA").out())
                .contains("Payload: not in the token; it is detached and travels another way, or it is empty");
    }

    @Test
    void shows_an_unencoded_payload_as_it_is() {
        String header = "{\"alg\":\"ES256\",\"b64\":false,\"crit\":[\"b64\"]}";

        assertThat(jose("inspect", b64(header) + ".$!.AAAA").out())
                .contains("b64  false: the payload is signed as it is")
                .contains("| $!\n");
        assertThat(jose("inspect", "{\"payload\":\"gr\u00fc\u00dfe\"," + signature(header) + "}")
                        .out())
                .contains("| gr\u00fc\u00dfe\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"alg\":\"ES256\",\"b64\":false}",
                "{\"alg\":\"ES256\",\"b64\":false,\"crit\":[\"exp\"],\"exp\":1}",
                "{\"alg\":\"ES256\",\"b64\":false,\"crit\":\"b64\"}"
            })
    void says_that_crit_does_not_name_b64(String header) {
        assertThat(jose("inspect", b64(header) + ".hello.AAAA").out())
                .contains("b64  is not named by crit, for which the token must be refused");
    }

    /** RFC 7797 section 6 demands it where b64 is false; a verifier accepts what is said here without it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"alg\":\"ES256\",\"b64\":true}",
                "{\"alg\":\"ES256\",\"b64\":false,\"crit\":[\"exp\",\"b64\"],\"exp\":1}"
            })
    void does_not_miss_b64_in_crit_where_it_is_or_need_not_be(String header) {
        assertThat(jose("inspect", b64(header) + ".aGVsbG8.AAAA").out()).doesNotContain("is not named by crit");
    }

    @Test
    void says_that_signatures_differ_in_b64() {
        String token = "{\"payload\":\"hello\",\"signatures\":[{"
                + signature("{\"alg\":\"ES256\",\"b64\":false,\"crit\":[\"b64\"]}") + "},{"
                + signature("{\"alg\":\"HS256\"}") + "}]}";

        assertThat(jose("inspect", token).out()).contains("b64  differs among the signatures");
    }

    @Test
    void explains_a_flattened_jwe() {
        String token = jwe("{\"alg\":\"RSA-OAEP-256\",\"enc\":\"A256GCM\"}", "\"encrypted_key\":\"AAAA\"");

        assertThat(jose("inspect", token).out())
                .contains("JWE, encrypted, JSON, flattened form: 1 recipient\n")
                .contains("Protected header, covered by the authentication tag")
                .contains("alg  RSA-OAEP-256: ")
                .contains("enc  A256GCM: ")
                .contains("Encrypted key: 3 octets")
                .contains("Initialization vector: 12 octets")
                .contains("Ciphertext: 3 octets")
                .contains("Authentication tag: 16 octets")
                .doesNotContain("missing");
    }

    @Test
    void explains_each_recipient_of_a_general_jwe() {
        String token = jwe(
                "{\"enc\":\"A256GCM\"}",
                "\"aad\":\"" + b64("for all to read") + "\",\"unprotected\":{\"jku\":\"https://a.example\"},"
                        + "\"recipients\":[{\"header\":{\"alg\":\"A256KW\",\"kid\":\"a\"},\"encrypted_key\":\"AAAA\"},"
                        + "{\"header\":{\"kid\":\"b\"}}]");

        assertThat(jose("inspect", token).out())
                .contains("general form: 2 recipients")
                .contains("Unprotected header for all recipients, " + NOT_COVERED)
                .contains("jku  the token offers or points to its own key, which proves nothing")
                .contains("Additional authenticated data, 15 octets, covered by the authentication tag and readable by")
                .contains("| for all to read")
                .contains("Recipient 1 of 2\n\nUnprotected header of this recipient, " + NOT_COVERED)
                .contains("alg  A256KW: ")
                .contains("Recipient 2 of 2")
                .contains("alg  is missing")
                .contains("Encrypted key: none");
    }

    @Test
    void says_that_enc_is_not_protected() {
        String token = "{\"unprotected\":{\"alg\":\"dir\",\"enc\":\"A256GCM\"},\"ciphertext\":\"\"}";

        assertThat(jose("inspect", token).out())
                .contains("Protected header: none")
                .contains("enc  is missing here, where it must be");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"ciphertext\":1}",
                "{\"ciphertext\":\"=\"}",
                "{\"ciphertext\":\"\",\"payload\":\"\",\"signature\":\"\"}",
                "{\"ciphertext\":\"\",\"recipients\":[]}",
                "{\"ciphertext\":\"\",\"recipients\":[{}],\"header\":{}}",
                "{\"ciphertext\":\"\",\"protected\":\"e30\",\"unprotected\":[]}",
                "{\"payload\":\"=\",\"signature\":\"\"}",
                "{\"payload\":\"\",\"signature\":\"\",\"header\":{\"alg\":1}}",
                "{\"signature\":\"\",\"signature\":\"\"}",
                "{\"signature\":\"\"} {}"
            })
    void says_what_is_wrong_with_malformed_json(String token) {
        Ran ran = joseReading(token, "inspect");

        assertThat(ran).returns(1, Ran::code).returns("", Ran::out);
        assertThat(ran.err()).startsWith("rejected: MALFORMED: ");
    }

    @Test
    void rejects_more_recipients_than_a_token_may_have() {
        String token = "{\"ciphertext\":\"\",\"recipients\":[{}" + ",{}".repeat(16) + "]}";

        assertThat(joseReading(token, "inspect").err()).startsWith("rejected: TOO_LARGE: ");
    }

    @Test
    void escapes_what_a_terminal_would_obey() {
        String hostile = "\\u001b[31m\u009b\u202e";
        String token = "{\"payload\":\"" + b64("\u001b]0;owned\u0007") + "\",\"signature\":\"\",\"protected\":\""
                + b64("{\"alg\":\"" + hostile + "\"}") + "\",\"header\":{\"" + hostile + "\":\"" + hostile + "\"}}";

        Ran ran = joseReading(token, "inspect");

        assertThat(ran.code()).isZero();
        assertThat(ran.out().codePoints().filter(c -> c != '\n')).allMatch(DisplayText::isPrintable);
    }

    private static String jwe(String protectedHeader, String members) {
        return "{\"protected\":\"" + b64(protectedHeader) + "\"," + members + ",\"iv\":\""
                + Base64Url.encode(new byte[12]) + "\",\"ciphertext\":\"AAAA\",\"tag\":\""
                + Base64Url.encode(new byte[16]) + "\"}";
    }

    private static String signature(String protectedHeader) {
        return "\"protected\":\"" + b64(protectedHeader) + "\",\"signature\":\"" + Base64Url.encode(new byte[64]) + '"';
    }

    private static String b64(String text) {
        return Base64Url.encode(text.getBytes(UTF_8));
    }
}
