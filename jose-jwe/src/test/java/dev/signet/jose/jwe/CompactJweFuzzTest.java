package dev.signet.jose.jwe;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.JsonObject;
import dev.signet.jose.jwk.Jwk;
import dev.signet.jose.jwk.JwkSet;
import dev.signet.jose.jwk.OctJwk;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Whatever is handed in as a token, nothing but {@link InvalidTokenException} comes out. */
class CompactJweFuzzTest {

    private static final byte[] SECRET = new byte[32];
    private static final JsonObject PASSWORD = Facts.of("vectors/rfc7517/c-pbes2-encrypted-jwk.json");
    private static final int MOST_INFLATED = 100_000;
    private static final JweDecrypter SYMMETRIC = JweDecrypter.of(
                    JwkSet.of(OctJwk.of(SECRET), OctJwk.of(new byte[16])),
                    Set.of(Direct.DIR, AesKeyWrap.A128KW, AesGcmKeyWrap.A256GCMKW),
                    ContentEncryption.A256GCM,
                    ContentEncryption.values())
            .inflating(MOST_INFLATED);

    /** Each of these takes a millisecond for a token that reaches the key. */
    private static final List<JweDecrypter> COSTLY = List.of(
            JweDecrypter.of(
                    JwkSet.of(
                            Keys.RSA,
                            Jwk.of(Facts.of("rfc7518/c-ecdh-es.json")
                                    .object("recipient_private")
                                    .orElseThrow())),
                    Set.of(RsaOaep.RSA_OAEP, EcdhEs.ECDH_ES, EcdhEs.ECDH_ES_A128KW),
                    ContentEncryption.A256GCM,
                    ContentEncryption.values()),
            InsecureRsa15.RSA1_5.decrypter(Keys.OTHER_RSA, ContentEncryption.A128CBC_HS256),
            Pbes2.PBES2_HS256_A128KW.decrypter(
                    Facts.text(PASSWORD, "password_utf8").toCharArray(), 5000, ContentEncryption.A128CBC_HS256));

    @FuzzTest
    void decrypt(byte[] data) {
        read(SYMMETRIC, new String(data, UTF_8));
    }

    @FuzzTest
    void decryptWithCostlyKeys(byte[] data) {
        String token = new String(data, UTF_8);
        for (JweDecrypter decrypter : COSTLY) {
            read(decrypter, token);
        }
    }

    /**
     * The header is anything, the content is encrypted under the shared key: what lies behind the tag is reached too.
     * One character of what is accepted is then changed.
     */
    @FuzzTest
    void decryptEncrypted(byte[] data) throws GeneralSecurityException {
        int cut = data.length == 0 ? 0 : (data[0] & 0xff) % data.length;
        byte[] header = Arrays.copyOf(data, cut);
        byte[] plaintext = Arrays.copyOfRange(data, cut, data.length);
        String token = Tokens.encrypted(SECRET, ContentEncryption.A256GCM, header, plaintext);
        if (read(SYMMETRIC, token)) {
            String changed = changed(token, data[data.length - 1] & 0xff);
            assertThatThrownBy(() -> SYMMETRIC.decrypt(changed)).isInstanceOf(InvalidTokenException.class);
        }
    }

    /** What is inflated is anything. */
    @FuzzTest
    void inflate(byte[] data) throws GeneralSecurityException {
        byte[] header = "{\"alg\":\"dir\",\"enc\":\"A128CBC-HS256\",\"zip\":\"DEF\"}".getBytes(UTF_8);
        read(SYMMETRIC, Tokens.encrypted(SECRET, ContentEncryption.A128CBC_HS256, header, data));
    }

    /** A token from a stream: what a text is decrypted to, if it is not compressed. */
    @FuzzTest
    void decryptStream(byte[] data) throws IOException, GeneralSecurityException {
        byte[] header = "{\"alg\":\"dir\",\"enc\":\"A256GCM\"}".getBytes(UTF_8);
        int cut = data.length == 0 ? 0 : (data[0] & 0xff) % data.length;
        String good = Tokens.encrypted(SECRET, ContentEncryption.A256GCM, header, Arrays.copyOf(data, cut));
        int place = cut % good.length();
        streamed(data);
        streamed(good.getBytes(US_ASCII));
        streamed(
                (good.substring(0, place) + new String(data, ISO_8859_1) + good.substring(place)).getBytes(ISO_8859_1));
    }

    private static void streamed(byte[] token) throws IOException {
        ByteArrayOutputStream plaintext = new ByteArrayOutputStream();
        boolean accepted;
        try {
            SYMMETRIC.decrypt(new ByteArrayInputStream(token), plaintext, MOST_INFLATED);
            accepted = true;
        } catch (InvalidTokenException expected) {
            assertThat(plaintext.size()).isZero();
            accepted = false;
        }
        try {
            DecryptedJwe jwe = SYMMETRIC.decrypt(new String(token, ISO_8859_1));
            if (!jwe.header().parameters().has("zip")) {
                assertThat(accepted).isTrue();
                assertThat(plaintext.toByteArray()).isEqualTo(jwe.plaintext());
            }
        } catch (InvalidTokenException expected) {
            assertThat(accepted).isFalse();
        }
    }

    /** Returns whether the token was accepted. */
    private static boolean read(JweDecrypter decrypter, String token) {
        try {
            DecryptedJwe jwe = decrypter.decrypt(token);
            assertThat(jwe.plaintext().length).isLessThanOrEqualTo(Math.max(MOST_INFLATED, token.length()));
            jwe.json();
            return true;
        } catch (InvalidTokenException expected) {
            // The only way out for a token that is not accepted, or holds no JSON.
            return false;
        }
    }

    private static String changed(String token, int at) {
        int place = at % token.length();
        char other = token.charAt(place) == 'A' ? 'B' : 'A';
        return token.substring(0, place) + other + token.substring(place + 1);
    }
}
