package dev.signet.jose.jwe;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.core.TokenLimits;
import dev.signet.jose.core.internal.Octets;
import java.util.Arrays;
import javax.crypto.SecretKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a decrypter refuses before any key is used, each beside a token that it takes. */
class RefusalsTest {

    private final SecretKey key = Keys.secret(32);
    private final JweDecrypter decrypter =
            Direct.DIR.decrypter(key, ContentEncryption.A256GCM, ContentEncryption.A128CBC_HS256);
    private final String token =
            Direct.DIR.encrypter(key, ContentEncryption.A256GCM).encrypt("secret".getBytes(UTF_8));

    @Test
    void accepts_the_token_that_the_others_are_made_from() {
        assertThat(decrypter.decrypt(token).plaintext()).asString(UTF_8).isEqualTo("secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "....", "a.b.c", "a.b.c.d", "a.b.c.d.e.f", "....."})
    void refuses_what_has_not_five_parts_or_no_header(String text) {
        assertThat(Refusal.reason(decrypter, text)).isEqualTo(Reason.MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(strings = {" %s", "%s ", "%s\n", "Bearer %s", "%s.", ".%s", "%s=", "\uFEFF%s"})
    void refuses_anything_around_a_token(String around) {
        assertThat(Refusal.reason(decrypter, around.formatted(token))).isEqualTo(Reason.MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4})
    void refuses_characters_that_are_not_base64url(int part) {
        assertThat(Refusal.reason(decrypter, Tokens.with(token, part, "AAA+"))).isEqualTo(Reason.MALFORMED);
    }

    @Test
    void refuses_unused_bits_that_are_set() {
        // 16 octets end in a character of which four bits are unused.
        String last = token.substring(token.length() - 1);
        char other = "AQgw".indexOf(last) >= 0 ? (char) (last.charAt(0) + 1) : 'B';
        assertThat(Refusal.reason(decrypter, token.substring(0, token.length() - 1) + other))
                .isEqualTo(Reason.MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "null",
                "{\"alg\":\"dir\",\"enc\":\"A256GCM\"",
                "{\"alg\":\"dir\",\"enc\":\"A256GCM\"} ,",
                "{\"alg\":\"dir\",\"enc\":\"A256GCM\",\"alg\":\"dir\"}",
                "{\"alg\":\"dir\",\"enc\":\"A256GCM\",\"\\u0061lg\":\"dir\"}",
                "{\"alg\":[\"dir\"],\"enc\":\"A256GCM\"}",
                "{\"alg\":null,\"enc\":\"A256GCM\"}",
                "{\"alg\":\"dir\",\"enc\":1}",
                "{\"alg\":\"dir\",\"enc\":\"A256GCM\",\"kid\":1}",
                "{\"enc\":\"A256GCM\"}",
                "{\"alg\":\"dir\"}",
                "{}"
            })
    void refuses_a_header_that_is_not_one_typed_json_object(String header) {
        assertThat(Refusal.reason(decrypter, Tokens.withHeader(token, header))).isEqualTo(Reason.MALFORMED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "RSA1_5|A256GCM|\"alg\": expected one of [dir], the token names RSA1_5",
                "DIR|A256GCM|\"alg\": expected one of [dir], the token names another",
                "dir|A128GCM|\"enc\": expected one of [A128CBC-HS256, A256GCM], the token names A128GCM"
            })
    void says_what_is_listed_and_which_registered_name_the_token_has(String alg, String enc, String message) {
        String header = "{\"alg\":\"" + alg + "\",\"enc\":\"" + enc + "\"}";

        assertThatThrownBy(() -> decrypter.decrypt(Tokens.withHeader(token, header)))
                .hasMessage(message);
    }

    @Test
    void names_the_parameter_that_is_null() {
        assertThatNullPointerException()
                .isThrownBy(() -> decrypter.decrypt(null))
                .withMessage("token");
        assertThatNullPointerException()
                .isThrownBy(() -> JweJsonDecrypter.of(decrypter).decrypt(null))
                .withMessage("json");
    }

    @Test
    void refuses_a_header_that_is_not_utf_8() {
        byte[] header = {'{', '"', 'a', (byte) 0xff, '"', ':', '1', '}'};
        assertThat(Refusal.reason(decrypter, Tokens.with(token, Tokens.HEADER, header)))
                .isEqualTo(Reason.MALFORMED);
    }

    @ParameterizedTest
    @CsvSource({
        "none, A256GCM",
        "DIR, A256GCM",
        "'dir ', A256GCM",
        "A256KW, A256GCM",
        "RSA1_5, A256GCM",
        "HS256, A256GCM",
        "'', A256GCM",
        "dir, a256gcm",
        "dir, A256GCM\\u0000",
        "dir, A128GCM",
        "dir, A256CBC-HS512",
        "dir, A128CBC",
        "dir, none",
        "dir, ''"
    })
    void refuses_algorithms_that_were_not_listed_in_exactly_this_spelling(String alg, String enc) {
        String header = "{\"alg\":\"" + alg + "\",\"enc\":\"" + enc + "\"}";
        assertThat(Refusal.reason(decrypter, Tokens.withHeader(token, header))).isEqualTo(Reason.ALGORITHM_NOT_ALLOWED);
    }

    @Test
    void says_what_was_listed_and_not_what_came() {
        String header = "{\"alg\":\"evil\",\"enc\":\"A256GCM\"}";
        assertThat(Refusal.of(decrypter, Tokens.withHeader(token, header)).message())
                .contains("dir")
                .doesNotContain("evil");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"crit\":[]",
                "\"crit\":\"exp\"",
                "\"crit\":[1]",
                "\"crit\":null",
                "\"crit\":[\"alg\"]",
                "\"crit\":[\"zip\"],\"zip\":\"DEF\"",
                "\"crit\":[\"x\",\"x\"],\"x\":1",
                "\"crit\":[\"absent\"]"
            })
    void refuses_a_crit_that_breaks_its_rule(String crit) {
        String header = "{\"alg\":\"dir\",\"enc\":\"A256GCM\"," + crit + "}";
        assertThat(Refusal.reason(decrypter, Tokens.withHeader(token, header)))
                .isIn(Reason.MALFORMED, Reason.UNSUPPORTED);
    }

    @Test
    void refuses_an_extension_that_it_does_not_understand() {
        String header = "{\"alg\":\"dir\",\"enc\":\"A256GCM\",\"crit\":[\"b64\"],\"b64\":true}";
        assertThat(Refusal.reason(decrypter, Tokens.withHeader(token, header))).isEqualTo(Reason.UNSUPPORTED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"DEF", "def", "GZIP", ""})
    void refuses_compressed_content_unless_it_was_asked_for(String zip) {
        String header = "{\"alg\":\"dir\",\"enc\":\"A256GCM\",\"zip\":\"" + zip + "\"}";
        assertThat(Refusal.reason(decrypter, Tokens.withHeader(token, header))).isEqualTo(Reason.UNSUPPORTED);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 8, 11, 13, 16})
    void refuses_an_iv_of_another_length(int octets) {
        assertThat(Refusal.reason(decrypter, Tokens.with(token, Tokens.IV, new byte[octets])))
                .isEqualTo(Reason.MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4, 12, 13, 14, 15})
    void refuses_the_beginning_of_a_valid_tag(int octets) {
        String cut = Tokens.changing(token, Tokens.TAG, tag -> Arrays.copyOf(tag, octets));
        assertThat(Refusal.reason(decrypter, cut)).isEqualTo(Reason.MALFORMED);
    }

    @Test
    void refuses_a_tag_with_something_behind_it() {
        String longer = Tokens.changing(token, Tokens.TAG, tag -> Octets.concat(tag, new byte[1]));
        assertThat(Refusal.reason(decrypter, longer)).isEqualTo(Reason.MALFORMED);
    }

    @Test
    void refuses_a_tag_that_begins_in_the_ciphertext() {
        byte[] ciphertext = Tokens.part(token, Tokens.CIPHERTEXT);
        byte[] tag = Tokens.part(token, Tokens.TAG);
        String moved = Tokens.with(
                Tokens.with(token, Tokens.CIPHERTEXT, Octets.concat(ciphertext, Arrays.copyOf(tag, 4))),
                Tokens.TAG,
                Arrays.copyOfRange(tag, 4, 16));
        assertThat(Refusal.reason(decrypter, moved)).isEqualTo(Reason.MALFORMED);
    }

    @Test
    void refuses_a_cbc_tag_of_the_whole_mac() {
        String cbc = Direct.DIR.encrypter(key, ContentEncryption.A128CBC_HS256).encrypt(new byte[3]);
        String longer = Tokens.changing(cbc, Tokens.TAG, tag -> Octets.concat(tag, new byte[16]));
        assertThat(Refusal.reason(decrypter, longer)).isEqualTo(Reason.MALFORMED);
    }

    @Test
    void refuses_a_token_beyond_its_limit() {
        JweDecrypter narrow = decrypter.withLimits(TokenLimits.defaults().withTokenOctets(token.length() - 1));
        assertThat(Refusal.reason(narrow, token)).isEqualTo(Reason.TOO_LARGE);
    }

    @Test
    void accepts_a_token_at_its_limit() {
        JweDecrypter exact = decrypter.withLimits(TokenLimits.defaults().withTokenOctets(token.length()));
        assertThat(exact.decrypt(token).plaintext()).hasSize(6);
    }

    @Test
    void refuses_a_header_beyond_its_limit() {
        JweDecrypter narrow = decrypter.withLimits(TokenLimits.defaults().withHeaderOctets(20));
        assertThat(Refusal.reason(narrow, token)).isEqualTo(Reason.TOO_LARGE);
    }

    @Test
    void refuses_a_header_that_it_took_before_when_it_is_changed() {
        decrypter.decrypt(token);
        String changed = Tokens.withHeader(token, "{\"enc\":\"A256GCM\",\"alg\":\"dir\"}");
        assertThat(Refusal.of(decrypter, changed)).isEqualTo(Refusal.DECRYPTION_FAILED);
        assertThat(decrypter.decrypt(token).plaintext()).hasSize(6);
    }
}
