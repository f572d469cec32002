package dev.signet.jose.jwe;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.core.JsonObject;
import dev.signet.jose.core.TokenLimits;
import dev.signet.jose.core.internal.Octets;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Compressed content: decrypted only by a decrypter that was told so, and only within its bounds. */
class InflatingTest {

    private static final ContentEncryption GCM = ContentEncryption.A256GCM;
    static final byte[] HEADER = "{\"alg\":\"dir\",\"enc\":\"A256GCM\",\"zip\":\"DEF\"}".getBytes(UTF_8);

    private final byte[] key = Octets.random(32);
    private final JweDecrypter strict = Direct.DIR
            .decrypter(Keys.secret(key), GCM)
            .withLimits(TokenLimits.defaults().withTokenOctets(8 << 20));
    private final JweDecrypter inflating = strict.inflating(250_000);

    @Test
    void decrypts_compressed_content() {
        byte[] content = "{\"claim\":\"value\",\"other\":\"value\"}".getBytes(UTF_8);
        DecryptedJwe decrypted = inflating.decrypt(token(deflated(content)));
        assertThat(decrypted.plaintext()).isEqualTo(content);
        assertThat(decrypted.json().string("other")).contains("value");
    }

    @Test
    void decrypts_nothing_that_was_compressed_to_something() {
        assertThat(inflating.decrypt(token(deflated(new byte[0]))).plaintext()).isEmpty();
    }

    @Test
    void decrypts_content_that_is_not_compressed_as_before() {
        String plain = Direct.DIR.encrypter(Keys.secret(key), GCM).encrypt(new byte[5]);
        assertThat(inflating.decrypt(plain).plaintext()).hasSize(5);
    }

    @Test
    void refuses_it_unless_told_otherwise() {
        assertThat(Refusal.reason(strict, token(deflated(new byte[10])))).isEqualTo(Reason.UNSUPPORTED);
    }

    @Test
    void refuses_other_methods_all_the_same() {
        String other = Tokens.withHeader(
                token(deflated(new byte[10])), "{\"alg\":\"dir\",\"enc\":\"A256GCM\",\"zip\":\"GZ\"}");
        assertThat(Refusal.reason(inflating, other)).isEqualTo(Reason.UNSUPPORTED);
    }

    /** RFC 7516 section 4.1.3. Compressed it is either way; nothing but the place of {@code zip} is wrong. */
    @ParameterizedTest
    @ValueSource(strings = {"unprotected", "header"})
    void refuses_zip_outside_the_protected_header(String member) {
        JweJsonDecrypter json = JweJsonDecrypter.of(inflating);
        byte[] deflated = deflated("content".getBytes(UTF_8));
        byte[] bare = "{\"alg\":\"dir\",\"enc\":\"A256GCM\"}".getBytes(UTF_8);
        JsonObject zip = JsonObject.empty().with("zip", "DEF");

        assertThat(json.decrypt(Tokens.flattened(token(HEADER, deflated)).toJson())
                        .plaintext())
                .asString(UTF_8)
                .isEqualTo("content");
        assertThat(json.decrypt(Tokens.flattened(token(bare, deflated)).toJson())
                        .plaintext())
                .isEqualTo(deflated);
        String outside =
                Tokens.flattened(token(bare, deflated)).with(member, zip).toJson();
        assertThatThrownBy(() -> json.decrypt(outside))
                .isInstanceOfSatisfying(
                        InvalidTokenException.class, e -> assertThat(e.reason()).isEqualTo(Reason.MALFORMED))
                .hasMessage("\"zip\": expected in the protected header only");
    }

    @Test
    void accepts_content_of_exactly_the_bound_and_no_octet_more() {
        JweDecrypter tight = strict.inflating(20_000);
        assertThat(tight.decrypt(token(deflated(text(20_000)))).plaintext()).hasSize(20_000);
        assertThat(Refusal.reason(tight, token(deflated(text(20_001))))).isEqualTo(Reason.TOO_LARGE);
    }

    /** 100 to 1 and 1000 to 1, below the bound on the size. */
    @ParameterizedTest
    @ValueSource(ints = {100_000, 249_000})
    void refuses_content_that_grows_too_much(int octets) {
        byte[] bomb = deflated(new byte[octets]);
        assertThat(octets / bomb.length).isGreaterThan(100);
        assertThat(Refusal.reason(inflating, token(bomb))).isEqualTo(Reason.TOO_LARGE);
    }

