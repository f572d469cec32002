package dev.signet.jose.jwe;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.core.JsonObject;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Pbes2Test {

    private static final ContentEncryption CBC = ContentEncryption.A128CBC_HS256;
    private static final char[] PASSWORD = "correct horse ℬ 🔋".toCharArray();
    private static final byte[] PLAINTEXT = "secret".getBytes(UTF_8);

    private final JsonObject rfc = Facts.of("vectors/rfc7517/c-pbes2-encrypted-jwk.json");
    private final char[] rfcPassword = Facts.text(rfc, "password_utf8").toCharArray();
    private final JweDecrypter decrypter = Pbes2.PBES2_HS256_A128KW.decrypter(PASSWORD, CBC);
    private final String token =
            Pbes2.PBES2_HS256_A128KW.encrypterCounting(PASSWORD, 1000, CBC).encrypt(PLAINTEXT);
    private final JsonObject header = JsonObject.parse(Tokens.header(token));

    @Test
    void decrypts_rfc_7517_appendix_c() {
        DecryptedJwe decrypted =
                Pbes2.PBES2_HS256_A128KW.decrypter(rfcPassword, CBC).decrypt(Facts.token(rfc));
        assertThat(decrypted.plaintext()).asString(UTF_8).isEqualTo(Facts.plaintext(rfc));
    }

    @Test
    void wraps_as_rfc_7517_appendix_c() {
        JsonObject rfcHeader = JsonObject.parse(Facts.text(rfc, "protected_utf8"));
        String made = Pbes2.PBES2_HS256_A128KW
                .encrypterCounting(rfcPassword, 4096, CBC)
                .drawing(Scripted.drawing(
                        rfcHeader.octets("p2s").orElseThrow(), Facts.hex(rfc, "cek_hex"), Facts.octets(rfc, "iv")))
                .withContentType("jwk+json")
                .encrypt(PLAINTEXT);
        assertThat(Tokens.part(made, Tokens.ENCRYPTED_KEY)).isEqualTo(Facts.octets(rfc, "encrypted_key"));
        assertThat(JsonObject.parse(Tokens.header(made))).isEqualTo(rfcHeader);
    }

    @ParameterizedTest
    @CsvSource({"PBES2_HS256_A128KW, 600000", "PBES2_HS384_A192KW, 210000", "PBES2_HS512_A256KW, 210000"})
    void iterates_as_often_as_owasp_asks_for(Pbes2 algorithm, long count) {
        JsonObject made = JsonObject.parse(
                Tokens.header(algorithm.encrypter(PASSWORD, CBC).encrypt(PLAINTEXT)));
        assertThat(made.integer("p2c")).hasValue(count);
        assertThat(made.octets("p2s").orElseThrow()).hasSize(16);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> algorithm.encrypter(PASSWORD, (int) count - 1, CBC))
                .withMessageContaining(String.valueOf(count));
    }

    @Test
    void decrypts_what_it_encrypts_with_a_count_of_the_callers() {
        String made = Pbes2.PBES2_HS512_A256KW.encrypter(PASSWORD, 210_001, CBC).encrypt(PLAINTEXT);
        assertThat(Pbes2.PBES2_HS512_A256KW
                        .decrypter(PASSWORD, CBC)
                        .decrypt(made)
                        .plaintext())
                .isEqualTo(PLAINTEXT);
    }

    @Test
    void draws_a_salt_for_each_message() {
        String other =
                Pbes2.PBES2_HS256_A128KW.encrypterCounting(PASSWORD, 1000, CBC).encrypt(PLAINTEXT);
        assertThat(JsonObject.parse(Tokens.header(other)).string("p2s")).isNotEqualTo(header.string("p2s"));
    }

    @Test
    void refuses_another_password() {
        JweDecrypter other = Pbes2.PBES2_HS256_A128KW.decrypter("correct horse".toCharArray(), CBC);
        assertThat(Refusal.of(other, token)).isEqualTo(Refusal.DECRYPTION_FAILED);
    }

    @Test
    void keeps_a_copy_of_the_password() {
        char[] mine = PASSWORD.clone();
        JweDecrypter copying = Pbes2.PBES2_HS256_A128KW.decrypter(mine, CBC);
        Arrays.fill(mine, 'x');
        assertThat(copying.decrypt(token).plaintext()).isEqualTo(PLAINTEXT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1200001", "2147483647", "2147483648", "4294968296", "9223372036854775807"})
    void refuses_a_count_over_the_ceiling_before_any_work(String count) {
        assertTimeoutPreemptively(
                Duration.ofSeconds(10),
                () -> assertThat(Refusal.reason(decrypter, withCount(count))).isEqualTo(Reason.TOO_LARGE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1e400",
                "1e3",
                "1000.0",
                "1000.5",
                "-1000",
                "0",
                "1",
                "999",
                "9223372036854775808",
                "\"1000\"",
                "null",
                "[1000]",
                "true"
            })
    void refuses_a_count_that_is_no_integer_or_too_small(String count) {
        assertThat(Refusal.reason(decrypter, withCount(count))).isEqualTo(Reason.MALFORMED);
    }

    @Test
    void refuses_a_header_without_count_or_salt() {
        assertThat(Refusal.reason(
                        decrypter,
                        Tokens.withHeader(token, header.without("p2c").toJson())))
                .isEqualTo(Reason.MALFORMED);
        assertThat(Refusal.reason(
                        decrypter,
                        Tokens.withHeader(token, header.without("p2s").toJson())))
                .isEqualTo(Reason.MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "AAAAAAAAAA", "AAAAAAAAAAA=", "AAAAAAAAAAB"})
    void refuses_a_salt_that_is_short_or_not_base64url(String salt) {
        assertThat(Refusal.reason(
                        decrypter,
                        Tokens.withHeader(token, header.with("p2s", salt).toJson())))
                .isEqualTo(Reason.MALFORMED);
    }

    @Test
    void takes_another_ceiling() {
        JweDecrypter patient = Pbes2.PBES2_HS256_A128KW.decrypter(PASSWORD, 1_200_001, CBC);
        assertThat(Refusal.of(patient, withCount("1200001"))).isEqualTo(Refusal.DECRYPTION_FAILED);
        JweDecrypter hurried = Pbes2.PBES2_HS256_A128KW.decrypter(PASSWORD, 1000, CBC);
        assertThat(hurried.decrypt(token).plaintext()).isEqualTo(PLAINTEXT);
        assertThat(Refusal.reason(hurried, withCount("1001"))).isEqualTo(Reason.TOO_LARGE);
    }

    @Test
    void refuses_a_ceiling_under_which_nothing_fits() {
        assertThatIllegalArgumentException().isThrownBy(() -> Pbes2.PBES2_HS256_A128KW.decrypter(PASSWORD, 999, CBC));
    }

    @Test
    void refuses_a_password_that_is_none() {
        assertThatIllegalArgumentException().isThrownBy(() -> Pbes2.PBES2_HS256_A128KW.encrypter(new char[0], CBC));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Pbes2.PBES2_HS256_A128KW.decrypter(new char[] {'a', '\uD83D'}, CBC));
    }

    private String withCount(String count) {
        String json = header.without("p2c").toJson();
        return Tokens.withHeader(token, json.substring(0, json.length() - 1) + ",\"p2c\":" + count + "}");
    }
}
