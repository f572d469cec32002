package dev.signet.jose.jwe;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.JsonObject;
import dev.signet.jose.core.TokenLimits;
import dev.signet.jose.jwk.Jwk;
import dev.signet.jose.jwk.JwkSet;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whatever is handed in as a JSON serialization, nothing but {@link InvalidTokenException} comes out. */
class JweJsonFuzzTest {

    private static final JsonObject A5 = Facts.of("vectors/rfc7516/a5-flattened-json.json");
    private static final Jwk SECRET = Jwk.of(Facts.key(A5, 0));
    private static final JweDecrypter SET = JweDecrypter.of(
                    JwkSet.of(SECRET, Keys.RSA, Keys.OTHER_RSA),
                    Set.of(RsaOaep.RSA_OAEP, AesKeyWrap.A128KW, AesGcmKeyWrap.A128GCMKW),
                    ContentEncryption.A256GCM,
                    ContentEncryption.values())
            .inflating(100_000);
    private static final byte[] SHARED_SECRET = new byte[32];
    private static final JweJsonDecrypter SHARED =
            JweJsonDecrypter.of(Direct.DIR.decrypter(Keys.secret(SHARED_SECRET), ContentEncryption.A256GCM));
    private static final List<JweJsonDecrypter> DECRYPTERS = List.of(
            JweJsonDecrypter.of(SET),
            JweJsonDecrypter.of(
                    JweDecrypter.of(SECRET, AesKeyWrap.A128KW, ContentEncryption.A128CBC_HS256),
                    InsecureRsa15.RSA1_5.decrypter(Keys.OTHER_RSA, ContentEncryption.A128CBC_HS256),
                    Direct.DIR.decrypter(Keys.secret(32), ContentEncryption.A256GCM),
                    Pbes2.PBES2_HS256_A128KW.decrypter(
                            "password".toCharArray(), 5000, ContentEncryption.A128CBC_HS256)));

    @FuzzTest
    void decrypt(byte[] data) throws IOException {
        String json = new String(data, UTF_8);
        for (JweJsonDecrypter decrypter : DECRYPTERS) {
            try {
                decrypter.decrypt(json).json();
            } catch (InvalidTokenException expected) {
                // The only way out for a token that is not accepted.
            }
            try {
                decrypter.decrypt(new ByteArrayInputStream(data), OutputStream.nullOutputStream(), 1 << 16);
            } catch (InvalidTokenException expected) {
                // As above.
            }
        }
    }

    /**
     * Three lines: a protected header, a header that is not protected, and a plaintext, encrypted under the shared key.
     * In the general and in the flattened form they are accepted alike.
     */
    @FuzzTest
    void decryptEncrypted(byte[] data) throws GeneralSecurityException {
        String[] lines = new String(data, ISO_8859_1).split("\n", 3);
        JsonObject header;
        try {
            header = JsonObject.parse(
                    lines.length < 3 ? "" : lines[1], TokenLimits.defaults().withJsonDepth(20));
        } catch (IllegalArgumentException e) {
            return;
        }
        byte[] plaintext = lines[2].getBytes(ISO_8859_1);
        JsonObject jwe = Tokens.flattened(
                Tokens.encrypted(SHARED_SECRET, ContentEncryption.A256GCM, lines[0].getBytes(ISO_8859_1), plaintext));
        Optional<byte[]> flattened = plaintext(jwe.with("header", header));
        JsonObject recipient = JsonObject.builder().put("header", header).build();
        assertThat(plaintext(jwe.with("recipients", List.of(recipient))).isPresent())
                .isEqualTo(flattened.isPresent());
        flattened.ifPresent(octets -> assertThat(octets).isEqualTo(plaintext));
    }

    private static Optional<byte[]> plaintext(JsonObject jwe) {
        try {
            return Optional.of(SHARED.decrypt(jwe.toJson()).plaintext());
        } catch (InvalidTokenException e) {
            return Optional.empty();
        }
    }
}
