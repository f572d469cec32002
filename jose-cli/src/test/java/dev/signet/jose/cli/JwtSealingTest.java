package dev.signet.jose.cli;

import static dev.signet.jose.cli.Ran.jose;
import static dev.signet.jose.cli.Ran.joseReading;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.jose.core.Base64Url;
import dev.signet.jose.core.JoseHeader;
import dev.signet.jose.core.JsonObject;
import dev.signet.jose.jwe.ContentEncryption;
import dev.signet.jose.jwk.Curve;
import dev.signet.jose.jwk.Jwk;
import dev.signet.jose.jws.Ecdsa;
import dev.signet.jose.jws.JwsSigner;
import dev.signet.jose.jwt.JwtClaims;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class JwtSealingTest {

    private static final String SSN = "078-05-1120";

    @TempDir
    Path folder;

    private KeyFolder keys;
    private String key;
    private String clinic;
    private String insurer;

    @BeforeEach
    void makeKeys() {
        keys = new KeyFolder(folder);
        key = keys.ec("a");
        clinic = keys.ec("clinic");
        insurer = keys.ec("insurer");
    }

    @Test
    void seals_a_claim_and_opens_it() {
        String token = sealed("ssn=" + clinic).line();

        Ran ran = jose(verify("--compact", "--open", "ssn=" + clinic, token));

        assertThat(ran.code()).isZero();
        assertThat(JsonObject.parse(ran.out()).string("ssn")).hasValue(SSN);
        assertThat(ran.err()).isEqualTo("note: opened: ssn\n");
    }

    @Test
    void seals_for_a_public_key() {
        String published =
                keys.file("clinic.pub.jwk", Jwk.parse(KeyFolder.text(clinic)).toJson());
        String token = sealed("ssn=" + published).line();

        assertThat(jose(verify("--open", "ssn=" + clinic, token)).out()).contains(SSN);
    }

    @Test
    void shows_a_claim_that_is_not_opened_as_it_is() {
        Ran ran = jose(verify("--compact", sealed("ssn=" + clinic).line()));

        assertThat(ran.code()).isZero();
        assertThat(ran.out()).doesNotContain(SSN);
        assertThat(JwtClaims.of(JsonObject.parse(ran.out())).isSealed("ssn")).isTrue();
        assertThat(ran.err()).isEqualTo("note: still sealed: ssn\n");
    }

    @Test
    void seals_claims_inside_objects_and_claims_with_a_dot() {
        String token = sealed("patient.address.street=" + clinic, "https://x\\.example/y=" + clinic)
                .line();

        Ran ran = jose(verify("--compact", "--open", clinic, token));

        assertThat(ran.out())
                .contains("\"patient\":{\"name\":\"Alice\",\"address\":{\"street\":\"Elm 1\",\"city\":\"Basel\"}}")
                .contains("\"https://x.example/y\":[1,null]");
        assertThat(ran.err()).contains("patient.address.street").contains("https://x\\.example/y");
    }

    @Test
    void claims_with_the_same_file_share_one_wrapped_key() {
        JsonObject claims = claims(sealed("ssn=" + clinic, "diagnosis=" + clinic));

        assertThat(encryptedKey(claims, "ssn")).isEqualTo(encryptedKey(claims, "diagnosis"));
    }

    @Test
    void claims_with_different_files_share_none() {
        JsonObject claims = claims(sealed("ssn=" + clinic, "diagnosis=" + insurer));

        assertThat(encryptedKey(claims, "ssn")).isNotEqualTo(encryptedKey(claims, "diagnosis"));
    }

    @Test
    void the_same_claim_with_several_files_has_several_recipients() {
        String token = sealed("ssn=" + clinic, "ssn=" + insurer).line();

        assertThat(claims(token).array("ssn").orElseThrow()).hasSize(2);
        assertThat(jose(verify("--open", "ssn=" + clinic, token)).out()).contains(SSN);
        assertThat(jose(verify("--open", "ssn=" + insurer, token)).out()).contains(SSN);
    }

    @Test
    void opens_with_a_key_alone_whatever_is_sealed_for_it() {
        String token = sealed("ssn=" + clinic, "diagnosis=" + insurer, "patient.name=" + clinic)
                .line();

        Ran ran = jose(verify("--compact", "--open", clinic, token));

        assertThat(ran.code()).isZero();
        assertThat(ran.out()).contains(SSN, "Alice").doesNotContain("hay fever");
        assertThat(ran.err()).isEqualTo("note: opened: patient.name, ssn\nnote: still sealed: diagnosis\n");
    }

    @Test
    void rejects_a_named_claim_whose_outer_claim_is_sealed_itself() {
        String token = sealed("patient=" + insurer).line();

        Ran ran = jose(verify("--open", "patient.name=" + clinic, "--open", insurer, token));

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).startsWith("rejected: CLAIM_REJECTED: patient.name: ");
    }

    @Test
    void opens_with_several_keys() {
        String token = sealed("ssn=" + clinic, "diagnosis=" + insurer).line();

        assertThat(jose(verify("--open", clinic, "--open", insurer, token)).out())
                .contains(SSN, "hay fever");
        assertThat(jose(verify("--open", "ssn=" + clinic, "--open", insurer, token))
                        .out())
                .contains(SSN, "hay fever");
    }

    @Test
    void leaves_what_is_sealed_for_others_to_a_key_alone() {
        Ran ran = jose(verify("--open", insurer, sealed("ssn=" + clinic).line()));

        assertThat(ran.code()).isZero();
        assertThat(ran.out()).doesNotContain(SSN);
        assertThat(ran.err()).isEqualTo("note: still sealed: ssn\n");
    }

    @Test
    void rejects_a_named_claim_that_is_sealed_for_others() {
        Ran ran =
                jose(verify("--open", "ssn=" + insurer, sealed("ssn=" + clinic).line()));

        assertThat(ran).returns(1, Ran::code).returns("", Ran::out);
        assertThat(ran.err()).startsWith("rejected: KEY_NOT_FOUND: ssn: ");
    }

    @Test
    void rejects_a_named_claim_that_is_readable() {
        Ran ran = jose(
                verify("--open", "ssn=" + clinic, sealed("diagnosis=" + clinic).line()));

        assertThat(ran).returns(1, Ran::code).returns("", Ran::out);
        assertThat(ran.err()).startsWith("rejected: CLAIM_REJECTED: ssn: ");
    }

    @Test
    void says_that_a_named_claim_is_not_there() {
        String token = sealed("ssn=" + clinic).line();

        Ran ran = jose(verify("--open", "other=" + clinic, token));

        assertThat(ran.code()).isZero();
        assertThat(ran.err()).contains("note: not in this token: other\n");
        assertThat(jose(verify("--open", "other=" + clinic, "--require", "other", token)))
                .returns(1, Ran::code);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void rejects_a_seal_that_was_moved_to_another_claim(boolean named) {
        JsonObject claims = claims(sealed("ssn=" + clinic));
        String moved = signed(claims.with("diagnosis", claims.string("ssn").orElseThrow()));

        Ran ran = jose(verify("--open", named ? "diagnosis=" + clinic : clinic, moved));

        assertThat(ran).returns(1, Ran::code).returns("", Ran::out);
        assertThat(ran.err()).startsWith("rejected: CLAIM_REJECTED: diagnosis: ");
    }

    @Test
    void opens_nothing_of_a_token_that_is_rejected() {
        String token = sealed("ssn=" + clinic).line();

        Ran ran = jose(
                "jwt",
                "verify",
                "--keys",
                keys.ec("b"),
                "--alg",
                "ES256",
                "--any-issuer",
                "--any-audience",
                "--open",
                clinic,
                token);

        assertThat(ran).returns(1, Ran::code).returns("", Ran::out);
        assertThat(ran.err()).startsWith("rejected: ").doesNotContain("note: ");
    }

    @Test
    void a_claim_whose_name_has_an_end_of_line_adds_none_to_the_messages() {
        JsonObject claims = claims(sealed("ssn=" + clinic));
        String token = signed(claims.with("x\nrejected: y", claims.string("ssn").orElseThrow()));

        assertThat(jose(verify(token)).err().lines()).hasSize(1);
    }

    @Test
    void a_seal_where_none_can_be_asked_for_stays_as_it_is() {
        JsonObject claims = claims(sealed("ssn=" + clinic));
        String seal = claims.string("ssn").orElseThrow();

        Ran nameless = jose(verify("--open", clinic, signed(claims.with("", seal))));
        Ran readable =
                jose(verify("--open", clinic, signed(claims.without("ssn").with("sub", seal))));

        assertThat(nameless).returns(0, Ran::code).returns("note: opened: ssn\n", Ran::err);
        assertThat(readable).returns(0, Ran::code).returns("", Ran::err);
    }

    @Test
    void encrypts_with_what_the_key_itself_says() {
        String own = keys.file("own.jwk", jose("jwk", "gen", "--alg", "ECDH-ES").out());

        JsonObject claims = claims(sealed("ssn=" + own));

        assertThat(seal(claims, "ssn").algorithm()).hasValue("ECDH-ES");
    }

    @ParameterizedTest
    @CsvSource({"RSA, RSA-OAEP-256", "P_256, ECDH-ES+A256KW", "16, A128KW", "24, A192KW", "32, A256KW"})
    void seals_with_what_is_usual_for_the_key(String kind, String algorithm) {
        String recipient = recipient(kind);
        String token = sealed("ssn=" + recipient).line();

        assertThat(seal(claims(token), "ssn").algorithm()).hasValue(algorithm);
        assertThat(jose(verify("--open", "ssn=" + recipient, token)).out()).contains(SSN);
    }

    @Test
    void seals_and_opens_with_another_content_encryption_on_request() {
        String token =
                issue("--seal", "ssn=" + clinic, "--enc", "A128CBC-HS256").line();

        assertThat(seal(claims(token), "ssn").encryption()).hasValue("A128CBC-HS256");
        assertThat(jose(verify("--open", "ssn=" + clinic, token)).err())
                .startsWith("rejected: ALGORITHM_NOT_ALLOWED: ssn: ");
        assertThat(jose(verify("--open", "ssn=" + clinic, "--enc", "A256GCM", "--enc", "A128CBC-HS256", token))
                        .out())
                .contains(SSN);
    }

    @ParameterizedTest
    @CsvSource({"RSA, RSA-OAEP-256", "P_256, ECDH-ES+A256KW", "32, dir"})
    void encrypts_around_the_signed_token_and_expects_that_back(String kind, String algorithm) {
        String recipient = recipient(kind);
        String token = issue("--encrypt-to", recipient).line();

        JoseHeader header = CompactParts.of(token).header();
        assertThat(header.algorithm()).hasValue(algorithm);
        assertThat(header.encryption()).hasValue(ContentEncryption.A256GCM.jwaName());
        assertThat(header.isContentType("JWT")).isTrue();
        assertThat(jose(verify("--decrypt", recipient, token)))
                .returns(0, Ran::code)
                .returns("", Ran::err);
        assertThat(jose("jwe", "decrypt", "--key", recipient, token).out().split("\\."))
                .hasSize(3);
    }

    @Test
    void nests_and_seals_at_once() {
        String gateway = keys.rsa();
        String token = issue("--seal", "ssn=" + clinic, "--encrypt-to", gateway).line();

        Ran ran = joseReading(token + "\n", verify("--decrypt", gateway, "--open", clinic, "-"));

        assertThat(ran.code()).isZero();
        assertThat(ran.out()).contains(SSN);
    }

    @Test
    void rejects_a_token_that_is_encrypted_for_another() {
        Ran ran =
                jose(verify("--decrypt", insurer, issue("--encrypt-to", clinic).line()));

        assertThat(ran).returns(1, Ran::code).returns("", Ran::out);
        assertThat(ran.err()).startsWith("rejected: KEY_NOT_FOUND: ");
    }

    @Test
    void rejects_an_encrypted_token_where_none_is_expected() {
        Ran ran = jose(verify(issue("--encrypt-to", clinic).line()));

        assertThat(ran).returns(1, Ran::code).returns("", Ran::out);
        assertThat(ran.err())
                .startsWith("rejected: MALFORMED: this token is encrypted")
                .contains("--decrypt FILE");
    }

    @Test
    void rejects_a_token_that_is_only_signed_where_an_encrypted_one_is_expected() {
        Ran ran = jose(verify("--decrypt", clinic, issue().line()));

        assertThat(ran).returns(1, Ran::code).returns("", Ran::out);
        assertThat(ran.err()).startsWith("rejected: MALFORMED: this token is not encrypted");
    }

    @Test
    void rejects_claims_that_are_encrypted_and_not_signed() {
        String claims = "{\"iss\":\"https://hospital.example\",\"aud\":\"clinic\",\"exp\":1777637100}";
        String token = joseReading(claims, "jwe", "encrypt", "--key", clinic).line();

        Ran ran = jose(verify("--decrypt", clinic, token));

        assertThat(ran).returns(1, Ran::code).returns("", Ran::out);
        assertThat(ran.err()).startsWith("rejected: MALFORMED: ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ssn | expected CLAIM=FILE",
                "=x | expected CLAIM=FILE",
                "ssn= | expected CLAIM=FILE",
                "exp=CLINIC | --seal: \"exp\" cannot be sealed",
                "absent=CLINIC | \"absent\", which is to be sealed, was missing",
                "ssn.x=CLINIC | ssn",
                "a..b=CLINIC | --seal: a path of claims",
                "ssn=nowhere | --seal ssn: there is no file nowhere"
            })
    void refuses_a_seal_that_cannot_be_made(String seal, String message) {
        Ran ran = sealed(seal.replace("CLINIC", clinic));

        assertThat(ran).returns(2, Ran::code).returns("", Ran::out);
        assertThat(ran.err()).startsWith("error: ").contains(message);
    }

    @Test
    void refuses_the_same_seal_twice() {
        assertThat(sealed("ssn=" + clinic, "ssn=" + clinic).err())
                .contains("--seal ssn: this claim is given twice for the same key");
    }

    @Test
    void refuses_a_seal_inside_another() {
        assertThat(sealed("patient=" + clinic, "patient.name=" + insurer))
                .returns(2, Ran::code)
                .returns("", Ran::out);
    }

    @Test
    void refuses_a_key_that_signs() {
        String signing = keys.file("s.jwk", jose("jwk", "gen", "--alg", "ES256").out());

        assertThat(sealed("ssn=" + signing).err()).contains("--seal ssn: the JWK's \"alg\" is not one that encrypts");
        assertThat(issue("--encrypt-to", signing).err()).contains("--encrypt-to: the JWK's \"alg\"");
        assertThat(jose(verify("--decrypt", signing, "a.b.c.d.e")).err()).contains("--decrypt: the JWK's \"alg\"");
        assertThat(sealed("ssn=" + keys.okp(Curve.ED25519))).returns(2, Ran::code);
    }

    @Test
    void refuses_to_open_with_a_public_key() {
        String published = keys.rsaPublic();

        Ran ran = jose(verify("--open", published, issue().line()));

        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err()).contains("--open: ").contains("private");
    }

    @Test
    void refuses_to_open_a_claim_twice_and_one_that_is_never_sealed() {
        String token = sealed("ssn=" + clinic).line();

        assertThat(jose(verify("--open", "ssn=" + clinic, "--open", "ssn=" + insurer, token)))
                .returns(2, Ran::code)
                .returns("error: --open ssn: this claim is named twice\n", Ran::err);
        assertThat(jose(verify("--open", "exp=" + clinic, token)))
                .returns(2, Ran::code)
                .returns("error: --open: \"exp\" is never sealed\n", Ran::err);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--seal", "--encrypt-to", "--open", "--decrypt"})
    void refuses_a_key_in_the_arguments_and_does_not_repeat_it(String option) {
        boolean issuing = option.equals("--seal") || option.equals("--encrypt-to");
        String secret = "{\"kty\":\"oct\",\"k\":\"c2VjcmV0\",\"x\":\"=\"}";

        for (String argument : List.of(secret, "ssn=" + secret)) {
            Ran ran = issuing ? issue(option, argument) : jose(verify(option, argument, "a.b.c"));
            assertThat(ran).returns(2, Ran::code).returns("", Ran::out);
        }
        Ran ran = issuing ? issue(option, secret) : jose(verify(option, secret, "a.b.c"));
        assertThat(ran.err()).contains("never the key itself").doesNotContain("c2VjcmV0");
    }

    @Test
    void refuses_to_say_how_to_encrypt_where_nothing_is() {
        assertThat(issue("--enc", "A128GCM").err()).contains("--enc goes with --seal or --encrypt-to");
        assertThat(jose(verify("--enc", "A128GCM", "a.b.c")).err()).contains("--enc goes with --decrypt or --open");
    }

    @Test
    void reads_one_thing_from_standard_input_and_no_two() {
        String token = joseReading(KeyFolder.text(clinic), issuing("--seal", "ssn=-", "--seal", "diagnosis=-"))
                .line();

        assertThat(jose(verify("--open", clinic, token)).out()).contains(SSN, "hay fever");
        assertThat(joseReading("", issuing("--seal", "ssn=-", "--encrypt-to", "-"))
                        .err())
                .contains("only one of --seal ssn and --encrypt-to can come from standard input");
        assertThat(joseReading(token, verify("--open", "-")).err())
                .contains("only one of --open and TOKEN can come from standard input");
    }

    private String recipient(String kind) {
        return switch (kind) {
            case "RSA" -> keys.rsa();
            case "P_256" -> clinic;
            default -> keys.oct(Integer.parseInt(kind));
        };
    }

    private Ran sealed(String... seals) {
        List<String> options = new ArrayList<>();
        for (String seal : seals) {
            options.addAll(List.of("--seal", seal));
        }
        return issue(options.toArray(String[]::new));
    }

    private Ran issue(String... more) {
        return jose(issuing(more));
    }

    private String[] issuing(String... more) {
        return with(
                List.of(
                        "jwt",
                        "issue",
                        "--key",
                        key,
                        "--iss",
                        "https://hospital.example",
                        "--sub",
                        "patient-17",
                        "--aud",
                        "clinic",
                        "--expires-in",
                        "5m",
                        "--claim",
                        "patient={\"name\":\"Alice\",\"address\":{\"street\":\"Elm 1\",\"city\":\"Basel\"}}",
                        "--claim",
                        "https://x.example/y=[1,null]",
                        "--claim",
                        "diagnosis=\"hay fever\"",
                        "--claim",
                        "ssn=\"" + SSN + "\""),
                more);
    }

    private String[] verify(String... more) {
        return with(
                List.of(
                        "jwt",
                        "verify",
                        "--keys",
                        key,
                        "--alg",
                        "ES256",
                        "--iss",
                        "https://hospital.example",
                        "--aud",
                        "clinic"),
                more);
    }

    /** Claims as the issuer itself may have signed them, with a seal in the wrong place. */
    private String signed(JsonObject claims) {
        return JwsSigner.of(Jwk.parse(KeyFolder.text(key)), Ecdsa.ES256).sign(claims.toOctets());
    }

    private static JsonObject claims(Ran issued) {
        return claims(issued.line());
    }

    private static JsonObject claims(String token) {
        return JsonObject.parse(CompactParts.of(token).parts().get(1));
    }

    private static JoseHeader seal(JsonObject claims, String name) {
        return CompactParts.of(claims.string(name).orElseThrow()).header();
    }

    private static String encryptedKey(JsonObject claims, String name) {
        byte[] octets =
                CompactParts.of(claims.string(name).orElseThrow()).parts().get(1);
        assertThat(new String(octets, ISO_8859_1)).isNotEmpty();
        return Base64Url.encode(octets);
    }

    private static String[] with(List<String> args, String... more) {
        List<String> all = new ArrayList<>(args);
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }
}
