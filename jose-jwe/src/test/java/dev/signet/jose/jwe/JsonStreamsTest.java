package dev.signet.jose.jwe;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.signet.jose.core.Base64Url;
import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.core.JoseHeader;
import dev.signet.jose.core.JsonObject;
import dev.signet.jose.core.TokenLimits;
import dev.signet.jose.core.internal.Octets;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Path;
import javax.crypto.SecretKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** JSON serializations of any length, from stream to stream. */
class JsonStreamsTest {

    private static final ContentEncryption GCM = ContentEncryption.A256GCM;
    private static final byte[] PLAINTEXT = Octets.random(20_001);

    private final SecretKey key = Keys.secret(16);
    private final JweEncrypter encrypter = AesKeyWrap.A128KW.encrypter(key, GCM);
    private final JweDecrypter owner = AesKeyWrap.A128KW.decrypter(key, GCM);
    private final JweJsonDecrypter decrypter = JweJsonDecrypter.of(owner);
    private final String json = JweJsonEncrypter.flattened(encrypter).encrypt(PLAINTEXT);
    private final JsonObject members = JsonObject.parse(json);

    @TempDir
    private Path directory;

    @ParameterizedTest
    @EnumSource
    void decrypts_what_it_encrypted(ContentEncryption encryption) throws IOException {
        ByteArrayOutputStream token = new ByteArrayOutputStream();
        JweJsonEncrypter.flattened(AesKeyWrap.A128KW.encrypter(key, encryption))
                .encrypt(new ByteArrayInputStream(PLAINTEXT), token);
        JweJsonDecrypter reader = JweJsonDecrypter.of(AesKeyWrap.A128KW.decrypter(key, encryption));
        assertThat(plaintext(reader, token.toString(UTF_8))).isEqualTo(PLAINTEXT);
    }

    @Test
    void takes_channels() throws IOException {
        ByteArrayOutputStream token = new ByteArrayOutputStream();
        JweJsonEncrypter.flattened(encrypter).encrypt(Channels.newChannel(new ByteArrayInputStream(PLAINTEXT)), token);

        ByteArrayOutputStream plaintext = new ByteArrayOutputStream();
        ReadableByteChannel json = Channels.newChannel(new ByteArrayInputStream(token.toByteArray()));
        assertThat(decrypter.decrypt(json, plaintext, PLAINTEXT.length).algorithm())
                .isEqualTo(encrypter.algorithm());
        assertThat(plaintext.toByteArray()).isEqualTo(PLAINTEXT);
        ReadableByteChannel bounded = Channels.newChannel(new ByteArrayInputStream(token.toByteArray()));
        assertThat(catchThrowable(() -> decrypter.decrypt(bounded, plaintext, PLAINTEXT.length - 1)))
                .isInstanceOfSatisfying(
                        InvalidTokenException.class, e -> assertThat(e.reason()).isEqualTo(Reason.TOO_LARGE));
    }

    @Test
    void decrypts_for_the_recipient_that_a_key_opens() throws IOException {
        JoseHeader hint = JoseHeader.of(JsonObject.builder().put("hint", "x").build());
        String general = JweJsonEncrypter.general(AesKeyWrap.A128KW.encrypter(Keys.secret(16), GCM))
                .and(encrypter, hint)
                .withAad(new byte[3])
                .encrypt(PLAINTEXT);
        ByteArrayOutputStream plaintext = new ByteArrayOutputStream();
        DecryptedJweJsonStream decrypted = streamed(decrypter, general, plaintext);
        assertThat(plaintext.toByteArray()).isEqualTo(PLAINTEXT);
        assertThat(decrypted.recipient()).isEqualTo(1);
        assertThat(decrypted.recipientHeader()).isEqualTo(hint);
        assertThat(decrypted.unprotectedHeader()).isEqualTo(JoseHeader.empty());
        assertThat(decrypted.aad()).hasSize(3);
    }

    @Test
    void takes_the_ciphertext_at_any_place_and_with_white_space() throws IOException {
        String first = "{ \"ciphertext\"\n:\t\"" + members.string("ciphertext").orElseThrow() + "\" ,"
                + members.without("ciphertext").toJson().substring(1);
        assertThat(plaintext(decrypter, first)).isEqualTo(PLAINTEXT);
    }