    @Test
    void refuses_a_stream_that_does_not_end() {
        byte[] whole = deflated(text(1000));
        byte[] cut = Arrays.copyOf(whole, whole.length - 1);
        assertThat(Refusal.reason(inflating, token(cut))).isEqualTo(Reason.MALFORMED);
        assertThat(Refusal.reason(inflating, token(new byte[0]))).isEqualTo(Reason.MALFORMED);
    }

    @Test
    void refuses_anything_after_the_stream() {
        byte[] longer = Octets.concat(deflated(text(1000)), new byte[1]);
        assertThat(Refusal.reason(inflating, token(longer))).isEqualTo(Reason.MALFORMED);
    }

    @Test
    void refuses_deflate_in_a_zlib_wrapper() {
        ByteArrayOutputStream wrapped = new ByteArrayOutputStream();
        write(wrapped, new Deflater(), text(1000));
        assertThat(Refusal.reason(inflating, token(wrapped.toByteArray()))).isEqualTo(Reason.MALFORMED);
    }

    @Test
    void refuses_what_is_no_deflate() {
        assertThat(Refusal.reason(inflating, token(new byte[] {(byte) 0xff, (byte) 0xff, 0, 1})))
                .isEqualTo(Reason.MALFORMED);
    }

    @Test
    void what_was_authenticated_and_does_not_inflate_is_no_reason_to_try_another_key() {
        String json = Tokens.flattened(token(new byte[] {(byte) 0xff, (byte) 0xff, 0, 1}))
                .toJson();
        JweDecrypter another =
                Direct.DIR.decrypter(Keys.secret(Octets.random(32)), GCM).inflating(250_000);

        for (JweJsonDecrypter both :
                List.of(JweJsonDecrypter.of(inflating, another), JweJsonDecrypter.of(another, inflating))) {
            assertThatThrownBy(() -> both.decrypt(json))
                    .isInstanceOfSatisfying(
                            InvalidTokenException.class,
                            e -> assertThat(e.reason()).isEqualTo(Reason.MALFORMED));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"STREAM", "CHANNEL", "JSON_STREAM"})
    void no_stream_is_inflated_or_taken_for_plaintext(Door door) {
        String token = token(deflated(new byte[10]));

        assertThatThrownBy(() -> door.decrypt(inflating, token))
                .isInstanceOfSatisfying(
                        InvalidTokenException.class, e -> assertThat(e.reason()).isEqualTo(Reason.UNSUPPORTED));
    }

    @Test
    void inflates_to_a_bound_of_one_octet() {
        JweDecrypter decrypter = strict.inflating(1);

        assertThat(decrypter.decrypt(token(deflated(new byte[1]))).plaintext()).isEqualTo(new byte[1]);
        assertThat(Refusal.reason(decrypter, token(deflated(new byte[2])))).isEqualTo(Reason.TOO_LARGE);
    }

    @Test
    void refuses_a_bound_of_nothing() {
        assertThatIllegalArgumentException().isThrownBy(() -> strict.inflating(0));
    }

    private static byte[] text(int octets) {
        byte[] text = new byte[octets];
        for (int i = 0; i < octets; i++) {
            text[i] = (byte) (i * 31 + i * i / 7);
        }
        return text;
    }

    /** Returns the contents, one after the other, as one stream. */
    static byte[] deflated(byte[]... contents) {
        ByteArrayOutputStream deflated = new ByteArrayOutputStream();
        write(deflated, new Deflater(9, true), contents);
        return deflated.toByteArray();
    }

    private static void write(ByteArrayOutputStream target, Deflater deflater, byte[]... contents) {
        try (DeflaterOutputStream out = new DeflaterOutputStream(target, deflater)) {
            for (byte[] content : contents) {
                out.write(content);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            deflater.end();
        }
    }

    private String token(byte[] plaintext) {
        return token(HEADER, plaintext);
    }

    private String token(byte[] header, byte[] plaintext) {
        try {
            return Tokens.encrypted(key, GCM, header, plaintext);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