    @Test
    void leaves_members_of_that_name_in_other_members_alone() throws IOException {
        JsonObject nested = members.with("x", JsonObject.empty().with("ciphertext", "!"))
                .with("y", "ciphertext")
                .with("z", "\\\"ciphertext\":\"");
        assertThat(plaintext(decrypter, nested.toJson())).isEqualTo(PLAINTEXT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "[\"ciphertext\":\"AA\"]",
                "{\"ciphertext\":1}",
                "{\"ciphertext\":\"A\"}",
                "{\"ciphertext\":\"AAAA"
            })
    void refuses_what_is_no_jwe(String text) {
        assertThat(refusal(decrypter, text).reason()).isEqualTo(Reason.MALFORMED);
    }

    @Test
    void refuses_a_second_ciphertext_however_it_is_written() {
        String open = json.substring(0, json.length() - 1);
        for (String name : new String[] {"ciphertext", "\\u0063iphertext"}) {
            assertThat(refusal(decrypter, open + ",\"" + name + "\":\"AAAA\"}").reason())
                    .isEqualTo(Reason.MALFORMED);
        }
    }

    @Test
    void refuses_a_ciphertext_whose_name_has_escapes() {
        assertThat(refusal(decrypter, json.replace("\"ciphertext\"", "\"\\u0063iphertext\""))
                        .reason())
                .isEqualTo(Reason.MALFORMED);
    }

    @Test
    void refuses_escapes_within_the_ciphertext() {
        String escaped = json.replace("\"ciphertext\":\"", "\"ciphertext\":\"\\u0041");
        assertThat(refusal(decrypter, escaped).reason()).isEqualTo(Reason.MALFORMED);
    }

    @Test
    void refuses_anything_after_the_object() {
        assertThat(refusal(decrypter, json + "{}").reason()).isEqualTo(Reason.MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tag", "iv", "ciphertext", "encrypted_key"})
    void writes_not_one_octet_of_a_token_that_was_changed(String name) {
        byte[] octets = members.octets(name).orElseThrow();
        String changed = members.with(name, Base64Url.encode(Tokens.flipped(octets, octets.length - 1)))
                .toJson();
        assertThat(refusal(decrypter, changed)).isEqualTo(Refusal.DECRYPTION_FAILED);
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void refuses_more_than_the_bounds() {
        Throwable tooLong = catchThrowable(() -> decrypter.decrypt(in(json), new ByteArrayOutputStream(), 20_000));
        assertThat(((InvalidTokenException) tooLong).reason()).isEqualTo(Reason.TOO_LARGE);
        JweJsonDecrypter tight =
                JweJsonDecrypter.of(owner.withLimits(TokenLimits.defaults().withTokenOctets(100)));
        assertThat(refusal(tight, json).reason()).isEqualTo(Reason.TOO_LARGE);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> decrypter.decrypt(in(json), new ByteArrayOutputStream(), -1));
    }

    private byte[] plaintext(JweJsonDecrypter reader, String token) throws IOException {
        ByteArrayOutputStream plaintext = new ByteArrayOutputStream();
        streamed(reader, token, plaintext);
        return plaintext.toByteArray();
    }

    private DecryptedJweJsonStream streamed(JweJsonDecrypter reader, String token, ByteArrayOutputStream plaintext)
            throws IOException {
        return reader.decrypt(in(token), plaintext, 1 << 20, new CiphertextSpool.Place(1000, directory));
    }

    private Refusal refusal(JweJsonDecrypter reader, String token) {
        ByteArrayOutputStream plaintext = new ByteArrayOutputStream();
        Throwable thrown = catchThrowable(() -> streamed(reader, token, plaintext));
        assertThat(thrown).isExactlyInstanceOf(InvalidTokenException.class).hasNoCause();
        assertThat(plaintext.size()).isZero();
        return new Refusal(((InvalidTokenException) thrown).reason(), thrown.getMessage());
    }

    private static ByteArrayInputStream in(String token) {
        return new ByteArrayInputStream(token.getBytes(UTF_8));
    }
}
